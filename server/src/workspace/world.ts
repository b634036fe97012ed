/**
 * What decides which files belong together, apart from the files themselves: workspace folders, kustomizations,
 * charts. Immutable; a change makes a new world, and `sameOutlook` tells for which files it is another one.
 */
import { type Kustomization, sameKustomization } from "../resources/kustomization.ts";
import { type Patched, samePatched } from "../resources/patched.ts";
import { rebuilt } from "./builds.ts";
import { edited } from "./edited.ts";
import { type Builds, type FileGroups, noBuilds, ungrouped } from "./kustomize.ts";
import { joinProjects, type Project } from "./project.ts";
import type { ProjectFile } from "./project-file.ts";
import type { Steps } from "./steps.ts";
import { ancestors, folderOf, isWithin, plain } from "./uri.ts";

export interface World extends Builds {
  /** Uris of the workspace folders, without a final `/`. */
  readonly folders: readonly string[];
  /** Folders that hold a `Chart.yaml`. */
  readonly charts: ReadonlySet<string>;
  /** The `.patchbay.yaml` files, by the uri of their folder. */
  readonly projectFiles: ReadonlyMap<string, ProjectFile>;
  /** What those decide for the files of a folder. */
  readonly projectIn: (folder: string) => Project;
}

/** Folders, and nothing that anybody said of them. */
export function emptyWorld(folders: readonly string[]): World {
  const projectFiles = new Map<string, ProjectFile>();
  return { ...noBuilds, folders, charts: new Set(), projectFiles, projectIn: joinProjects(projectFiles) };
}

/** What files say now of others; what is undefined is gone. */
export interface WorldChange {
  /** By the plain uri of their folder. */
  readonly kustomizations: ReadonlyMap<string, Kustomization | undefined>;
  /** Whether there is a chart, by the uri of its folder. */
  readonly charts: ReadonlyMap<string, boolean>;
  /** By the uri of their folder. */
  readonly projectFiles: ReadonlyMap<string, ProjectFile | undefined>;
  /** Files that are applied as patches and say something else, by plain uri. */
  readonly patchFiles: readonly string[];
  /** What a file touches that is applied as a patch, by its plain uri; undefined when it is not here. */
  readonly touchesOf: (file: string) => Patched | undefined;
}

export interface NextWorld {
  readonly world: World;
  /** Files that it may say something else of, by plain uri. */
  readonly files: ReadonlySet<string>;
  /** Folders below which it may say something else of all files. */
  readonly below: readonly string[];
  /** The kustomizations that changed, and those which build something else because of them. */
  readonly kustomizations: readonly string[];
  readonly over: ReadonlySet<string>;
}

/** The world after a change. The one before is left as it is, so the steps may be given up halfway. */
export function* worldAfter(before: World, change: WorldChange): Steps<NextWorld> {
  const kustomizations = new Map(
    [...change.kustomizations].filter(
      ([folder, now]) => !sameKustomization(before.kustomizations.get(folder), now),
    ),
  );
  const { builds, files, over } = yield* rebuilt(before, { ...change, kustomizations });
  const charts = new Set(before.charts);
  for (const [folder, present] of change.charts) charts[present ? "add" : "delete"](folder);
  const projectFiles = edited(before.projectFiles, change.projectFiles);
  const projectIn = change.projectFiles.size === 0 ? before.projectIn : joinProjects(projectFiles);
  return {
    world: { ...before, ...builds, charts, projectFiles, projectIn },
    files,
    below: [...change.charts.keys(), ...change.projectFiles.keys()],
    kustomizations: [...kustomizations.keys()],
    over,
  };
}

/** What the `.patchbay.yaml` files beside and above a file decide for it. */
export function projectOf({ projectIn }: World, uri: string): Project {
  return projectIn(folderOf(uri));
}

/** True when a `.patchbay.yaml` leaves the file out. */
export function isExcluded(world: World, uri: string): boolean {
  return projectOf(world, uri).isExcluded(uri);
}

