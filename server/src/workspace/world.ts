/**
 * What decides which files belong together, apart from the files themselves: workspace folders, kustomizations,
 * charts. Immutable; a change makes a new world, and `outlook` tells for which files it is another one.
 */
import type { Kustomization } from "../resources/kustomization.ts";
import { type Patched, samePatched } from "../resources/patched.ts";
import { type Affixes, affixesOf } from "./built-names.ts";
import { type GeneratedIn, generatedBy } from "./generators.ts";
import { type FileGroups, groupFiles, patchedBy, ungrouped } from "./kustomize.ts";
import { joinProjects, type Project } from "./project.ts";
import type { ProjectFile } from "./project-file.ts";
import { ancestors, folderOf, isWithin, plain } from "./uri.ts";

export interface World {
  /** Uris of the workspace folders, without a final `/`. */
  readonly folders: readonly string[];
  /** By the plain uri of their folder. */
  readonly kustomizations: ReadonlyMap<string, Kustomization>;
  /** Folders that hold a `Chart.yaml`. */
  readonly charts: ReadonlySet<string>;
  /** The `.patchbay.yaml` files, by the uri of their folder. */
  readonly projectFiles: ReadonlyMap<string, ProjectFile>;
  /** What those decide for the files of a folder. */
  readonly projectIn: (folder: string) => Project;
  /** What the patches in files touch, by the plain uri of their file. */
  readonly patchFiles: ReadonlyMap<string, Patched>;
  /** What is patched in what a kustomization builds, by the plain uri of its folder. */
  readonly patchedIn: ReadonlyMap<string, Patched>;
  /** Every ConfigMap and Secret that some kustomization makes, by `generatedKey`, with the folders of those that do. */
  readonly generated: ReadonlyMap<string, readonly GeneratedIn[]>;
  /** The same as one text, to be compared. */
  readonly generatedText: string;
  /** What kustomizations put around the names of what they build. */
  readonly affixes: readonly Affixes[];
  /** The same as one text, to be compared. */
  readonly affixesText: string;
  /** What the kustomizations say of each file that they name, by its plain uri. */
  readonly groups: ReadonlyMap<string, FileGroups>;
}

/** A world from its parts. */
export function makeWorld(
  parts: Omit<
    World,
    "groups" | "projectIn" | "patchedIn" | "generated" | "generatedText" | "affixes" | "affixesText"
  >,
): World {
  const { kustomizations, projectFiles, patchFiles } = parts;
  const generated = generatedBy(kustomizations);
  const affixes = affixesOf(kustomizations);
  return {
    ...parts,
    groups: groupFiles(kustomizations),
    patchedIn: patchedBy(kustomizations, patchFiles),
    projectIn: joinProjects(projectFiles),
    generated,
    generatedText: JSON.stringify([...generated]),
    affixes,
    affixesText: JSON.stringify(affixes),
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

/** True when two worlds say the same of a file. Asked of every file at once, so it looks at what differs most first. */
export function sameOutlook(one: World, other: World, uri: string): boolean {
  const [mine, theirs] = [groupsOf(one, uri), groupsOf(other, uri)];
  return (
    mine.patch === theirs.patch &&
    one.generatedText === other.generatedText &&
    one.affixesText === other.affixesText &&
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
    (mine === theirs || sameList([...(mine?.labelKeys ?? [])], [...(theirs?.labelKeys ?? [])])) &&
    samePatched(one.patchedIn.get(group), other.patchedIn.get(group))
  );
}
