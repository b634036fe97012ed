/** The files and folders that a kustomization names, where they are in the workspace. Nobody else links them. */
import { isKustomizationName } from "../resources/kustomization.ts";
import type { SourceDocument } from "../workspace/source-file.ts";
import { folderOf, nameOf, resolvePath } from "../workspace/uri.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { asScalar, child, itemsOf, type YamlNode, type YamlScalar } from "../yaml/node.ts";
import { parseDocument } from "../yaml/parse.ts";
import type { Asked, Spot } from "./answers.ts";

export interface LinkAnswer extends Spot {
  readonly target: string;
}

/** The links of a kustomization, in the order of its fields; none in any other file, and none to what is not there. */
export function links(asked: Asked): readonly LinkAnswer[] {
  const { workspace, uri } = asked;
  const file = workspace.file(uri);
  if (!isKustomizationName(nameOf(uri)) || file?.text === undefined) return [];
  const { text } = file;
  return file.documents.flatMap((document) => {
    const { start, end } = document.place;
    return pathsIn(parseDocument(text.slice(start, end)).root).flatMap((node) =>
      linkOf(workspace, document, node),
    );
  });
}

const lists = ["resources", "bases", "components", "patchesStrategicMerge", "crds", "configurations"];
const patchLists = ["patches", "patchesJson6902", "replacements"];

function pathsIn(root: YamlNode | undefined): readonly YamlScalar[] {
  const listed = lists.flatMap((key) => itemsOf(child(root, key)));
  const patches = patchLists.flatMap((key) => itemsOf(child(root, key)).map((item) => child(item, "path")));
  return [...listed, ...patches].flatMap((node) => asScalar(node) ?? []);
}

function linkOf(workspace: Workspace, document: SourceDocument, node: YamlScalar): readonly LinkAnswer[] {
  const target = targetOf(workspace, resolvePath(folderOf(document.uri), node.text));
  if (target === undefined || node.aliased || node.style === "block") return [];
  const quotes = node.style === "plain" ? 0 : 1;
  const range = { start: node.range.start + quotes, end: node.range.end - quotes };
  return [{ document, range, target }];
}

/** A folder stands for the kustomization in it. */
function targetOf(workspace: Workspace, path: string): string | undefined {
  const names = ["kustomization.yaml", "kustomization.yml", "Kustomization"].map((name) => `${path}/${name}`);
  return [path, ...names].find((each) => workspace.file(each) !== undefined);
}
