/** What a selector of a policy, a budget or a monitor picks, and who picks an object. Knows no kind. */
import { type Match, matchRequirements } from "../kubernetes/labels.ts";
import type { Pick } from "../resources/mention.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { anyPickKey, type Graph, labelKey, rootKey } from "./graph.ts";
import { byPlace, namespaceFit, nearOf, ofBestRank } from "./selection.ts";
import { isOf, type Placed } from "./source-file.ts";
import { standingOf } from "./standing.ts";
import type { WatchedIndex } from "./watched-index.ts";
import { givenNamespace, rootOf } from "./world.ts";

/** What has labels that a selector can ask for: a workload those of its pods, a Service its own. */
export type Labelled = Placed<Workload> | Placed<Service>;

/** A selector and whose it is. */
export interface PickBy {
  readonly from: Placed;
  readonly pick: Pick;
}

/**
 * The workloads whose pods a selector picks, by the nearest rank that has some, sorted by file and place. A selector
 * without pairs picks what stands beside it; one that cannot be read picks nothing that is known.
 */
export function picked(graph: Graph, from: Placed, pick: Pick, reader?: Placed): readonly Placed<Workload>[] {
  if (pick.of !== "pods" || !pick.selector.readable) return [];
  return nearestFitting(graph, { from, pick }, { labelled: graph.pods, near: graph.pods, reader });
}

/** The Services that a selector picks by their own labels, in the same way. */
export function pickedServices(
  graph: Graph,
  { from, pick }: PickBy,
  reader?: Placed,
): readonly Placed<Service>[] {
  if (pick.of !== "services" || !pick.selector.readable) return [];
  const { labelled, services } = graph;
  return nearestFitting(graph, { from, pick }, { labelled, near: services, reader });
}

/** Whose selectors pick the pods of a workload, or a Service, sorted by file and place. */
export function pickersOf(graph: Graph, pods: Labelled, reader?: Placed): readonly Placed[] {
  return [...new Set(picksOf(graph, pods, reader).map(({ from }) => from))];
}

/** The selectors that pick the pods of a workload, or a Service, sorted by file and place. */
export function picksOf(graph: Graph, object: Labelled, reader?: Placed): readonly PickBy[] {
  return picksNear(graph, object, reader).filter(({ from, pick }) => {
    const all = isOf(object, "service")
      ? pickedServices(graph, { from, pick }, reader)
      : picked(graph, from, pick, reader);
    return all.some((each) => each === object);
  });
}

/** The selectors that ask for a label of an object or for none, sorted by file and place: they may pick it. */
export function picksNear(graph: Graph, object: Labelled, reader?: Placed): readonly PickBy[] {
  const pickers = [...pickersNear(graph, object, reader)].sort(byPlace);
  return pickers.flatMap((from) => from.resource.picks.map((pick) => ({ from, pick })));
}

/** Whose selectors ask for a label of an object, or stand beside it and ask for none, in no order: they may pick it. */
export function pickersNear(graph: Graph, object: Labelled, reader?: Placed): ReadonlySet<Placed> {
  const { root, rings } = standingOf(graph.world, object.document.uri);
  const scope = rootKey(root);
  const pairs = [...(labelsOf(object) ?? [])].map(([key, value]) => labelKey(scope, key, value));
  const beside = graph.picking.outwards(anyPickKey(scope), rings.slice(0, 1), reader);
  const asking = pairs.map((key) => graph.picking.read(key, reader));
  return new Set([...beside, ...asking].flatMap((placed) => [...placed]));
}

/** The same with all that ask for no label, wherever they stand: applied beside the object they would pick it, too. */
export function pickersAnywhere(graph: Graph, object: Labelled, reader?: Placed): ReadonlySet<Placed> {
  const any = anyPickKey(rootKey(rootOf(graph.world, object.document.uri)));
  return new Set([...graph.picking.read(any, reader), ...pickersNear(graph, object, reader)]);
}

/** The labels by which an object is picked; undefined when it has none. */
export function labelsOf(object: Labelled) {
  return isOf(object, "service") ? object.resource.ownLabels?.labels : object.resource.template.labels;
}

/** Whether a selector matches the labels of an object; a part of either that cannot be known leaves it open. */
export function matchPick({ selector }: Pick, object: Labelled): Match {
  return selector.readable
    ? matchRequirements(selector.requirements, labelsOf(object) ?? new Map())
    : "unknown";
}

/** What a selector with pairs may pick, from the inside out; whatever it picks is among them. */
export function mayBePicked(graph: Graph, by: PickBy, reader: Placed): Generator<ReadonlySet<Labelled>> {
  const { pods, labelled } = graph;
  return by.pick.of === "pods"
    ? withRarestPair(graph, by, { labelled: pods, reader })
    : withRarestPair(graph, by, { labelled, reader });
}

/** Where to look: by label, and by folder where a selector asks for no pair. */
interface Offers<Member> {
  readonly labelled: WatchedIndex<Member, Placed>;
  readonly near: WatchedIndex<Member, Placed>;
  readonly reader: Placed | undefined;
}

/** Without pairs a selector means all that is near, in its file or beside it; otherwise the nearest place decides. */
function nearestFitting<Object extends Labelled>(
  graph: Graph,
  { from, pick }: PickBy,
  { labelled, near, reader }: Offers<Object>,
): readonly Object[] {
  const isFitting = (object: Object) =>
    matchPick(pick, object) === "yes" && fitsNamespace(graph, { from, pick }, object);
  if ((pick.selector.pairs?.labels.size ?? 0) === 0) {
    const all = new Set(nearOf(graph, from).flatMap((key) => [...near.read(key, reader)]));
    return [...all].filter(isFitting).sort(byPlace);
  }
  for (const ring of withRarestPair(graph, { from, pick }, { labelled, reader })) {
    const fitting = ofBestRank(graph, from, [...ring].filter(isFitting));
    if (fitting.length > 0) return fitting;
  }
  return [];
}

/**
 * What has the pair of a selector that the fewest have, from the inside out. Pods are kept by label in their folder and
 * kustomizations, too, where another pair may be the rarest.
 */
function* withRarestPair<Object extends Labelled>(
  graph: Graph,
  { from, pick }: PickBy,
  { labelled, reader }: Omit<Offers<Object>, "near">,
): Generator<ReadonlySet<Object>> {
  const rarest = (scope: string) => {
    const pairs = [...(pick.selector.pairs?.labels ?? [])].map(([key, value]) => labelKey(scope, key, value));
    return pairs.sort((a, b) => labelled.size(a) - labelled.size(b))[0] ?? scope;
  };
  const { root, rings } = standingOf(graph.world, from.document.uri);
  const [near = [], ...beyond] = rings;
  if (pick.of === "pods") yield new Set(near.flatMap((scope) => [...labelled.read(rarest(scope), reader)]));
  const key = rarest(rootKey(root));
  yield* labelled.outwards(key, pick.of === "pods" ? beyond : rings, reader);
}

/** Whether a selector looks into the namespace of an object; the labels are not compared. */
export function fitsNamespace(graph: Graph, { from, pick }: PickBy, object: Placed): boolean {
  if (pick.namespaces === "any") return true;
  if (pick.namespaces === "own") return namespaceFit(graph, from, object) !== "differs";
  const namespace = object.resource.namespace ?? givenNamespace(graph.world, object.document.uri);
  return namespace === undefined || pick.namespaces.includes(namespace);
}
