/** What every object has: kind, name, namespace, place. */
import type { Range } from "../text/range.ts";
import { shapeOf } from "../yaml/edits.ts";
import type { YamlNode, YamlScalar } from "../yaml/node.ts";
import { asMap, asScalar, child, descend, pairOf } from "../yaml/node.ts";
import { stringOf } from "../yaml/value.ts";
import { readIgnores, readTemplateIgnores } from "./ignores.ts";
import { malformedOf, nonStringsOf } from "./labels.ts";
import type { Identity } from "./resource.ts";

/** One object of a document, on its way to a resource. */
export interface ObjectSource {
  readonly root: YamlNode;
  /** The text of the document, in which every range counts. */
  readonly text: string;
  readonly range: Range;
  readonly item: number;
  readonly complete: boolean;
}

/** The identity of an object, or undefined when `apiVersion` or `kind` is no known text. */
export function readIdentity({
  root,
  range,
  item,
  complete,
}: Omit<ObjectSource, "text">): Identity | undefined {
  const version = readVersion(root);
  if (version === undefined) return undefined;
  const nameNode = asScalar(descend(root, "metadata", "name"));
  const namespaceNode = asScalar(descend(root, "metadata", "namespace"));
  return {
    ...version,
    name: knownText(nameNode),
    nameNode,
    namespace: knownText(namespaceNode),
    namespaceNode,
    metadataShape: shapeOf(asMap(child(root, "metadata"))),
    range,
    item,
    complete,
    nonStrings: [
      ...nonStringsOf("metadata.labels", root, "metadata", "labels"),
      ...nonStringsOf("metadata.annotations", root, "metadata", "annotations"),
    ],
    malformed: malformedOf("metadata.labels", descend(root, "metadata", "labels")),
    ignores: [...readIgnores(root), ...readTemplateIgnores(root)],
    mentions: [],
    picks: [],
  };
}

/** What an object is; undefined when `apiVersion` or `kind` is no known text. */
export function readVersion(root: YamlNode): Pick<Identity, "apiVersion" | "kind" | "kindRange"> | undefined {
  const apiVersion = knownText(asScalar(child(root, "apiVersion")));
  const pair = pairOf(root, "kind");
  const kind = knownText(asScalar(pair?.value));
  if (apiVersion === undefined || pair === undefined || kind === undefined) return undefined;
  return { apiVersion, kind, kindRange: { start: pair.keyRange.start, end: pair.value.range.end } };
}

/** A text that is there and known; empty, null, templated and non-string scalars give undefined. */
export function knownText(node: YamlScalar | undefined): string | undefined {
  const text = node === undefined ? undefined : stringOf(node);
  return text === "" ? undefined : text;
}
