/** The EndpointSlices and Endpoints that a Service will have: from its pods, or as somebody made them by hand. */
import {
  type EndpointPorts,
  groupIntoSlices,
  joinPort,
  packIntoSubsets,
  type Slice,
  type SlicePort,
} from "../kubernetes/slices.ts";
import type { Endpoints } from "../resources/resource.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { PortWiring } from "./endpoints.ts";
import type { SelectedPods } from "./selection.ts";
import type { Placed } from "./source-file.ts";

/** The pods of a workload, all of which have the same ports, or an address made by hand. */
export type Endpoint = SelectedPods | string;

/** What a Service is wired to. */
export interface Wired {
  readonly pods: readonly SelectedPods[];
  readonly ports: readonly PortWiring[];
  readonly handMade: readonly Placed<Endpoints>[];
}

/**
 * The EndpointSlices of a Service. None for an ExternalName (S3.1) and for one without a selector for which nobody
 * made any (S3.3); with a selector at least a placeholder (S3.2).
 */
export function slicesOf(service: Service, wired: Wired): readonly Slice<Endpoint>[] {
  if (service.serviceType === "ExternalName") return [];
  return service.selector === undefined ? handMadeSlices(wired) : groupIntoSlices(endpointsOf(wired));
}

/** The subsets of the legacy Endpoints object of a Service; none where there are no slices, and none without pods. */
export function subsetsOf(service: Service, wired: Wired): readonly Slice<Endpoint>[] {
  if (service.serviceType === "ExternalName") return [];
  if (service.selector === undefined) return wired.handMade.flatMap(({ resource }) => resource.slices);
  return packIntoSubsets(endpointsOf(wired), { portless: service.ports.length === 0 });
}

/** A Service port and the addresses that somebody made for it. */
export interface HandMadeWiring {
  readonly port: ServicePort;
  readonly endpoints: readonly { readonly address: string; readonly number: number | undefined }[];
}

/** Where the ports of a Service without a selector lead: joined by name and protocol alone (S3.29). */
export function wireHandMade(service: Service, wired: Wired): readonly HandMadeWiring[] {
  return service.ports.map((port) => ({
    port,
    endpoints: handMadeSlices(wired).flatMap(({ ports, endpoints }) => {
      const joined = joinPort({ name: port.name?.text ?? "", protocol: port.protocol }, ports);
      return joined === undefined ? [] : endpoints.map((address) => ({ address, number: joined.number }));
    }),
  }));
}

/** What is made by hand for a Service is used as it is; Endpoints reach the proxies by way of their mirror (S3.3). */
function handMadeSlices({ handMade }: Wired): readonly Slice<string>[] {
  return handMade.flatMap(({ resource: { mirrored, slices } }) => (mirrored ? slices : []));
}

/** Pods that the manifest scales to 0 are no endpoints. */
function endpointsOf({ pods, ports }: Wired): readonly EndpointPorts<Endpoint>[] {
  return pods
    .filter(({ count }) => count !== 0)
    .map((endpoint) => ({ endpoint, ports: ports.flatMap((wiring) => slicePort(wiring, endpoint)) }));
}

/** A port whose name is not found is left out (S3.21); one whose target cannot be known is there all the same. */
function slicePort({ port, targets, unresolved }: PortWiring, pods: SelectedPods): readonly SlicePort[] {
  if (unresolved.some((miss) => miss.pods === pods)) return [];
  const number = targets.find((target) => target.pods === pods)?.number;
  return [{ name: port.name?.text ?? "", number, protocol: port.protocol }];
}
