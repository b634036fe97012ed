/** What a selector of a policy, a budget or a monitor picks, and who picks an object. Knows no kind. */

import type { Labels, Match } from "../kubernetes/labels.ts";
import { matchRequirements } from "../kubernetes/labels.ts";
import type { Pick } from "../resources/mention.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { anyPickKey, type Graph, labelKey, ownLabelScope, rootKey } from "./graph.ts";
import { byPlace, namespaceFit, nearOf, rankOf, ranks } from "./selection.ts";
import { isOf, type Placed } from "./source-file.ts";
import { givenNamespace, rootOf } from "./world.ts";

/** What has labels that a selector can ask for: a workload those of its pods, a Service its own. */
export type Labelled = Placed<Workload> | Placed<Service>;

/**
 * The workloads whose pods a selector picks, by the nearest rank that has some, sorted by file and place. A selector
 * without pairs picks what stands beside it; one that cannot be read picks nothing that is known.
 */
export function picked(graph: Graph, from: Placed, pick: Pick, reader?: Placed): readonly Placed<Workload>[] {
  if (pick.of !== "pods") return [];
  return nearest(graph, { from, pick }, podsPicked(graph, from, { pick, reader }));
}

/** The Services that a selector picks by their own labels (S8.37), in the same way. */
export function pickedServices(
  graph: Graph,
  from: Placed,
  pick: Pick,
  reader?: Placed,
): readonly Placed<Service>[] {
  if (pick.of !== "services") return [];
  const scope = ownLabelScope(rootOf(graph.world, from.document.uri));
  const keys = keysOf(graph, { from, pick }, { scope, size: (key) => graph.services.size(key) });
  const found = new Set(keys.flatMap((key) => [...graph.services.read(key, reader)]));
  return nearest(graph, { from, pick }, fitting(graph, { from, pick }, [...found]));
}

/** The workloads that a selector matches anywhere in the workspace folder, whatever is nearer. */
export function podsPicked(
  graph: Graph,
  from: Placed,
  { pick, reader }: { readonly pick: Pick; readonly reader: Placed | undefined },
): readonly Placed<Workload>[] {
  const scope = rootKey(rootOf(graph.world, from.document.uri));
  const keys = keysOf(graph, { from, pick }, { scope, size: (key) => graph.pods.size(key) });
  const found = new Set(keys.flatMap((key) => [...graph.pods.read(key, reader)]));
  return fitting(graph, { from, pick }, [...found]);
}

/** Whose selectors pick the pods of a workload, or a Service, sorted by file and place. */
export function pickersOf(graph: Graph, object: Labelled, reader?: Placed): readonly Placed[] {
  const isPicked = (from: Placed) =>
    from.resource.picks.some((pick) =>
      isOf(object, "workload")
        ? picked(graph, from, pick, reader).includes(object)
        : isOf(object, "service") && pickedServices(graph, from, pick, reader).includes(object),
    );
  return mayPick(graph, object, reader).filter(isPicked).sort(byPlace);
}

/** Who has a selector that could pick the object by its labels, near or far. */
export function mayPick(graph: Graph, object: Labelled, reader?: Placed): readonly Placed[] {
  const scope = rootKey(rootOf(graph.world, object.document.uri));
  const pairs = [...labelsOf(object)].map(([key, value]) => labelKey(scope, key, value));
  return [...new Set([anyPickKey(scope), ...pairs].flatMap((key) => [...graph.picking.read(key, reader)]))];
}

/** Whether a selector matches the labels of an object; a part of either that cannot be known leaves it open. */
export function matchPick({ selector }: Pick, object: Labelled): Match {
  return selector.readable ? matchRequirements(selector.requirements, labelsOf(object)) : "unknown";
}

/** The labels that selectors ask for: those of the pods of a workload, those of a Service itself. */
export function labelsOf({ resource }: Labelled): Labels {
  return resource.type === "workload" ? resource.template.labels : (resource.ownLabels?.labels ?? new Map());
}

interface Picking {
  readonly from: Placed;
  readonly pick: Pick;
}

/** The rarest pair is enough: whatever matches stands under it. Without pairs it is everything near. */
function keysOf(
  graph: Graph,
  { from, pick }: Picking,
  { scope, size }: { readonly scope: string; readonly size: (key: string) => number },
): readonly string[] {
  const pairs = [...(pick.selector.pairs?.labels ?? [])].map(([key, value]) => labelKey(scope, key, value));
  const rarest = pairs.sort((a, b) => size(a) - size(b))[0];
  return rarest === undefined ? nearOf(graph, from) : [rarest];
}

function fitting<T extends Labelled>(
  graph: Graph,
  { from, pick }: Picking,
  found: readonly T[],
): readonly T[] {
  return found
    .filter((object) => matchPick(pick, object) === "yes")
    .filter((object) => fitsNamespace(graph, { from, pick }, object));
}

/** Those of the nearest rank; a selector without pairs means all that is near, in its file or beside it. */
function nearest<T extends Labelled>(
  graph: Graph,
  { from, pick }: Picking,
  found: readonly T[],
): readonly T[] {
  const hasPairs = (pick.selector.pairs?.pairs.length ?? 0) > 0;
  const rank = ranks.find((each) => found.some((object) => rankOf(graph, from, object) === each));
  const kept = hasPairs ? found.filter((object) => rankOf(graph, from, object) === rank) : found;
  return [...kept].sort(byPlace);
}

function fitsNamespace(graph: Graph, { from, pick }: Picking, object: Labelled): boolean {
  if (pick.namespaces === "any") return true;
  if (pick.namespaces === "own") return namespaceFit(graph, from, object) !== "differs";
  const namespace = object.resource.namespace ?? givenNamespace(graph.world, object.document.uri);
  return namespace === undefined || pick.namespaces.includes(namespace);
}
