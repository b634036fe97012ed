/**
 * Names for objects that outlive edits: file, kind, namespace and name, not the place. Of several that share all four,
 * those behind the first are numbered.
 */
import { objectKind } from "../../kubernetes/kinds.ts";
import type { Placed, SourceFile } from "../../workspace/source-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";

export type ObjectIds = (placed: Placed) => string;

/** Ids as long as the workspace does not change. `pathOf` says how a file is called in them. */
export function objectIds(workspace: Workspace, pathOf: (uri: string) => string): ObjectIds {
  const byFile = new Map<string, ReadonlyMap<Placed, string>>();
  return (placed) => {
    const { uri } = placed.document;
    const known = byFile.get(uri) ?? idsIn(workspace.file(uri), pathOf(uri));
    byFile.set(uri, known);
    return known.get(placed) ?? `${pathOf(uri)}#`;
  };
}

function idsIn(file: SourceFile | undefined, path: string): ReadonlyMap<Placed, string> {
  const ids = new Map<Placed, string>();
  const counts = new Map<string, number>();
  for (const placed of file?.documents.flatMap(({ resources }) => resources) ?? []) {
    const id = `${path}#${partsOf(placed).map(encoded).join("/")}`;
    const count = (counts.get(id) ?? 0) + 1;
    counts.set(id, count);
    ids.set(placed, count === 1 ? id : `${id}~${count}`);
  }
  return ids;
}

function partsOf({ resource }: Placed): readonly string[] {
  const { namespace, namespaceNode, name, nameNode } = resource;
  return [objectKind(resource), namespace ?? namespaceNode?.text ?? "", name ?? nameNode?.text ?? ""];
}

/** Nothing in a name may look like what separates the parts. */
function encoded(part: string): string {
  return part.replace(/[#/~%\p{Cc}]/gu, (character) => {
    return `%${character.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`;
  });
}
