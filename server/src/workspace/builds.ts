/**
 * What all kustomizations together say, kept up to date: a change costs what the kustomizations that changed group, and
 * those over them, and not what the workspace holds.
 */
import type { Kustomization } from "../resources/kustomization.ts";
import { type Patched, samePatched } from "../resources/patched.ts";
import { edited } from "./edited.ts";
import {
  type Builds,
  filesOf,
  type Kustomizations,
  membersOf,
  type Namers,
  namersOf,
  patchedBelow,
  patchesOf,
  upwards,
} from "./kustomize.ts";
import { regrouped } from "./regroup.ts";
import type { Steps } from "./steps.ts";

export interface BuildsChange {
  /** Kustomizations that came, changed or went, by the plain uri of their folder. */
  readonly kustomizations: ReadonlyMap<string, Kustomization | undefined>;
  /** Files that came, changed or went and are applied as patches, by plain uri. */
  readonly patchFiles: readonly string[];
  /** What a file touches that is applied as a patch, by its plain uri; undefined when it is not here. */
  readonly touchesOf: (file: string) => Patched | undefined;
}

export interface Rebuilt {
  readonly builds: Builds;
  /** Files of which something else may be said now, by plain uri. */
  readonly files: ReadonlySet<string>;
  /** The kustomizations that changed and all over them: what they build may be something else. */
  readonly over: ReadonlySet<string>;
}

/** What kustomizations say after a change. `before` is left as it is, so the steps may be given up halfway. */
export function* rebuilt(before: Builds, change: BuildsChange): Steps<Rebuilt> {
  const folders = [...change.kustomizations.keys()];
  const kustomizations = edited(before.kustomizations, change.kustomizations);
  const namedBy = renamed(before.namedBy, { before, kustomizations, folders, namesOf: membersOf });
  const appliedBy = renamed(before.appliedBy, { before, kustomizations, folders, namesOf: patchesOf });
  yield;
  const now = { ...before, kustomizations, namedBy, appliedBy };
  const patched = yield* repatched(before, now, change);
  const groups = yield* regrouped(before, now, folders);
  const files = new Set(groups.keys());
  for (const folder of [...folders, ...patched.keys()]) {
    for (const file of filesOf(folder, kustomizations)) files.add(file);
    yield;
  }
  return {
    builds: {
      ...now,
      groups: edited(before.groups, groups),
      patchedIn: edited(before.patchedIn, patched),
    },
    files,
    over: upwards(folders, before, now),
  };
}

interface Renaming {
  readonly before: Builds;
  readonly kustomizations: Kustomizations;
  readonly folders: readonly string[];
  readonly namesOf: typeof membersOf;
}

/** Who names what, after the kustomizations of some folders changed. */
function renamed(namers: Namers, { before, kustomizations, folders, namesOf }: Renaming): Namers {
  const changed = new Map<string, Set<string>>();
  const at = (path: string) => {
    const known = changed.get(path) ?? new Set(namers.get(path));
    changed.set(path, known);
    return known;
  };
  for (const folder of folders) {
    for (const path of namesOf(folder, before.kustomizations.get(folder))) at(path).delete(folder);
    for (const path of namesOf(folder, kustomizations.get(folder))) at(path).add(folder);
  }
  const lists = [...changed].map(
    ([path, known]) => [path, known.size === 0 ? undefined : [...known]] as const,
  );
  return edited(namers, new Map(lists));
}

/** What is patched below those folders where that is something else now: where something changed, and upwards from there. */
function* repatched(
  before: Builds,
  now: Builds,
  { kustomizations, patchFiles, touchesOf }: BuildsChange,
): Steps<ReadonlyMap<string, Patched | undefined>> {
  const appliers = patchFiles.flatMap((file) => [...(now.appliedBy.get(file) ?? [])]);
  // A component that came or went is no stranger any more, or one again, to those who name it.
  const namers = [...kustomizations.keys()].flatMap((folder) => namersOf(folder, before, now));
  const asked = new Set([...kustomizations.keys(), ...appliers, ...namers]);
  const changed = new Map<string, Patched | undefined>();
  for (const folder of asked) {
    const patched = patchedBelow(folder, now.kustomizations, touchesOf);
    const old = before.patchedIn.get(folder);
    if ((patched === undefined) !== (old === undefined) || !samePatched(patched, old)) {
      changed.set(folder, patched);
      for (const namer of namersOf(folder, before, now)) asked.add(namer);
    }
    yield;
  }
  return changed;
}
