/** Whether a workload is left without a Service. */
import { matchPairs } from "../kubernetes/labels.ts";
import type { Workload } from "../resources/workload.ts";
import type { Graph } from "../workspace/graph.ts";
import { selectingServices } from "../workspace/selecting-services.ts";
import { servicesNear } from "../workspace/service-variables.ts";
import type { Placed } from "../workspace/source-file.ts";

/** Whether no Service selects the workload, as far as is known: a templated selector nearby may. */
export function isUnselected(graph: Graph, workload: Placed<Workload>): boolean {
  return selectingServices(graph, workload).length === 0 && !maybeSelected(graph, workload);
}

function maybeSelected(graph: Graph, workload: Placed<Workload>): boolean {
  const { labels } = workload.resource.template;
  return servicesNear(graph, workload).some(
    ({ resource }) => matchPairs(resource.selector?.labels ?? new Map(), labels) === "unknown",
  );
}