/** The workspace folder that holds a file, the innermost one; for a file outside of all, its own folder. */
export function rootOf({ folders }: World, uri: string): string {
  const holding = folders.filter((folder) => isWithin(uri, folder));
  return holding.sort((a, b) => b.length - a.length)[0] ?? folderOf(uri);
}

/** The groups of a file; none when no kustomization names it. */
export function groupsOf({ groups }: World, uri: string): FileGroups {
  return groups.get(plain(uri)) ?? ungrouped;
}

/**
 * The namespace that kustomizations give to the objects of a file. Undefined when none sets one, or when several
 * disagree: then it depends on which of them is applied.
 */
export function givenNamespace(world: World, uri: string): string | undefined {
  const given = groupsOf(world, uri).groups.flatMap(
    (group) => world.kustomizations.get(group)?.namespace ?? [],
  );
  return new Set(given).size === 1 ? given[0] : undefined;
}

/** True when the file belongs to a Helm chart: a world of its own, which nobody can judge before it is rendered. */
export function inChart(world: World, uri: string): boolean {
  if (world.charts.size === 0) return false;
  return ancestors(folderOf(uri), rootOf(world, uri)).some((folder) => world.charts.has(folder));
}

/** True when the objects of the file are no objects of this world: of a chart, pieces that patch others, or left out. */
export function isOutside(world: World, uri: string): boolean {
  return groupsOf(world, uri).patch || inChart(world, uri) || isExcluded(world, uri);
}

/** True when a kustomization over the file may give its objects labels, selectors included, or anything else. */
export function mayBeLabelled(world: World, uri: string): boolean {
  return groupsOf(world, uri).groups.some((group) => {
    const kustomization = world.kustomizations.get(group);
    const patched = kustomization?.patched;
    return patched?.labels === true || (kustomization?.labelKeys.size ?? 0) > 0;
  });
}

/** What kustomizations over either of two files may change unseen, so that what is missing may only be missing here. */
export function mayBePatched(world: World, uris: readonly string[], part: keyof Patched): boolean {
  const groups = uris.flatMap((uri) => groupsOf(world, uri).groups);
  return groups.some((group) => world.patchedIn.get(group)?.[part] === true);
}

/** Label keys that kustomizations over a file set on pods and selectors alike. */
export function commonLabelKeys(world: World, uri: string): ReadonlySet<string> {
  const { groups } = groupsOf(world, uri);
  return new Set(groups.flatMap((group) => [...(world.kustomizations.get(group)?.labelKeys ?? [])]));
}

/** True when two worlds say the same of a file. Asked of many files at once, so it looks at what differs most first. */
export function sameOutlook(one: World, other: World, uri: string): boolean {
  const [mine, theirs] = [groupsOf(one, uri), groupsOf(other, uri)];
  return (
    mine.patch === theirs.patch &&
    sameList(mine.groups, theirs.groups) &&
    sameList(mine.positions, theirs.positions) &&
    mine.groups.every((group) => sameGroup(one, other, group)) &&
    rootOf(one, uri) === rootOf(other, uri) &&
    inChart(one, uri) === inChart(other, uri) &&
    projectOf(one, uri).outlook === projectOf(other, uri).outlook
  );
}

function sameList<Item>(one: readonly Item[], other: readonly Item[]): boolean {
  return one === other || (one.length === other.length && one.every((item, at) => item === other[at]));
}

/** True when a kustomization does the same in both worlds to what it builds. */
function sameGroup(one: World, other: World, group: string): boolean {
  const [mine, theirs] = [one.kustomizations.get(group), other.kustomizations.get(group)];
  return (
    mine?.namespace === theirs?.namespace &&
    samePatched(mine?.patched, theirs?.patched) &&
    (mine === theirs || sameList([...(mine?.labelKeys ?? [])], [...(theirs?.labelKeys ?? [])])) &&
    samePatched(one.patchedIn.get(group), other.patchedIn.get(group))
  );
}
