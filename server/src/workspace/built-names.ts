/** The names that kustomizations make of others: `prod-web` is the Service `web` in an overlay with `namePrefix: prod-`. */
import type { Mention } from "../resources/mention.ts";
import { affixedKey, generatedNamed } from "./generators.ts";
import { type Graph, objectKey } from "./graph.ts";
import type { Placed } from "./source-file.ts";
import { groupsOf, rootOf } from "./world.ts";

/** What a kustomization puts around the names of all that it builds. */
interface Affixes {
  /** The plain uri of its folder. */
  readonly folder: string;
  readonly prefix: string;
  readonly suffix: string;
}

/** Those of the kustomizations that have some, in the order of folders; who asks is told of changes. */
function affixesIn({ generators, world }: Graph, reader: Placed): readonly Affixes[] {
  return [...generators.read(affixedKey, reader)].sort().flatMap((folder) => {
    const affixes = world.kustomizations.get(folder)?.affixes;
    return affixes === undefined ? [] : [{ folder, ...affixes }];
  });
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
  const affixes = affixesIn(graph, from);
  return originalsOf(affixes, { name: mention.name, folders: [] }).some(({ name, folders }) => {
    const original = { kind: mention.kind, name };
    if (generatedNamed(graph, original, from).length > 0) return true;
    return [...graph.objects.read(objectKey(root, original), from)].some(({ document }) => {
      const { groups } = groupsOf(world, document.uri);
      return folders.every((folder) => groups.includes(folder));
    });
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
