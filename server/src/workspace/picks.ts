/** What a selector of a policy, a budget or a monitor picks, and who picks an object. Knows no kind. */
import { matchRequirements } from "../kubernetes/labels.ts";
import type { Pick } from "../resources/mention.ts";
import type { Workload } from "../resources/workload.ts";
import { anyPickKey, type Graph, labelKey, rootKey } from "./graph.ts";
import { byPlace, namespaceFit, nearOf, rankOf, ranks } from "./selection.ts";
import type { Placed } from "./source-file.ts";
import { rootOf } from "./world.ts";

/**
 * The workloads whose pods a selector picks, by the nearest rank that has some, sorted by file and place. A selector
 * without pairs picks what stands beside it; one that cannot be read picks nothing that is known.
 */
export function picked(graph: Graph, from: Placed, pick: Pick, reader?: Placed): readonly Placed<Workload>[] {
  if (pick.of !== "pods" || !pick.selector.readable) return [];
  const fitting = candidates(graph, from, { pick, reader })
    .filter((pods) => matchRequirements(pick.selector.requirements, pods.resource.template.labels) === "yes")
    .filter((pods) => fitsNamespace(graph, from, { pick, pods }));
  const rank = ranks.find((each) => fitting.some((pods) => rankOf(graph, from, pods) === each));
  return fitting.filter((pods) => rankOf(graph, from, pods) === rank).sort(byPlace);
}

/** Whose selectors pick the pods of a workload, sorted by file and place. */
export function pickersOf(graph: Graph, pods: Placed<Workload>, reader?: Placed): readonly Placed[] {
  const scope = rootKey(rootOf(graph.world, pods.document.uri));
  const pairs = [...pods.resource.template.labels].map(([key, value]) => labelKey(scope, key, value));
  const found = new Set([anyPickKey(scope), ...pairs].flatMap((key) => [...graph.picking.read(key, reader)]));
  return [...found]
    .filter((from) => from.resource.picks.some((pick) => picked(graph, from, pick, reader).includes(pods)))
    .sort(byPlace);
}

function candidates(
  graph: Graph,
  from: Placed,
  { pick, reader }: { readonly pick: Pick; readonly reader: Placed | undefined },
): readonly Placed<Workload>[] {
  const scope = rootKey(rootOf(graph.world, from.document.uri));
  const pairs = [...(pick.selector.pairs?.labels ?? [])].map(([key, value]) => labelKey(scope, key, value));
  const rarest = pairs.sort((a, b) => graph.pods.size(a) - graph.pods.size(b))[0];
  const keys = rarest === undefined ? nearOf(graph, from) : [rarest];
  return [...new Set(keys.flatMap((key) => [...graph.pods.read(key, reader)]))];
}

function fitsNamespace(
  graph: Graph,
  from: Placed,
  { pick, pods }: { readonly pick: Pick; readonly pods: Placed<Workload> },
): boolean {
  if (pick.namespaces === "any") return true;
  if (pick.namespaces === "own") return namespaceFit(graph, from, pods) !== "differs";
  const { namespace } = pods.resource;
  return namespace === undefined || pick.namespaces.includes(namespace);
}
