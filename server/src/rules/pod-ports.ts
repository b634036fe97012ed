/** The ports of a pod in the order in which the controllers look through them: app containers, then sidecars (S3.17). */
import type { Container, ContainerPort } from "../resources/container.ts";
import type { Workload } from "../resources/workload.ts";
import type { Range } from "../text/range.ts";

export interface PodPort {
  readonly container: Container;
  readonly port: ContainerPort;
}

/** Every port that a Service may find; those of plain init containers are none. */
export function declaredPorts({ template }: Workload): readonly PodPort[] {
  const of = (role: Container["role"]) => template.containers.filter((container) => container.role === role);
  return [...of("app"), ...of("sidecar")].flatMap((container) =>
    container.ports.map((port) => ({ container, port })),
  );
}

/** Where a port says its name, or else its number. */
export function placeOfName({ nameNode, numberNode, range }: ContainerPort): Range {
  return (nameNode ?? numberNode)?.range ?? range;
}
