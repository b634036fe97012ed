/** Which files a kustomization brings together, and what it does to them. */
import type { Kustomization } from "../resources/kustomization.ts";
import { anything, nothing, type Patched, unionOf } from "../resources/patched.ts";
import { resolvePath } from "./uri.ts";

/** What the kustomizations of the workspace say of one file. */
export interface FileGroups {
  /** Folders of the kustomizations that build the file, directly or through others, sorted. */
  readonly groups: readonly string[];
  /** Where the file stands among the files of each of those, in the order in which kustomize reads them. */
  readonly positions: readonly number[];
  /** True when some kustomization applies the file as a patch: its objects are pieces. */
  readonly patch: boolean;
}

export const ungrouped: FileGroups = { groups: [], positions: [], patch: false };

/** Maps each file that a kustomization names to its groups. Files and folders are named by their plain uris. */
export function groupFiles(
  kustomizations: ReadonlyMap<string, Kustomization>,
): ReadonlyMap<string, FileGroups> {
  const members = new Map<string, { groups: string[]; positions: number[] }>();
  const patches = new Set<string>();
  for (const [folder, kustomization] of [...kustomizations].sort(([a], [b]) => (a < b ? -1 : 1))) {
    for (const [position, file] of [...filesOf(folder, kustomizations, new Set())].entries()) {
      const { groups, positions } = members.get(file) ?? { groups: [], positions: [] };
      members.set(file, { groups: [...groups, folder], positions: [...positions, position] });
    }
    for (const path of kustomization.patches) patches.add(resolvePath(folder, path));
  }
  const files = new Set([...members.keys(), ...patches]);
  return new Map(
    [...files].map((file) => [
      file,
      { groups: [], positions: [], ...members.get(file), patch: patches.has(file) },
    ]),
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

/**
 * What is patched in what each kustomization builds: by itself, by the patches in files that it applies, and by the
 * kustomizations and components among its members. A file or a member that is not here may touch anything.
 */
export function patchedBy(
  kustomizations: ReadonlyMap<string, Kustomization>,
  patchFiles: ReadonlyMap<string, Patched>,
): ReadonlyMap<string, Patched> {
  const ask = (folder: string, seen: ReadonlySet<string>): Patched => {
    const kustomization = kustomizations.get(folder);
    if (kustomization === undefined || seen.has(folder)) return nothing;
    const deeper = new Set([...seen, folder]);
    return unionOf([
      kustomization.patched,
      ...kustomization.patches.map((path) => patchFiles.get(resolvePath(folder, path)) ?? anything),
      ...kustomization.components
        .filter((path) => !kustomizations.has(resolvePath(folder, path)))
        .map(() => anything),
      ...kustomization.members.map((path) => ask(resolvePath(folder, path), deeper)),
    ]);
  };
  return new Map([...kustomizations.keys()].map((folder) => [folder, ask(folder, new Set())]));
}
