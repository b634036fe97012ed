/** In which order objects are created, where the manifests fix it: pods get variables only of Services before them (S4.5). */
import type { Placed } from "./source-file.ts";
import { groupsOf, type World } from "./world.ts";

/**
 * What puts `late` behind `early`: their one file, or every kustomization that builds both, in the order of its
 * `resources`. Undefined when it does not come later, or nothing says which is first.
 */
export function createdAfter(
  world: World,
  late: Placed,
  early: Placed,
): "file" | "kustomization" | undefined {
  if (late.document.uri === early.document.uri) return inFile(late, early) > 0 ? "file" : undefined;
  const positions = positionsOf(world, early);
  const both = [...positionsOf(world, late)].flatMap(([group, position]) => {
    const other = positions.get(group);
    return other === undefined ? [] : [position > other];
  });
  return both.length > 0 && both.every(Boolean) ? "kustomization" : undefined;
}

function inFile({ document, resource }: Placed, other: Placed): number {
  return (
    document.place.start - other.document.place.start || resource.range.start - other.resource.range.start
  );
}

function positionsOf(world: World, { document }: Placed): ReadonlyMap<string, number> {
  const { groups, positions } = groupsOf(world, document.uri);
  return new Map(groups.map((group, at) => [group, positions[at] ?? 0]));
}
