/** The DNS records of a Service, as far as manifests decide them (S7). */
import { podName, type ServiceIdentity, serviceNames, srvName } from "../kubernetes/dns.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Graph } from "../workspace/graph.ts";
import { type Hostnames, hostnamesOf } from "../workspace/hostnames.ts";
import { namespaceOf } from "../workspace/near-objects.ts";
import { slicesOf, type Wired } from "../workspace/slices.ts";
import type { Placed } from "../workspace/source-file.ts";

export interface ServiceDns {
  /** Shortest first; the first works in the Service's own namespace only, the last is the record (S7.1, S7.22–S7.25). */
  readonly names: readonly string[];
  readonly answer: DnsAnswer;
  /** One record for each named port (S7.2, S7.6). */
  readonly records: readonly SrvRecord[];
  /** The full names of pods of a headless Service (S7.5), one list for each workload. */
  readonly pods: readonly Hostnames[];
}

/** What the names lead to; `nothing` is a headless Service that will surely have no endpoints (S7.4). */
export type DnsAnswer =
  | { readonly kind: "cluster-ip" }
  | { readonly kind: "pods" }
  | { readonly kind: "nothing" }
  | { readonly kind: "alias"; readonly target: string | undefined };

export interface SrvRecord {
  readonly name: string;
  /** The Service port, or, of a headless Service, the ports of its endpoints (S7.6). */
  readonly ports: readonly number[];
  /** The name that the record leads to; undefined when it is one for each endpoint. */
  readonly target: string | undefined;
}

export interface DnsQuestion {
  readonly clusterDomain: string;
  /** What stands for a namespace that neither the manifest nor a kustomization gives. */
  readonly openNamespace: string;
}

/** The DNS of a Service; undefined when its name is not known. */
export function serviceDns(
  graph: Graph,
  service: Placed<Service>,
  { wired, clusterDomain, openNamespace }: DnsQuestion & { readonly wired: Wired },
): ServiceDns | undefined {
  const { resource } = service;
  const { name, headless } = resource;
  if (name === undefined) return undefined;
  const namespace = namespaceOf(graph, service) ?? openNamespace;
  const identity = { name, namespace, clusterDomain };
  const answer = answerOf(resource, wired);
  return {
    names: serviceNames(identity),
    answer,
    records:
      answer.kind === "alias"
        ? []
        : resource.ports.flatMap((port) => srvRecord(port, identity, { service: resource, wired })),
    pods: headless ? wired.pods.flatMap((pods) => podNames(hostnamesOf(pods, name), identity)) : [],
  };
}

function answerOf(service: Service, wired: Wired): DnsAnswer {
  const { serviceType, externalName, complete } = service;
  if (serviceType === "ExternalName") {
    // A record names its target in full, which is what the last dot says.
    return { kind: "alias", target: externalName?.replace(/\.?$/, ".") };
  }
  if (!service.headless) return { kind: "cluster-ip" };
  const some = slicesOf(service, wired).some(({ endpoints }) => endpoints.length > 0);
  const scaledToNone = wired.pods.length > 0 && !some;
  return { kind: complete && scaledToNone ? "nothing" : "pods" };
}

function srvRecord(
  { name, port, protocol }: ServicePort,
  identity: ServiceIdentity,
  { service, wired }: { readonly service: Service; readonly wired: Wired },
): readonly SrvRecord[] {
  const portName = name?.text ?? "";
  if (portName === "" || protocol === undefined) return [];
  const record = srvName({ name: portName, protocol }, identity);
  if (!service.headless)
    return [{ name: record, ports: port === undefined ? [] : [port], target: serviceNames(identity).at(-1) }];
  return [{ name: record, ports: endpointPorts(service, wired, portName), target: undefined }];
}

/** The ports behind the Service port of a name; those that cannot be known are missing. */
function endpointPorts(service: Service, wired: Wired, portName: string): readonly number[] {
  const found = slicesOf(service, wired).flatMap(({ ports }) => ports);
  return [...new Set(found.flatMap(({ name, number }) => (name === portName ? (number ?? []) : [])))];
}

function podNames({ names, more }: Hostnames, identity: ServiceIdentity): readonly Hostnames[] {
  return names.length === 0 ? [] : [{ names: names.map((each) => podName(each, identity)), more }];
}
