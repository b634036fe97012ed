/**
 * An object that somebody names and that is not there, and one that is there and has nearly the name. Most names
 * without an object are no mistake (a Secret that somebody makes by hand, another repository), so a slip is asked for.
 */
import { distance } from "fastest-levenshtein";
import { isGivenByCluster } from "../kubernetes/given-objects.ts";
import { isMisspelling } from "../kubernetes/misspelling.ts";
import type { Mention } from "../resources/mention.ts";
import { generatedBeside, generatedKey } from "./generators.ts";
import { type Graph, kindKey, nameKey, objectKey } from "./graph.ts";
import { mentionsOf } from "./mentions.ts";
import { byPlace, namespaceFit, nearOf } from "./selection.ts";
import type { Placed } from "./source-file.ts";
import { givenNamespace, rootOf } from "./world.ts";

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
    .filter(({ name }) => isMisspelling(mention.name, name))
    .filter((each) => !isOwn(mentioned, each))
    .filter((each) => isSlip(mention.name, each.name) || isLoose(graph, mentioned, each))
    .sort((a, b) => far(a) - far(b))[0];
}

/** A name that holds the name of who mentions it was written for that, like `api-settings` in `api`. */
function isOwn({ from, mention }: Mentioned, { name }: NearName): boolean {
  const own = from.resource.name;
  return own !== undefined && mention.name.includes(own) && !name.includes(own);
}

/** One letter too many, too few or wrong, or two that changed places: nobody names two things like that. */
function isSlip(one: string, other: string): boolean {
  if (distance(one, other) === 1) return true;
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const swapped = `${one.slice(0, at)}${one[at + 1] ?? ""}${one[at] ?? ""}${one.slice(at + 2)}`;
  return at !== -1 && swapped === other;
}

/** In one file, an object that nobody names is a loose end on the other side. */
function isLoose(graph: Graph, { from }: Mentioned, { placed }: NearName): boolean {
  return placed?.document.uri === from.document.uri && mentionsOf(graph, placed, from).length === 0;
}

/** True when something of the name is anywhere in the workspace folder, or may be made or stand where nobody can read. */
function mayExist(graph: Graph, { from, mention }: Mentioned): boolean {
  const { world } = graph;
  const root = rootOf(world, from.document.uri);
  const key = objectKey(root, mention);
  if (isGivenByCluster(mention) || world.generated.has(generatedKey(mention))) return true;
  if (graph.objects.read(key, from).size > 0) return true;
  // Whoever serves a custom resource of that name may make the object: a SealedSecret its Secret.
  if (graph.customs.read(nameKey(root, mention.name), from).size > 0) return true;
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
    .filter((object) => fits(graph, { from, mention }, object))
    .sort(byPlace)
    .flatMap((object) =>
      object.resource.name === undefined ? [] : [{ name: object.resource.name, placed: object }],
    );
  const made = generatedBeside(graph.world, from.document.uri, mention.kind);
  return [...placed, ...made.map(({ name }) => ({ name, placed: undefined }))];
}

function fits(graph: Graph, { from, mention }: Mentioned, object: Placed): boolean {
  if (mention.namespace === undefined) return namespaceFit(graph, from, object) !== "differs";
  const namespace = object.resource.namespace ?? givenNamespace(graph.world, object.document.uri);
  return namespace === undefined || namespace === mention.namespace;
}
