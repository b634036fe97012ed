/** How many pods a workload runs, as far as manifests decide it. */
import type { Workload } from "../resources/workload.ts";
import { type Graph, nearKeys, scaledKey } from "./graph.ts";
import type { Placed } from "./source-file.ts";
import { folderOf } from "./uri.ts";
import { groupsOf, rootOf } from "./world.ts";

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

function isScaled(graph: Graph, workload: Placed<Workload>, reader: Placed | undefined): boolean {
  const { kind, name, namespace } = workload.resource;
  if (name === undefined || !scalable.has(kind)) return false;
  const key = scaledKey(rootOf(graph.world, workload.document.uri), { kind, name });
  return [...graph.autoscalers.read(key, reader)].some((autoscaler) => {
    const other = autoscaler.resource.namespace;
    const together = namespace === undefined || other === undefined || namespace === other;
    return together && means(graph, autoscaler, { workload, reader });
  });
}

/** An autoscaler that has a workload of the name beside it means that one, and no namesake elsewhere. */
function means(
  graph: Graph,
  { document: { uri } }: Placed,
  { workload, reader }: { readonly workload: Placed<Workload>; readonly reader: Placed | undefined },
): boolean {
  const { kind, name } = workload.resource;
  const beside = nearKeys(folderOf(uri), groupsOf(graph.world, uri))
    .flatMap((key) => [...graph.pods.read(key, reader)])
    .filter(({ resource }) => resource.kind === kind && resource.name === name);
  return beside.length === 0 || beside.includes(workload);
}
