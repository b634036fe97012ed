/** What every object in the picture has. */
import { objectKind } from "../../kubernetes/kinds.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { givenNamespace } from "../../workspace/world.ts";
import type { Draft } from "./draft.ts";
import type { PictureNode, Role } from "./model.ts";

/** An object as a node; its place is its name, else its kind. */
export function cardOf({ ids, workspace }: Draft, placed: Placed, role: Role): PictureNode {
  const { document, resource } = placed;
  const { name, nameNode, namespace, namespaceNode, kindRange, range } = resource;
  return {
    id: ids(placed),
    role,
    kind: objectKind(resource),
    name: name ?? nameNode?.text ?? "",
    namespace: namespace ?? namespaceNode?.text ?? givenNamespace(workspace.world, document.uri),
    state: undefined,
    text: "",
    parent: undefined,
    spot: { document, range: nameNode?.range ?? kindRange ?? { start: range.start, end: range.start } },
    extent: range,
  };
}
