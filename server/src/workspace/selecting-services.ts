/** The other direction of the cable: which Services select the pods of a workload. */
import { matchPairs } from "../kubernetes/labels.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { type Graph, labelKey, rootKey } from "./graph.ts";
import { byPlace, type SelectedPods, selectPods } from "./selection.ts";
import type { Placed } from "./source-file.ts";
import { rootOf } from "./world.ts";

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
    .filter(({ resource }) => matches(resource, workload.resource))
    .sort(byPlace)
    .flatMap((service) => {
      const pods = selectPods(graph, service, { scope: "auto" }).pods.find(
        ({ placed }) => placed === workload,
      );
      return pods === undefined ? [] : [{ service, pods }];
    });
}

function matches({ selector }: Service, { template }: Workload): boolean {
  return matchPairs(selector?.labels ?? new Map(), template.labels) === "yes";
}
