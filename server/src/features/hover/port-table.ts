/** The ports of a Service and where each leads, one row for each port and workload. */
import type { Service, ServicePort } from "../../resources/service.ts";
import type { PortWiring } from "../../workspace/endpoints.ts";
import type { SelectedPods } from "../../workspace/selection.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { code, lines, prose, table } from "../markdown.ts";
import { named } from "../places.ts";
import type { Reach } from "../reach.ts";

/** More rows than this would push the rest of the hover off the screen. */
const most = 8;

/** The table; empty when there are no ports or no pods. */
export function portsTable({ resource }: Placed<Service>, { pods, ports }: Reach): string {
  if (resource.ports.length === 0) return "";
  const rows = ports.flatMap((wiring) =>
    pods.map((each) => {
      const where = pods.length > 1 ? ` in ${named(each.placed)}` : "";
      const { text, serves } = destination(wiring, each);
      return [portText(wiring.port), `${text}${where}`, serves ? endpointsOf(each) : "0"];
    }),
  );
  const shown = table(["Port", "Leads to", "Endpoints"], rows.slice(0, most));
  return rows.length > most ? `${shown}\n\n…and ${rows.length - most} more` : lines(shown);
}

/** ``80/TCP`` or `` `http` 80/TCP``, with the node port where one is written. */
export function portText({ name, port, portNode, protocol, protocolNode, nodePort }: ServicePort): string {
  const label = name === undefined || name.text === "" ? "" : `${code(name.text)} `;
  const number = port ?? (portNode === undefined ? "?" : prose(portNode.text));
  const node = nodePort === undefined ? "" : `, node port ${nodePort}`;
  return `${label}${number}/${protocol ?? prose(protocolNode?.text ?? "?")}${node}`;
}

/** Why a port finds nothing in the pods of a workload (S3.16, S3.18). */
export function missText({ port }: PortWiring, { reason, container, declaration }: Miss): string {
  const target = code(String(port.targetPort));
  if (reason === "name-not-found") return `no container port is named ${target}`;
  const owner = container?.name === undefined ? "" : ` of container ${code(container.name)}`;
  return `${target}${owner} is ${declaration?.protocol ?? "of another protocol"}, not ${port.protocol}`;
}

type Miss = PortWiring["unresolved"][number];

function destination(
  wiring: PortWiring,
  pods: SelectedPods,
): { readonly text: string; readonly serves: boolean } {
  const miss = wiring.unresolved.find((each) => each.pods === pods);
  if (miss !== undefined) return { text: `nothing: ${missText(wiring, miss)}`, serves: false };
  const target = wiring.targets.find((each) => each.pods === pods);
  if (target === undefined) {
    const written = wiring.port.targetPortNode?.text ?? "";
    return { text: written === "" ? "not known" : `not known: ${code(written)}`, serves: true };
  }
  const { container, declaration, number } = target;
  const owner = container?.name === undefined ? "" : `${code(container.name)} `;
  if (declaration === undefined) return { text: `${owner}port ${number}, not declared`, serves: true };
  const name = declaration.name === undefined ? "" : ` (${code(declaration.name)})`;
  return { text: `${owner}container port ${number}${name}`, serves: true };
}

function endpointsOf({ count }: SelectedPods): string {
  return count === "per-node" ? "one per node" : String(count);
}
