/** The names that kustomizations make of others: `prod-web` is the Service `web` in an overlay with `namePrefix: prod-`. */
import type { Kustomization } from "../resources/kustomization.ts";
import type { Mention } from "../resources/mention.ts";
import { generatedKey } from "./generators.ts";
import { type Graph, objectKey } from "./graph.ts";
import type { Placed } from "./source-file.ts";
import { groupsOf, rootOf } from "./world.ts";

/** What a kustomization puts around the names of all that it builds. */
export interface Affixes {
  /** The plain uri of its folder. */
  readonly folder: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Those of the kustomizations that have some, in the order of folders. */
export function affixesOf(kustomizations: ReadonlyMap<string, Kustomization>): readonly Affixes[] {
  return [...kustomizations]
    .map(([folder, { affixes }]) => ({ folder, ...affixes }))
    .filter(({ prefix, suffix }) => prefix !== "" || suffix !== "")
    .sort((a, b) => (a.folder < b.folder ? -1 : 1));
}

/**
 * Whether a kustomization makes the mentioned name out of that of an object which it builds. Which of its overlays
 * is applied nobody knows here, so that such a name is neither missing nor certain.
 */
export function isBuiltName(
  graph: Graph,
  { from, mention }: { readonly from: Placed; readonly mention: Pick<Mention, "kind" | "name"> },
): boolean {
  const { world } = graph;
  const root = rootOf(world, from.document.uri);
  return originalsOf(world.affixes, { name: mention.name, folders: [] }).some(({ name, folders }) => {
    const generated = world.generated.get(generatedKey({ kind: mention.kind, name })) ?? [];
    const objects = graph.objects.read(objectKey(root, { kind: mention.kind, name }), from);
    return (
      generated.length > 0 ||
      [...objects].some(({ document }) => {
        const { groups } = groupsOf(world, document.uri);
        return folders.every((folder) => groups.includes(folder));
      })
    );
  });
}

interface Original {
  readonly name: string;
  /** The kustomizations that make the other name of it. */
  readonly folders: readonly string[];
}

/** An overlay of an overlay puts its own around what is there already. */
function originalsOf(affixes: readonly Affixes[], { name, folders }: Original): readonly Original[] {
  return affixes.flatMap(({ folder, prefix, suffix }) => {
    const isAround = name.startsWith(prefix) && name.endsWith(suffix);
    const rest = name.length - prefix.length - suffix.length;
    if (!isAround || rest < 1 || folders.includes(folder)) return [];
    const original = {
      name: name.slice(prefix.length, prefix.length + rest),
      folders: [...folders, folder],
    };
    return [original, ...(folders.length < deepest ? originalsOf(affixes, original) : [])];
  });
}

/** More overlays of overlays than these are not unravelled. */
const deepest = 3;
