/** What the generators of kustomizations make, and which of it a file meets in a build (S9.14). */
import type { Generated } from "../resources/generated.ts";
import type { Kustomization } from "../resources/kustomization.ts";
import type { Graph } from "./graph.ts";
import { membersOf } from "./kustomize.ts";
import type { Placed } from "./source-file.ts";
import { folderOf, plain } from "./uri.ts";
import { groupsOf, type World } from "./world.ts";

function generatedKey({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return `${kind}/${name}`;
}

/** The key under which those stand who asked what the kustomization of a folder builds. */
export function buildKey(folder: string): string {
  return `build ${folder}`;
}

/** The key of the kustomizations that put something around the names of what they build. */
export const affixedKey = "affixed";

/** The keys under which a kustomization is found by what it makes of names. */
export function makerKeys(kustomization: Kustomization | undefined): readonly string[] {
  const { prefix = "", suffix = "" } = kustomization?.affixes ?? {};
  const generated = (kustomization?.generated ?? []).map(generatedKey);
  return prefix === "" && suffix === "" ? generated : [...generated, affixedKey];
}

/** What any kustomization makes of a kind and name, in the order of folders; who asks is told of changes. */
export function generatedNamed(
  { generators, world }: Graph,
  named: { readonly kind: string; readonly name: string },
  reader: Placed,
): readonly Generated[] {
  const key = generatedKey(named);
  const folders = [...generators.read(key, reader)].sort();
  const all = folders.flatMap((folder) => world.kustomizations.get(folder)?.generated ?? []);
  return all.filter((each) => generatedKey(each) === key);
}

/**
 * What is made of a kind in the builds of who asks: by the kustomizations over its file and all that those build, in
 * the order of folders. Who asks is told of changes.
 */
export function generatedBeside(graph: Graph, reader: Placed, kind: string): readonly Generated[] {
  const { generators, world } = graph;
  const { uri } = reader.document;
  const groups = [...groupsOf(world, uri).groups, plain(folderOf(uri))];
  for (const group of groups) generators.read(buildKey(group), reader);
  if (generators.isEmpty) return [];
  const seen = new Set<string>();
  for (const group of groups) walk(world, group, seen);
  const all = [...seen].sort().flatMap((folder) => world.kustomizations.get(folder)?.generated ?? []);
  return all.filter((each) => each.kind === kind);
}

function walk(world: World, folder: string, seen: Set<string>): void {
  const kustomization = world.kustomizations.get(folder);
  if (kustomization === undefined || seen.has(folder)) return;
  seen.add(folder);
  for (const member of membersOf(folder, kustomization)) walk(world, member, seen);
}
