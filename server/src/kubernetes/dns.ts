/**
 * The names under which cluster DNS knows Services and pods, and the search list that makes the short ones work.
 */

import type { Protocol } from "./protocol.ts";

/** What the DNS names of a Service are made of. `clusterDomain` is configurable, and usually `cluster.local`. */
export interface ServiceIdentity {
  readonly name: string;
  readonly namespace: string;
  readonly clusterDomain: string;
}

/**
 * Every name of a Service, shortest first (S7.22-S7.25). The first works only inside the Service's own namespace; the
 * last is the record itself (S7.1).
 */
export function serviceNames(service: ServiceIdentity): readonly string[] {
  const { name, namespace } = service;
  return [name, `${name}.${namespace}`, `${name}.${namespace}.svc`, fullName(service)];
}

/** The name of the SRV record of a named Service port (S7.2, S7.6). Unnamed ports have none, nor has an ExternalName. */
export function srvName(
  port: { readonly name: string; readonly protocol: Protocol },
  service: ServiceIdentity,
): string {
  return `_${port.name}._${port.protocol.toLowerCase()}.${fullName(service)}`;
}

/**
 * The full name of a pod whose `hostname` is set and whose `subdomain` is the Service's name (S7.5, S7.18). It exists
 * only if the Service selects the pod.
 */
export function podName(hostname: string, service: ServiceIdentity): string {
  return `${hostname}.${fullName(service)}`;
}

/**
 * The host name under which an endpoint is known below a Service: that of the pod, if its subdomain is the name of the
 * Service (S3.15, S7.17). Whether the Service is headless does not matter.
 */
export function endpointHostname(
  pod: { readonly hostname: string | undefined; readonly subdomain: string | undefined },
  serviceName: string,
): string | undefined {
  return pod.subdomain === serviceName ? pod.hostname : undefined;
}

/** What decides which name server a pod asks; `dnsPolicy` is undefined when it is not written. */
export interface PodDns {
  readonly dnsPolicy: string | undefined;
  readonly hostNetwork: boolean;
  readonly namespace: string;
}

/**
 * The domains that a pod's resolver appends to a short name, in the order in which it tries them (S7.20). The search
 * domains of the node follow them and are not known here. Undefined for a pod that does not ask the cluster: policies
 * `Default` and `None`, and the default policy on the host's network (S7.30, S7.31).
 */
export function searchPath(
  { dnsPolicy = "ClusterFirst", hostNetwork, namespace }: PodDns,
  clusterDomain: string,
): readonly string[] | undefined {
  const asksCluster =
    dnsPolicy === "ClusterFirstWithHostNet" || (dnsPolicy === "ClusterFirst" && !hostNetwork);
  return asksCluster
    ? [`${namespace}.svc.${clusterDomain}`, `svc.${clusterDomain}`, clusterDomain]
    : undefined;
}

/** With fewer dots than this the search path is tried first (S7.20). */
const ndots = 5;

/**
 * The full names that a resolver asks for, in order, until one is answered (S7.21). A final dot says that a name is
 * full already.
 */
export function lookups(name: string, path: readonly string[]): readonly string[] {
  if (name.endsWith(".")) return [name.slice(0, -1)];
  const searched = path.map((domain) => `${name}.${domain}`);
  return name.split(".").length - 1 < ndots ? [...searched, name] : [name, ...searched];
}

function fullName({ name, namespace, clusterDomain }: ServiceIdentity): string {
  return `${name}.${namespace}.svc.${clusterDomain}`;
}
