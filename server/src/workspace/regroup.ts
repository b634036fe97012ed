/** Which files kustomizations build after some of them changed: each of those and all over them lists its files anew. */
import {
  type Builds,
  type FileGroups,
  filesOf,
  membersOf,
  patchesOf,
  ungrouped,
  upwards,
} from "./kustomize.ts";
import type { Steps } from "./steps.ts";

type Regrouped = Map<string, FileGroups | undefined>;

/** The groups of the files of which something else is said now; undefined for those that nobody names any more. */
export function* regrouped(before: Builds, now: Builds, folders: readonly string[]): Steps<Regrouped> {
  const changed: Regrouped = new Map();
  const change = (file: string, edit: (groups: FileGroups) => FileGroups) => {
    const groups = edit((changed.has(file) ? changed.get(file) : before.groups.get(file)) ?? ungrouped);
    changed.set(file, groups.groups.length === 0 && !groups.patch ? undefined : groups);
  };
  const listing = folders.filter((folder) => !sameMembers(folder, before, now));
  for (const folder of upwards(listing, before, now)) {
    const [old, files] = [before, now].map(({ kustomizations }) => [...filesOf(folder, kustomizations)]);
    for (const file of old ?? []) change(file, (groups) => without(groups, folder));
    for (const [at, file] of (files ?? []).entries()) change(file, (groups) => including(groups, folder, at));
    yield;
  }
  for (const folder of folders) {
    const patches = [before, now].flatMap(({ kustomizations }) =>
      patchesOf(folder, kustomizations.get(folder)),
    );
    for (const file of patches) change(file, (groups) => ({ ...groups, patch: now.appliedBy.has(file) }));
    yield;
  }
  return changed;
}

/** A kustomization that came or went lists other files even without members: its folder was a file to others. */
function sameMembers(folder: string, before: Builds, now: Builds): boolean {
  const [old, fresh] = [before, now].map(({ kustomizations }) => kustomizations.get(folder));
  if (old === undefined || fresh === undefined) return old === fresh;
  return membersOf(folder, old).join("\n") === membersOf(folder, fresh).join("\n");
}

function without({ groups, positions, patch }: FileGroups, folder: string): FileGroups {
  const others = (_: unknown, at: number) => groups[at] !== folder;
  return { groups: groups.filter(others), positions: positions.filter(others), patch };
}

/** The groups stay sorted. */
function including({ groups, positions, patch }: FileGroups, folder: string, position: number): FileGroups {
  const next = groups.findIndex((group) => group > folder);
  const at = next === -1 ? groups.length : next;
  return {
    groups: groups.toSpliced(at, 0, folder),
    positions: positions.toSpliced(at, 0, position),
    patch,
  };
}
