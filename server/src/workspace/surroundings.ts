/** What stands near a Service, read once for all the questions about it: its folder and its kustomizations. */

import { matchPairs } from "../kubernetes/labels.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import type { Graph } from "./graph.ts";
import { byPlace, nearOf, selectPods } from "./selection.ts";
import type { Placed, SourceDocument } from "./source-file.ts";

export interface Surroundings {
  readonly graph: Graph;
  /** Who asks, to be told when an answer may change. */
  readonly reader: Placed | undefined;
  readonly service: Placed<Service>;
  /** In the order of files and places. */
  readonly pods: readonly Placed<Workload>[];
  /** The Service itself among them. */
  readonly services: readonly Placed<Service>[];
  /** Documents that may hold pods and could not be read. */
  readonly unread: readonly SourceDocument[];
}

/** Everything in reach of a Service that may explain why it selects nothing. */
export function surroundingsOf(
  graph: Graph,
  service: Placed<Service>,
  reader: Placed | undefined,
): Surroundings {
  const keys = nearOf(graph, service);
  const read = <Member>(index: { read(key: string, reader?: Placed): ReadonlySet<Member> }) => [
    ...new Set(keys.flatMap((key) => [...index.read(key, reader)])),
  ];
  return {
    graph,
    reader,
    service,
    pods: read(graph.pods).sort(byPlace),
    services: read(graph.services),
    unread: read(graph.unread).filter(({ content }) => content.unread?.mayHoldPods === true),
  };
}

/**
 * True when no Service as near as this one selects the pods: a loose end on both sides. Labels are compared first,
 * because a selection costs a hundred times as much and nearly every Service nearby is about other pods.
 */
export function isFree({ graph, reader, service, services }: Surroundings, pods: Placed<Workload>): boolean {
  const asked = reader === undefined ? {} : { reader };
  const inFile = pods.document.uri === service.document.uri;
  return services.every((other) => {
    if (inFile && other.document.uri !== service.document.uri) return true;
    const wanted = other.resource.selector?.labels ?? new Map();
    if (matchPairs(wanted, pods.resource.template.labels) !== "yes") return true;
    const selected = selectPods(graph, other, { scope: "auto", ...asked }).pods;
    return !selected.some(({ placed }) => placed === pods);
  });
}

/** True when the file holds this Service and these pods and no other of either. */
export function isAloneWith({ service, services, pods }: Surroundings, only: Placed<Workload>): boolean {
  const { uri } = service.document;
  const inFile = ({ document }: Placed) => document.uri === uri;
  return inFile(only) && services.filter(inFile).length === 1 && pods.filter(inFile).length === 1;
}
