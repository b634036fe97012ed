/**
 * Where a file stands: in which workspace folder and kustomizations, and the scopes under which the graph finds what is
 * near it and around it.
 */
import { type FileGroups, ungrouped } from "./kustomize.ts";
import { ancestors, folderOf } from "./uri.ts";
import { groupsOf, rootOf, type World } from "./world.ts";

export interface Standing {
  /** The folder of the file, without the last `/`. */
  readonly folder: string;
  /** The workspace folder that holds it. */
  readonly root: string;
  /** The folder right below the root that holds the file; undefined for a file of the root itself. */
  readonly branch: string | undefined;
  /** Folders of the kustomizations that build it, sorted. */
  readonly groups: readonly string[];
  /**
   * Nearest first, as scopes to read an index by: what stands near the file, then what stands anywhere below its
   * folder and each folder above, up to the workspace folder.
   */
  readonly rings: readonly (readonly string[])[];
  /** The scopes of all rings. */
  readonly scopes: readonly string[];
}

/** By file and by folder, within a world, so that they go with it. */
const known = new WeakMap<World, Map<string, Standing>>();

/** Where a file stands. It is remembered: whoever looks for a name, or compares how near two objects are, asks. */
export function standingOf(world: World, uri: string): Standing {
  const ofWorld = known.get(world) ?? new Map<string, Standing>();
  known.set(world, ofWorld);
  return ofWorld.get(uri) ?? remember(ofWorld, uri, find(ofWorld, world, uri));
}

/** Files that no kustomization names stand where their folder does. */
function find(ofWorld: Map<string, Standing>, world: World, uri: string): Standing {
  const groups = groupsOf(world, uri);
  const folder = folderOf(uri);
  if (groups === ungrouped) {
    const key = `${folder}/`;
    return ofWorld.get(key) ?? remember(ofWorld, key, standingIn(folder, rootOf(world, uri), groups));
  }
  return standingIn(folder, rootOf(world, uri), groups);
}

function standingIn(folder: string, root: string, groups: FileGroups): Standing {
  const folders = ancestors(folder, root);
  const rings = [nearKeys(folder, groups), ...folders.map((each) => [`below ${each}`])];
  return { folder, root, branch: folders.at(-2), groups: groups.groups, rings, scopes: rings.flat() };
}

function remember(ofWorld: Map<string, Standing>, key: string, standing: Standing): Standing {
  ofWorld.set(key, standing);
  return standing;
}

/** The keys under which a folder and the kustomizations of a file are found. */
export function nearKeys(folder: string, { groups }: FileGroups): readonly string[] {
  return [`folder ${folder}`, ...groups.map((group) => `group ${group}`)];
}
