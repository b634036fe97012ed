/**
 * An object that somebody names and that is not there, and one that is there and has nearly the name. Most names
 * without an object are no mistake (a Secret that somebody makes by hand, another repository), so a slip is asked for.
 */
import { distance } from "fastest-levenshtein";
import { isGivenByCluster } from "../kubernetes/given-objects.ts";
import { isMisspelling, isSlip } from "../kubernetes/misspelling.ts";
import type { Mention } from "../resources/mention.ts";
import { isBuiltName } from "./built-names.ts";
import { generatedBeside, generatedNamed } from "./generators.ts";
import { type Graph, kindKey, madeKey, nameKey, objectKey } from "./graph.ts";
import { mayBeMeant, mentionsOf, objectsMeant } from "./mentions.ts";
import { byPlace, nearOf } from "./selection.ts";
import type { Placed } from "./source-file.ts";
import { rootOf } from "./world.ts";

/** A name that is there. */
export interface NearName {
  readonly name: string;
  /** Undefined for what a kustomization makes. */
  readonly placed: Placed | undefined;
}

export interface Mentioned {
  readonly from: Placed;
  readonly mention: Mention;
}

/** The object that was probably meant; undefined when the name is somewhere, may be, or nothing beside is like it. */
export function nearName(graph: Graph, mentioned: Mentioned): NearName | undefined {
  if (mayExist(graph, mentioned)) return undefined;
  const { mention } = mentioned;
  const far = ({ name }: NearName) => distance(name, mention.name);
  return candidatesOf(graph, mentioned)
    .filter(({ name }) => isMisspelling(mention.name, name) || isSlip(mention.name, name))
    .filter((each) => !isOwn(graph, mentioned, each))
    .filter((each) => isSlip(mention.name, each.name) || isLoose(graph, mentioned, each))
    .sort((a, b) => far(a) - far(b))[0];
}

/**
 * A name that holds the name of who mentions it was written for that, like `api-settings` in `api`, where others use
 * the `app-settings` beside.
 */
function isOwn(graph: Graph, { from, mention }: Mentioned, { name, placed }: NearName): boolean {
  const own = from.resource.name;
  if (own === undefined || !mention.name.includes(own) || name.includes(own)) return false;
  return placed === undefined || mentionsOf(graph, placed, from).length > 0;
}

/** In one file, an object that nobody names is a loose end on the other side. */
function isLoose(graph: Graph, { from }: Mentioned, { placed }: NearName): boolean {
  return placed?.document.uri === from.document.uri && mentionsOf(graph, placed, from).length === 0;
}

/** True when something of the name and in a namespace that fits is anywhere in the workspace folder, or may be made or stand where nobody can read. */
function mayExist(graph: Graph, { from, mention }: Mentioned): boolean {
  const root = rootOf(graph.world, from.document.uri);
  const key = objectKey(root, mention);
  if (isGivenByCluster(mention) || generatedNamed(graph, mention, from).length > 0) return true;
  if (objectsMeant(graph, { from, mention }, from).rank !== undefined) return true;
  if (isBuiltName(graph, { from, mention })) return true;
  // Whoever serves a custom resource of that name may make the object: a SealedSecret its Secret.
  if (graph.customs.read(nameKey(root, mention.name), from).size > 0) return true;
  if (mention.kind === "Secret" && graph.customs.read(madeKey(root, mention.name), from).size > 0)
    return true;
  const makers = [...graph.mentioning.read(key, from)];
  if (makers.some(({ resource }) => resource.type === "certificate")) return true;
  return nearOf(graph, from)
    .flatMap((scope) => [...graph.unread.read(scope, from)])
    .some(
      ({ uri, content }) => uri === from.document.uri || content.unread?.words.has(mention.name) === true,
    );
}

/** What is of the kind in the folder and the kustomizations of who mentions, in its namespace. */
function candidatesOf(graph: Graph, { from, mention }: Mentioned): readonly NearName[] {
  const scopes = nearOf(graph, from).map((scope) => kindKey(scope, mention.kind));
  const near = new Set(scopes.flatMap((key) => [...graph.objects.read(key, from)]));
  const placed = [...near]
    .filter((object) => mayBeMeant(graph, { from, mention }, object))
    .sort(byPlace)
    .flatMap((object) =>
      object.resource.name === undefined ? [] : [{ name: object.resource.name, placed: object }],
    );
  const made = generatedBeside(graph, from, mention.kind);
  return [...placed, ...made.map(({ name }) => ({ name, placed: undefined }))];
}
