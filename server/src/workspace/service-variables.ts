/** Which Services give variables to the pods of a workload, as far as the manifests beside it tell (S4.1–S4.4). */
import { type EnvServicePort, serviceVariables } from "../kubernetes/service-env.ts";
import type { Service } from "../resources/service.ts";
import type { Graph } from "./graph.ts";
import { byPlace, namespaceFit, nearOf } from "./selection.ts";
import type { Placed } from "./source-file.ts";

/** Stands where the cluster will put an address. */
export const unknownAddress = "<cluster IP>";

export interface Giver {
  readonly service: Placed<Service>;
  readonly variables: ReadonlyMap<string, string>;
}

/** The Services that stand near a resource, in its namespace, sorted by file and place. */
export function servicesNear(graph: Graph, placed: Placed, reader?: Placed): readonly Placed<Service>[] {
  const near = new Set(nearOf(graph, placed).flatMap((key) => [...graph.services.read(key, reader)]));
  return [...near].filter((service) => namespaceFit(graph, service, placed) !== "differs").sort(byPlace);
}

/** The variables that a Service gives to pods (S4.1, S4.7–S4.18); none when its name or a port is unknown. */
export function variablesOf(service: Service): ReadonlyMap<string, string> {
  const known = variablesBy.get(service);
  if (known !== undefined) return known;
  const variables = readVariables(service);
  variablesBy.set(service, variables);
  return variables;
}

/** Every workload nearby asks for them again when one Service changes. */
const variablesBy = new WeakMap<Service, ReadonlyMap<string, string>>();

function readVariables(service: Service): ReadonlyMap<string, string> {
  const ports = service.ports.flatMap((port): readonly EnvServicePort[] => {
    if (port.port === undefined || port.protocol === undefined) return [];
    return [{ name: port.name?.text || undefined, port: port.port, protocol: port.protocol }];
  });
  const hasAddress = !service.headless && service.serviceType !== "ExternalName";
  if (
    !hasAddress ||
    service.name === undefined ||
    ports.length !== service.ports.length ||
    ports.length === 0
  )
    return new Map();
  return serviceVariables({ name: service.name, address: service.clusterIP ?? unknownAddress, ports });
}

/** One Service for each name, since a namespace holds only one: that of the resource's own file, else the first. */
export function giversNear(graph: Graph, placed: Placed, reader?: Placed): readonly Giver[] {
  const byName = new Map<string | undefined, Giver>();
  for (const service of servicesNear(graph, placed, reader)) {
    const variables = variablesOf(service.resource);
    const before = byName.get(service.resource.name);
    const own = service.document.uri === placed.document.uri;
    if (
      variables.size > 0 &&
      (before === undefined || (own && before.service.document.uri !== service.document.uri))
    )
      byName.set(service.resource.name, { service, variables });
  }
  return [...byName.values()];
}
