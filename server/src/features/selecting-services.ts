/** The other direction of the cable: which Services select the pods of a workload. */
import { type Match, matchPairs } from "../kubernetes/labels.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { type Graph, labelKey, rootKey } from "../workspace/graph.ts";
import { byPlace, type SelectedPods, selectPods } from "../workspace/selection.ts";
import { servicesNear } from "../workspace/service-variables.ts";
import type { Placed } from "../workspace/source-file.ts";
import { rootOf } from "../workspace/world.ts";

export interface SelectingService {
  readonly service: Placed<Service>;
  /** The workload as the Service sees it. */
  readonly pods: SelectedPods;
}

/** The Services whose best match is this workload, sorted by file and place. */
export function selectingServices(graph: Graph, workload: Placed<Workload>): readonly SelectingService[] {
  const scope = rootKey(rootOf(graph.world, workload.document.uri));
  const candidates = new Set<Placed<Service>>();
  for (const [key, value] of workload.resource.template.labels) {
    if (value === undefined) continue;
    for (const service of graph.services.read(labelKey(scope, key, value))) candidates.add(service);
  }
  return [...candidates]
    .filter((service) => match(service, workload) === "yes")
    .sort(byPlace)
    .flatMap((service) => {
      const pods = selectPods(graph, service, { scope: "auto" }).pods.find(
        ({ placed }) => placed === workload,
      );
      return pods === undefined ? [] : [{ service, pods }];
    });
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
