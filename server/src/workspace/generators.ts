/** What the generators of kustomizations make, and which of it a file meets in a build (S9.14). */
import type { Generated } from "../resources/generated.ts";
import type { Kustomization } from "../resources/kustomization.ts";
import { folderOf, plain, resolvePath } from "./uri.ts";
import { groupsOf, type World } from "./world.ts";

export interface GeneratedIn extends Generated {
  /** The plain uri of the folder of the kustomization. */
  readonly folder: string;
}

/** Everything that some kustomization makes, by `generatedKey`, in the order of folders. */
export function generatedBy(
  kustomizations: ReadonlyMap<string, Kustomization>,
): ReadonlyMap<string, readonly GeneratedIn[]> {
  const found = new Map<string, GeneratedIn[]>();
  for (const [folder, { generated }] of [...kustomizations].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const each of generated) {
      const key = generatedKey(each);
      found.set(key, [...(found.get(key) ?? []), { ...each, folder }]);
    }
  }
  return found;
}

export function generatedKey({ kind, name }: { readonly kind: string; readonly name: string }): string {
  return `${kind}/${name}`;
}

/** What is made of a kind in the builds of a file: by the kustomizations over it and all that those build. */
export function generatedBeside(world: World, uri: string, kind: string): readonly GeneratedIn[] {
  if (world.generated.size === 0) return [];
  const seen = new Set<string>();
  for (const group of [...groupsOf(world, uri).groups, plain(folderOf(uri))]) walk(world, group, seen);
  return [...world.generated.values()].flat().filter((each) => each.kind === kind && seen.has(each.folder));
}

function walk(world: World, folder: string, seen: Set<string>): void {
  const kustomization = world.kustomizations.get(folder);
  if (kustomization === undefined || seen.has(folder)) return;
  seen.add(folder);
  for (const path of kustomization.members) walk(world, resolvePath(folder, path), seen);
}
