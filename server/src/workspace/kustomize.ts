/** Which files a kustomization brings together, and what it does to them. */
import type { Kustomization } from "../resources/kustomization.ts";
import { resolvePath } from "./uri.ts";

/** What the kustomizations of the workspace say of one file. */
export interface FileGroups {
  /** Folders of the kustomizations that build the file, directly or through others, sorted. */
  readonly groups: readonly string[];
  /** True when some kustomization applies the file as a patch: its objects are pieces. */
  readonly patch: boolean;
}

export const ungrouped: FileGroups = { groups: [], patch: false };

/** Maps each file that a kustomization names to its groups. Files and folders are named by their plain uris. */
export function groupFiles(
  kustomizations: ReadonlyMap<string, Kustomization>,
): ReadonlyMap<string, FileGroups> {
  const members = new Map<string, string[]>();
  const patches = new Set<string>();
  for (const [folder, kustomization] of [...kustomizations].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const file of filesOf(folder, kustomizations, new Set())) {
      members.set(file, [...(members.get(file) ?? []), folder]);
    }
    for (const path of kustomization.patches) patches.add(resolvePath(folder, path));
  }
  const files = new Set([...members.keys(), ...patches]);
  return new Map(
    [...files].map((file) => [file, { groups: members.get(file) ?? [], patch: patches.has(file) }]),
  );
}

/** The files that a kustomization builds; a circle of kustomizations is walked once. */
function filesOf(
  folder: string,
  kustomizations: ReadonlyMap<string, Kustomization>,
  seen: Set<string>,
): ReadonlySet<string> {
  const files = new Set<string>();
  if (seen.has(folder)) return files;
  seen.add(folder);
  for (const path of kustomizations.get(folder)?.members ?? []) {
    const target = resolvePath(folder, path);
    if (!kustomizations.has(target)) files.add(target);
    else for (const file of filesOf(target, kustomizations, seen)) files.add(file);
  }
  return files;
}
