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

/** The name of the SRV record of a named Service port (S7.2). Unnamed ports have none. */
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
 * The full name of one pod of a StatefulSet whose `serviceName` is that Service (S7.16). Ordinals count from
 * `spec.ordinals.start`, or from 0.
 */
export function statefulSetPodName(setName: string, ordinal: number, service: ServiceIdentity): string {
  return podName(`${setName}-${ordinal}`, service);
}

/**
 * The domains that a pod's resolver appends to a short name, in the order in which it tries them (S7.20). The search
 * domains of the node follow them and are not known here.
 */
export function searchPath(namespace: string, clusterDomain: string): readonly string[] {
  return [`${namespace}.svc.${clusterDomain}`, `svc.${clusterDomain}`, clusterDomain];
}

function fullName({ name, namespace, clusterDomain }: ServiceIdentity): string {
  return `${name}.${namespace}.svc.${clusterDomain}`;
}
