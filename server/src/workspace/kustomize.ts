/** Which files kustomizations bring together, and what they do to them. */
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

/** Kustomizations by the plain uri of their folder. */
export type Kustomizations = ReadonlyMap<string, Kustomization>;

/** What all kustomizations together say. */
export interface Builds {
  readonly kustomizations: Kustomizations;
  /** The kustomizations that name a file or folder as a member, by its plain uri. */
  readonly namedBy: Namers;
  /** The kustomizations that apply a file as a patch, by its plain uri. */
  readonly appliedBy: Namers;
  /** What the kustomizations say of each file that they name, by its plain uri. */
  readonly groups: ReadonlyMap<string, FileGroups>;
  /** What is patched in what a kustomization builds, by the plain uri of its folder. */
  readonly patchedIn: ReadonlyMap<string, Patched>;
}

/** Folders of kustomizations by the plain uri of what they name. */
export type Namers = ReadonlyMap<string, readonly string[]>;

export const noBuilds: Builds = {
  kustomizations: new Map(),
  namedBy: new Map(),
  appliedBy: new Map(),
  groups: new Map(),
  patchedIn: new Map(),
};

/** The files and folders that the kustomization of a folder names as members, by plain uri. */
export function membersOf(folder: string, kustomization: Kustomization | undefined): readonly string[] {
  return (kustomization?.members ?? []).map((path) => resolvePath(folder, path));
}

/** The files that the kustomization of a folder applies as patches, by plain uri. */
export function patchesOf(folder: string, kustomization: Kustomization | undefined): readonly string[] {
  return (kustomization?.patches ?? []).map((path) => resolvePath(folder, path));
}

/** The files that a kustomization builds, in its order; a circle of kustomizations is walked once. */
export function filesOf(
  folder: string,
  kustomizations: Kustomizations,
  seen: Set<string> = new Set(),
): ReadonlySet<string> {
  const files = new Set<string>();
  if (seen.has(folder)) return files;
  seen.add(folder);
  for (const target of membersOf(folder, kustomizations.get(folder))) {
    if (!kustomizations.has(target)) files.add(target);
    else for (const file of filesOf(target, kustomizations, seen)) files.add(file);
  }
  return files;
}

/**
 * What is patched in what the kustomization of a folder builds: by itself, by the patches in files that it applies, and
 * by the kustomizations and components among its members. `touchesOf` says it of a file by its plain uri; a file or a
 * member that is not here may touch anything. Undefined when the folder has no kustomization.
 */
export function patchedBelow(
  folder: string,
  kustomizations: Kustomizations,
  touchesOf: (file: string) => Patched | undefined,
): Patched | undefined {
  const seen = new Set<string>();
  const ask = (at: string): Patched => {
    const kustomization = kustomizations.get(at);
    if (kustomization === undefined || seen.has(at)) return nothing;
    seen.add(at);
    const strangers = kustomization.components.filter((path) => !kustomizations.has(resolvePath(at, path)));
    return unionOf([
      kustomization.patched,
      ...patchesOf(at, kustomization).map((file) => touchesOf(file) ?? anything),
      ...strangers.map(() => anything),
      ...membersOf(at, kustomization).map(ask),
    ]);
  };
  return kustomizations.has(folder) ? ask(folder) : undefined;
}

/** The folders, and those whose kustomizations build them, before a change or after it. */
export function upwards(folders: Iterable<string>, before: Builds, now: Builds): ReadonlySet<string> {
  const found = new Set(folders);
  // A set that grows is walked to its end.
  for (const folder of found) for (const namer of namersOf(folder, before, now)) found.add(namer);
  return found;
}

/** The kustomizations that name a folder as a member, before a change or after it. */
export function namersOf(folder: string, before: Builds, now: Builds): readonly string[] {
  return [...(before.namedBy.get(folder) ?? []), ...(now.namedBy.get(folder) ?? [])];
}
