/** How far things are from a file: the scopes under which the graph finds what stands near it and around it. */
import { type FileGroups, ungrouped } from "./kustomize.ts";
import { ancestors, folderOf } from "./uri.ts";
import { groupsOf, rootOf, type World } from "./world.ts";

export interface Rings {
  /**
   * Nearest first, as scopes to read an index by: what stands near the file, then what stands anywhere below its
   * folder and each folder above, up to the workspace folder.
   */
  readonly rings: readonly (readonly string[])[];
  /** The scopes of all rings. */
  readonly scopes: readonly string[];
}

/** By file and by folder, within a world, so that they go with it. */
const known = new WeakMap<World, Map<string, Rings>>();

/** The rings around a file. They are remembered: whoever looks for a name asks for them. */
export function ringsAround(world: World, uri: string): Rings {
  const ofWorld = known.get(world) ?? new Map<string, Rings>();
  known.set(world, ofWorld);
  return ofWorld.get(uri) ?? remember(ofWorld, uri, ringsOf(ofWorld, world, uri));
}

/** Files that no kustomization names have the rings of their folder. */
function ringsOf(ofWorld: Map<string, Rings>, world: World, uri: string): Rings {
  const groups = groupsOf(world, uri);
  const folder = folderOf(uri);
  if (groups === ungrouped) {
    const key = `${folder}/`;
    return ofWorld.get(key) ?? remember(ofWorld, key, makeRings(world, uri, groups));
  }
  return makeRings(world, uri, groups);
}

function makeRings(world: World, uri: string, groups: FileGroups): Rings {
  const folder = folderOf(uri);
  const above = ancestors(folder, rootOf(world, uri)).map((each) => [`below ${each}`]);
  const rings = [nearKeys(folder, groups), ...above];
  return { rings, scopes: rings.flat() };
}

function remember(ofWorld: Map<string, Rings>, key: string, rings: Rings): Rings {
  ofWorld.set(key, rings);
  return rings;
}

/** The keys under which a folder and the kustomizations of a file are found. */
export function nearKeys(folder: string, { groups }: FileGroups): readonly string[] {
  return [`folder ${folder}`, ...groups.map((group) => `group ${group}`)];
}
