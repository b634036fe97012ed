/** Who names whom: the objects that a name may mean, and the other way round. Knows no kind. */
import { objectKind } from "../kubernetes/kinds.ts";
import type { Mention } from "../resources/mention.ts";
import { type Graph, objectKey } from "./graph.ts";
import { byPlace, namespaceFit, ofBestRank, type Rank, rankOf } from "./selection.ts";
import type { Placed } from "./source-file.ts";
import { standingOf } from "./standing.ts";
import { givenNamespace, rootOf } from "./world.ts";

export interface MeantObjects {
  /** The best rank that has an object of the name; undefined when none has. */
  readonly rank: Rank | undefined;
  /** The objects of that rank, sorted by file and place. */
  readonly objects: readonly Placed[];
}

/** An object by kind (in the words of `objectKind`), name and, where it is said, namespace. */
export type ObjectReference = Pick<Mention, "kind" | "name" | "namespace">;

/** A mention and who makes it. */
export interface MentionBy {
  readonly from: Placed;
  readonly mention: Mention;
}

/** The objects that a mention may mean, the nearest ones in the workspace folder of who mentions. `reader` is told of changes. */
export function objectsMeant(
  graph: Graph,
  { from, mention }: { readonly from: Placed; readonly mention: ObjectReference },
  reader?: Placed,
): MeantObjects {
  const objects = nearestMeant(graph, { from, mention }, reader);
  const [nearest] = objects;
  return { rank: nearest && rankOf(graph, from, nearest), objects };
}

function nearestMeant(
  graph: Graph,
  { from, mention }: { readonly from: Placed; readonly mention: ObjectReference },
  reader: Placed | undefined,
): readonly Placed[] {
  const { root, rings } = standingOf(graph.world, from.document.uri);
  for (const ring of graph.objects.outwards(objectKey(root, mention), rings, reader)) {
    const fitting = [...ring].filter((object) => mayBeMeant(graph, { from, mention }, object));
    if (fitting.length > 0) return ofBestRank(graph, from, fitting);
  }
  return [];
}

/** Who mentions an object, sorted by file and place; several mentions of one object in the order of its text. */
export function mentionsOf(graph: Graph, object: Placed, reader?: Placed): readonly MentionBy[] {
  const reference = referenceTo(object);
  if (reference === undefined) return [];
  const key = objectKey(rootOf(graph.world, object.document.uri), reference);
  return meaning(graph, { object, reference, reader }, graph.mentioning.read(key, reader));
}

interface Meant {
  readonly object: Placed;
  readonly reference: ObjectReference;
  readonly reader: Placed | undefined;
}

/** Of those who make a mention of the name, those that mean the object. */
function meaning(
  graph: Graph,
  { object, reference, reader }: Meant,
  mentioning: ReadonlySet<Placed>,
): readonly MentionBy[] {
  const means = (from: Placed) =>
    from.resource.mentions
      .filter(({ kind, name }) => kind === reference.kind && name === reference.name)
      .filter((mention) => nearestMeant(graph, { from, mention }, reader).includes(object))
      .map((mention) => ({ from, mention }));
  return [...mentioning].flatMap(means).sort((a, b) => byPlace(a.from, b.from));
}

/**
 * The same without those who may mean a namesake as well: from as far out as no other object has the name. What others
 * say of theirs is nobody's business here, and costs nothing when it changes.
 */
export function mentionsNear(graph: Graph, object: Placed, reader?: Placed): readonly MentionBy[] {
  const reference = referenceTo(object);
  if (reference === undefined) return [];
  const key = objectKey(rootOf(graph.world, object.document.uri), reference);
  const found = new Set<Placed>();
  const rings = ringsOfItsOwn(graph, { object, key }, reader);
  for (const ring of graph.mentioning.outwards(key, rings, reader)) for (const from of ring) found.add(from);
  return meaning(graph, { object, reference, reader }, found);
}

/** The rings around an object in which no other has its name, and the first of all. */
function ringsOfItsOwn(
  graph: Graph,
  { object, key }: { readonly object: Placed; readonly key: string },
  reader: Placed | undefined,
): readonly (readonly string[])[] {
  const { rings } = standingOf(graph.world, object.document.uri);
  let own = 0;
  for (const ring of graph.objects.outwards(key, rings, reader)) {
    if (ring.size > 1) break;
    own += 1;
  }
  return rings.slice(0, Math.max(own, 1));
}

/** An object as others name it; undefined for one without a known name. */
export function referenceTo({ resource }: Placed): (ObjectReference & { readonly name: string }) | undefined {
  const { name, namespace } = resource;
  return name === undefined ? undefined : { kind: objectKind(resource), name, namespace };
}

/** Whether the namespace of an object fits what is mentioned; the name is not compared. */
export function mayBeMeant(
  graph: Graph,
  { from, mention }: { readonly from: Placed; readonly mention: ObjectReference },
  object: Placed,
): boolean {
  if (mention.namespace === undefined) return namespaceFit(graph, from, object) !== "differs";
  const namespace = object.resource.namespace ?? givenNamespace(graph.world, object.document.uri);
  return namespace === undefined || namespace === mention.namespace;
}
