/** Which ports a monitor can name: those of the Services, or of the pods, that it selects. */
import type { ContainerPort } from "../resources/container.ts";
import type { Monitor } from "../resources/monitor.ts";
import type { ServicePort } from "../resources/service.ts";
import type { Graph } from "../workspace/graph.ts";
import { arePortsKnown, lentPorts } from "../workspace/known-ports.ts";
import { type Labelled, picked, pickedServices } from "../workspace/picks.ts";
import { isNear, rankOf, selectPods } from "../workspace/selection.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { mayBePatched } from "../workspace/world.ts";

/** A port with whoever has it. */
export interface OwnedPort {
  readonly owner: Labelled;
  readonly port: ServicePort | ContainerPort;
  /** Undefined for a port without a name. */
  readonly name: string | undefined;
}

export interface MonitoredPorts {
  /** What the monitor selects beside it. */
  readonly owners: readonly Labelled[];
  /** By which `port` chooses. */
  readonly named: readonly OwnedPort[];
  /** The container ports by which `targetPort` and `portNumber` choose; undefined when they cannot be known. */
  readonly declared: readonly ContainerPort[] | undefined;
}

/** The ports that a monitor can name; undefined when it selects nothing beside it, or not everything is known. */
export function monitoredPorts(graph: Graph, monitor: Placed<Monitor>): MonitoredPorts | undefined {
  const [pick] = monitor.resource.picks;
  if (pick === undefined || monitor.resource.namespaces === undefined) return undefined;
  const owners: readonly Labelled[] =
    pick.of === "pods"
      ? picked(graph, monitor, pick, monitor)
      : pickedServices(graph, { from: monitor, pick }, monitor);
  const near = owners.every((owner) => ["file", "folder"].includes(rankOf(graph, monitor, owner)));
  if (owners.length === 0 || !near || !owners.every((owner) => isKnown(graph, owner))) return undefined;
  const named = owners.flatMap(portsOf);
  return { owners, named, declared: declaredBehind(graph, monitor, owners) };
}

function isKnown(graph: Graph, { resource, document }: Labelled): boolean {
  if (!resource.complete || mayBePatched(graph.world, [document.uri], "ports")) return false;
  if (resource.type === "workload") return resource.whole && resource.workloadKind !== undefined;
  return resource.portList.state !== "unknown" && resource.serviceType !== "ExternalName";
}

function portsOf(owner: Labelled): readonly OwnedPort[] {
  if (isOf(owner, "workload")) {
    return lentPorts(owner).map((port) => ({ owner, port, name: port.name ?? port.nameNode?.text }));
  }
  return isOf(owner, "service")
    ? owner.resource.ports.map((port) => ({ owner, port, name: port.name?.text || undefined }))
    : [];
}

/** The container ports of all pods that are selected, or stand behind what is selected. */
function declaredBehind(
  graph: Graph,
  monitor: Placed<Monitor>,
  owners: readonly Labelled[],
): readonly ContainerPort[] | undefined {
  const found = owners.map((owner) => {
    if (isOf(owner, "workload")) return lentPorts(owner);
    if (!isOf(owner, "service")) return undefined;
    const { pods, rank } = selectPods(graph, owner, { scope: "auto", reader: monitor });
    const known = isNear(rank);
    return known && pods.every(({ placed }) => arePortsKnown(graph.world, owner, placed))
      ? pods.flatMap(({ placed }) => lentPorts(placed))
      : undefined;
  });
  const known = found.flatMap((ports) => (ports === undefined ? [] : [ports]));
  return known.length === found.length ? known.flat() : undefined;
}
