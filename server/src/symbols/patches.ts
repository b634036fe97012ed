/** The pieces that kustomizations lay over an object: a patch finds its object by kind and name. */
import { objectKind } from "../kubernetes/kinds.ts";
import type { Placed, SourceDocument } from "../workspace/source-file.ts";
import { plain, resolvePath } from "../workspace/uri.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { groupsOf } from "../workspace/world.ts";

/** The patches in files that name the object, in the order of the kustomizations that build it. */
export function patchesOf(workspace: Workspace, object: Placed): readonly Placed[] {
  const { name } = object.resource;
  const kind = objectKind(object.resource);
  const pieces = patchesOver(workspace, object.document.uri).flatMap(({ resources }) => resources);
  return pieces.filter(({ resource }) => resource.name === name && objectKind(resource) === kind);
}

/** The documents of the patch files of the kustomizations that build a file. */
export function patchesOver(workspace: Workspace, uri: string): readonly SourceDocument[] {
  const { world } = workspace;
  const paths = groupsOf(world, uri).groups.flatMap((folder) =>
    (world.kustomizations.get(folder)?.patches ?? []).map((path) => resolvePath(folder, path)),
  );
  return [...new Set(paths)].flatMap((path) => fileAt(workspace, path)?.documents ?? []);
}

/** Kustomizations speak of plain paths, and files stand under uris that may be escaped. */
function fileAt(workspace: Workspace, path: string) {
  return workspace.file(path) ?? [...workspace.files()].find(({ uri }) => plain(uri) === path);
}
