/** What a Service will be in the cluster: pods, ports, names, variables. Hover, lenses and the terminal all show this. */
import type { Endpoints } from "../resources/resource.ts";
import type { Service } from "../resources/service.ts";
import { type PortWiring, wirePorts } from "../workspace/endpoints.ts";
import { type Graph, nameKey } from "../workspace/graph.ts";
import { byPlace, namespaceFit, type Question, type Selection, selectPods } from "../workspace/selection.ts";
import { variablesOf } from "../workspace/service-variables.ts";
import type { Placed } from "../workspace/source-file.ts";
import { rootOf } from "../workspace/world.ts";
import { serviceDns } from "./service-dns.ts";

export interface ServicePreview {
  readonly service: Placed<Service>;
  readonly selection: Selection;
  readonly ports: readonly PortWiring[];
  /** Endpoints and EndpointSlices made by hand for it. */
  readonly handMade: readonly Placed<Endpoints>[];
  /** The names that work, shortest first, then those of pods; none when the Service has no known name. */
  readonly names: readonly string[];
  /** The variables that pods get; none for a headless or external Service (S4.1). */
  readonly variables: ReadonlyMap<string, string>;
}

export interface PreviewQuestion extends Question {
  readonly clusterDomain: string;
}

/** Everything about a Service that a manifest tells. */
export function previewService(
  graph: Graph,
  service: Placed<Service>,
  question: PreviewQuestion,
): ServicePreview {
  const selection = selectPods(graph, service, question);
  const handMade = handMadeEndpoints(graph, service, question.reader);
  const ports = wirePorts(service.resource, selection);
  const wired = { pods: selection.pods, ports, handMade };
  const { clusterDomain } = question;
  const dns = serviceDns(graph, service, { wired, clusterDomain, openNamespace: "default" });
  return {
    service,
    selection,
    ports,
    handMade,
    // Namesakes that stand side by side have pods of the same names.
    names: [...new Set([...(dns?.names ?? []), ...(dns?.pods ?? []).flatMap(({ names }) => names)])],
    variables: variablesOf(service.resource),
  };
}

/** Endpoints of the Service's name, in its namespace, within the workspace folder; sorted by file and place. */
export function handMadeEndpoints(
  graph: Graph,
  service: Placed<Service>,
  reader?: Placed,
): readonly Placed<Endpoints>[] {
  const { name } = service.resource;
  if (name === undefined) return [];
  const found = graph.endpoints.read(nameKey(rootOf(graph.world, service.document.uri), name), reader);
  return [...found]
    .filter((endpoints) => namespaceFit(graph, service, endpoints) !== "differs")
    .sort(byPlace);
}
