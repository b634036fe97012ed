/** How many pods a workload runs, as far as manifests decide it. */
import type { Workload } from "../resources/workload.ts";
import { type Graph, objectKey } from "./graph.ts";
import type { Placed } from "./source-file.ts";
import { standingOf } from "./standing.ts";

/** A number, or why there is none: an autoscaler or the nodes of the cluster decide, or it cannot be known. */
export type PodCount = number | "autoscaled" | "per-node" | "unknown";

/** The kinds that an autoscaler can scale (S8.35). */
const scalable: ReadonlySet<string> = new Set([
  "Deployment",
  "ReplicaSet",
  "StatefulSet",
  "ReplicationController",
]);

/** True for a workload whose number of pods an autoscaler can set. */
export function isScalable({ workloadKind }: Workload): boolean {
  return workloadKind !== undefined && scalable.has(workloadKind);
}

/** How many pods a workload runs. `reader` is told when the answer may change. */
export function podCount(graph: Graph, workload: Placed<Workload>, reader: Placed | undefined): PodCount {
  const { workloadKind, replicas } = workload.resource;
  if (workloadKind === "DaemonSet") return "per-node";
  // An autoscaler leaves alone what somebody has set to 0.
  if (replicas !== 0 && isScaled(graph, workload, reader)) return "autoscaled";
  return replicas ?? "unknown";
}

/** Of the autoscalers that stand elsewhere, as many are asked whom they mean: more namesakes have workloads of their own. */
const askedElsewhere = 8;

function isScaled(graph: Graph, workload: Placed<Workload>, reader: Placed | undefined): boolean {
  const { kind, name, namespace } = workload.resource;
  if (name === undefined || !scalable.has(kind)) return false;
  const target = { kind, name };
  const { root, rings } = standingOf(graph.world, workload.document.uri);
  for (const ring of graph.autoscalers.outwards(objectKey(root, target), rings, reader)) {
    const fitting = [...ring].filter(({ resource }) => {
      return namespace === undefined || (resource.namespace ?? namespace) === namespace;
    });
    if (fitting.length === 0) continue;
    return fitting
      .slice(0, askedElsewhere)
      .some((autoscaler) => means(graph, autoscaler, { workload, target, reader }));
  }
  return false;
}

interface Scaling {
  readonly workload: Placed<Workload>;
  readonly target: { readonly kind: string; readonly name: string };
  readonly reader: Placed | undefined;
}

/** An autoscaler that has a workload of the name beside it means that one, and no namesake elsewhere. */
function means(graph: Graph, { document: { uri } }: Placed, { workload, target, reader }: Scaling): boolean {
  const { root, rings } = standingOf(graph.world, uri);
  const [beside] = graph.objects.outwards(objectKey(root, target), rings.slice(0, 1), reader);
  return beside === undefined || beside.size === 0 || beside.has(workload);
}
