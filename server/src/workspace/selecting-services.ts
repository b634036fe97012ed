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

/** The Services whose best match is this workload, sorted by file and place. `reader` is told of changes. */
export function selectingServices(
  graph: Graph,
  workload: Placed<Workload>,
  reader?: Placed,
): readonly SelectingService[] {
  const scope = rootKey(rootOf(graph.world, workload.document.uri));
  const candidates = new Set<Placed<Service>>();
  for (const [key, value] of workload.resource.template.labels) {
    if (value === undefined) continue;
    for (const service of graph.services.read(labelKey(scope, key, value), reader)) candidates.add(service);
  }
  const question = { scope: "auto", ...(reader === undefined ? {} : { reader }) } as const;
  return [...candidates]
    .filter(({ resource }) => {
      const wanted = resource.selector?.labels ?? new Map();
      return matchPairs(wanted, workload.resource.template.labels) === "yes";
    })
    .sort(byPlace)
    .flatMap((service) => {
      const { pods } = selectPods(graph, service, question);
      const mine = pods.find(({ placed }) => placed === workload);
      return mine === undefined ? [] : [{ service, pods: mine }];
    });
}
