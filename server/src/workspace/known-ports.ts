/** Which ports of pods a Service may find, and whether what is written is all there is. */
import type { ContainerPort } from "../resources/container.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import type { Placed } from "./source-file.ts";
import { mayBePatched, type World } from "./world.ts";

/** The ports that a Service may find by name: those of containers and sidecars (S3.17). */
export function lentPorts({ resource }: Placed<Workload>): readonly ContainerPort[] {
  const lending = resource.template.containers.filter(({ role }) => role !== "init");
  return lending.flatMap((container) => container.ports);
}

/**
 * False when ports may come from elsewhere: an operator, a kustomization over the pods or the Service that patches,
 * text that could not be read, a name or number that is a placeholder.
 */
export function arePortsKnown(world: World, service: Placed<Service>, pods: Placed<Workload>): boolean {
  const { complete, whole, workloadKind } = pods.resource;
  if (!complete || !whole || workloadKind === undefined) return false;
  if (mayBePatched(world, [service.document.uri, pods.document.uri], "ports")) return false;
  return lentPorts(pods).every(({ name, nameNode, number }) => {
    return number !== undefined && (nameNode === undefined || name !== undefined);
  });
}
