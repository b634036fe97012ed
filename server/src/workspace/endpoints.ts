/** Where the ports of a Service lead in the pods that it selects (S3.16–S3.20). */
import { findPort } from "../kubernetes/find-port.ts";
import type { Container, ContainerPort } from "../resources/container.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { SelectedPods, Selection } from "./selection.ts";

export interface PortWiring {
  readonly port: ServicePort;
  readonly targets: readonly Target[];
  readonly unresolved: readonly Unresolved[];
}

export interface Target {
  readonly pods: SelectedPods;
  readonly number: number;
  /** The container that declares the port, or the only container; undefined when that cannot be said. */
  readonly container: Container | undefined;
  /** Undefined when no container declares the number: traffic flows all the same (S2.47). */
  readonly declaration: ContainerPort | undefined;
}

export interface Unresolved {
  readonly pods: SelectedPods;
  readonly reason: "name-not-found" | "protocol-differs";
  readonly container: Container | undefined;
  /** The port of that name under another protocol. */
  readonly declaration: ContainerPort | undefined;
}

/** Every port of the Service against every pod of the selection. A port whose target is unknown leads nowhere known. */
export function wirePorts(service: Service, selection: Selection): readonly PortWiring[] {
  return service.ports.map((port) => {
    const found = selection.pods.map((pods) => wirePort(port, pods));
    return {
      port,
      targets: found.flatMap((each) => (each !== undefined && "number" in each ? [each] : [])),
      unresolved: found.flatMap((each) => (each !== undefined && "reason" in each ? [each] : [])),
    };
  });
}

/** One port in the pods of one workload; undefined when it cannot be known. */
export function wirePort(port: ServicePort, pods: SelectedPods): Target | Unresolved | undefined {
  if (port.targetPort === undefined || port.protocol === undefined) return undefined;
  const { containers } = pods.placed.resource.template;
  const found = findPort<ContainerPort>(port.targetPort, port.protocol, containers);
  if (found.kind !== "found") {
    const declared = found.kind === "protocol-differs" ? found : undefined;
    const container = containers.find((each) => each === declared?.container);
    return { pods, reason: found.kind, container, declaration: declared?.declaration };
  }
  if (found.number === undefined) return undefined;
  const apps = containers.filter((container) => container.role === "app");
  const declaring = containers.find((each) => each === found.container);
  const only = apps.length === 1 ? apps[0] : undefined;
  return { pods, number: found.number, container: declaring ?? only, declaration: found.declaration };
}
