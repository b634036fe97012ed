/** The other direction of the cable: which Services select the pods of a workload. */
import { type Match, matchPairs } from "../kubernetes/labels.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import type { Graph } from "../workspace/graph.ts";
import { type SelectingService, servicesSelecting } from "../workspace/selecting.ts";
import { servicesNear } from "../workspace/service-variables.ts";
import type { Placed } from "../workspace/source-file.ts";

/** The Services whose best match is this workload, sorted by file and place. */
export function selectingServices(graph: Graph, workload: Placed<Workload>): readonly SelectingService[] {
  return servicesSelecting(graph, workload);
}

/** Whether no Service selects the workload, as far as is known: a templated selector nearby may. */
export function isUnselected(graph: Graph, workload: Placed<Workload>): boolean {
  return selectingServices(graph, workload).length === 0 && !maybeSelected(graph, workload);
}

function maybeSelected(graph: Graph, workload: Placed<Workload>): boolean {
  return servicesNear(graph, workload).some((service) => match(service, workload) === "unknown");
}

function match({ resource }: Placed<Service>, workload: Placed<Workload>): Match {
  return matchPairs(resource.selector?.labels ?? new Map(), workload.resource.template.labels);
}
