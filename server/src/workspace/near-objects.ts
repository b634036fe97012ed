/** Objects that a name may have meant: nearly the same name, or the same one in another namespace. */
import { distance } from "fastest-levenshtein";
import { isMisspelling, swappedIn } from "../kubernetes/misspelling.ts";
import { type Graph, kindKey, objectKey } from "./graph.ts";
import { type MentionBy, objectsMeant } from "./mentions.ts";
import { byPlace, nearOf } from "./selection.ts";
import type { Placed } from "./source-file.ts";
import { givenNamespace, rootOf } from "./world.ts";

/** The namespace that an object will be in: its own, else the one that kustomizations give it; undefined when it is open. */
export function namespaceOf({ world }: Graph, { resource, document }: Placed): string | undefined {
  const { namespace, namespaceNode } = resource;
  // A placeholder is a namespace too, only not known here.
  return namespace ?? (namespaceNode === undefined ? givenNamespace(world, document.uri) : undefined);
}

/** The objects of a kind in the folder and the kustomizations of who asks, sorted by file and place. */
export function objectsBeside(graph: Graph, from: Placed, kind: string): readonly Placed[] {
  const keys = nearOf(graph, from).map((scope) => kindKey(scope, kind));
  return [...new Set(keys.flatMap((key) => [...graph.objects.read(key, from)]))].sort(byPlace);
}

/** The object beside whose name is the mentioned one but for a slip of the finger, the nearest first. */
export function misspeltObjects(graph: Graph, { from, mention }: MentionBy): readonly Placed[] {
  const asked = mention.namespace ?? namespaceOf(graph, from);
  const far = ({ resource }: Placed) => distance(resource.name ?? "", mention.name);
  return objectsBeside(graph, from, mention.kind)
    .filter(({ resource }) => isSlip(resource.name, mention.name))
    .filter((each) => fits(namespaceOf(graph, each), asked))
    .sort((a, b) => far(a) - far(b));
}

/** Objects of the mentioned name that stand in another namespace, which is named, and nowhere else. */
export function objectsElsewhere(graph: Graph, { from, mention }: MentionBy): readonly Placed[] {
  if (objectsMeant(graph, { from, mention }, from).rank !== undefined) return [];
  const key = objectKey(rootOf(graph.world, from.document.uri), mention);
  return [...graph.objects.read(key, from)].sort(byPlace);
}

function fits(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

/** A longer text is no name, and would take its time to compare. */
const longest = 253;

/** Two letters make a slip in long names only, and a number makes another name: `db2` is not `db`. */
function isSlip(one: string | undefined, other: string): boolean {
  if (one === undefined || Math.abs(one.length - other.length) > 2 || other.length > longest) return false;
  if (!isMisspelling(one, other) && swappedIn(one, other) === undefined) return false;
  const letters = (text: string) => text.replace(/[-\d]/g, "");
  if (letters(one) === letters(other) && /\d/.test(one + other)) return false;
  if (isOtherWord(one, other)) return false;
  return distance(one, other) === 1 || swappedIn(one, other) !== undefined || one.length >= 6;
}

/** Of few letters, one that is another makes another word: `app` is not `api`. */
function isOtherWord(one: string, other: string): boolean {
  return one.length === other.length && one.length <= shortest && swappedIn(one, other) === undefined;
}

/** Words of so many letters are near each other by chance. */
const shortest = 3;
