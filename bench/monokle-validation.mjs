/**
 * What @monokle/validation finds in a folder with its plugin `resource-links`, the one that asks what Patchbay asks:
 * whether what a manifest refers to is there. Nothing is downloaded. The folder is the first argument; prints how many
 * resources that were and how many links lead nowhere.
 */
import { relative } from "node:path";
import { createDefaultMonokleValidator, processRefs, ResourceParser } from "@monokle/validation";
import { parseAllDocuments } from "yaml";
import { textsBelow } from "./folder-texts.mjs";

const [folder] = process.argv.slice(2);
// It fails on a CustomResourceDefinition without a schema, and does not ask for them to follow links.
const resources = textsBelow(folder)
  .flatMap(({ path, text }) => resourcesIn(relative(folder, path), text))
  .filter(({ kind }) => kind !== "CustomResourceDefinition");
processRefs(resources, new ResourceParser());
const validator = createDefaultMonokleValidator();
await validator.preload({ plugins: { "resource-links": true } });
const { runs } = await validator.validate({ resources });
const found = runs.flatMap(({ results }) => results).length;
process.stdout.write(JSON.stringify({ resources: resources.length, found }));

/** The objects of a file as the peer wants them, as its own tools make them of files. */
function resourcesIn(filePath, text) {
  return documentsIn(text).flatMap((document, at) => {
    const content = document.errors.length > 0 ? undefined : plainOf(document);
    const { apiVersion, kind, metadata } = content ?? {};
    if (typeof apiVersion !== "string" || typeof kind !== "string") return [];
    const { name = "", namespace } = metadata ?? {};
    const [start, end] = document.range;
    return [
      {
        id: `${filePath}#${at}`,
        fileId: filePath,
        filePath,
        fileOffset: start,
        name: String(name),
        apiVersion,
        kind,
        namespace,
        content,
        text: text.slice(start, end),
      },
    ];
  });
}

/** Some files are no YAML at all. */
function documentsIn(text) {
  try {
    const documents = parseAllDocuments(text);
    return Array.isArray(documents) ? documents : [];
  } catch {
    return [];
  }
}

function plainOf(document) {
  try {
    return document.toJS() ?? undefined;
  } catch {
    return undefined;
  }
}
