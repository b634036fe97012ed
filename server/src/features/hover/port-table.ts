/** The ports of a Service and where each leads, one row for each port and workload. */
import * as l10n from "@vscode/l10n";
import type { Service, ServicePort } from "../../resources/service.ts";
import type { PortWiring } from "../../workspace/endpoints.ts";
import type { SelectedPods } from "../../workspace/selection.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { blocks, code, prose, table } from "../markdown.ts";
import { named } from "../places.ts";
import type { Reach } from "../reach.ts";

/** More rows than this would push the rest of the hover off the screen. */
const most = 8;

/** The table; empty when there are no ports or no pods. */
export function portsTable({ resource }: Placed<Service>, { pods, ports }: Reach): string {
  if (resource.ports.length === 0) return "";
  const rows = ports.flatMap((wiring) =>
    pods.map((each) => {
      const { text, serves } = destination(wiring, each);
      const where = pods.length > 1 ? l10n.t("{0} in {1}", text, named(each.placed)) : text;
      return [portText(wiring.port), where, serves ? endpointsOf(each) : "0"];
    }),
  );
  const shown = table([l10n.t("Port"), l10n.t("Leads to"), l10n.t("Endpoints")], rows.slice(0, most));
  return blocks(shown, rows.length > most ? l10n.t("…and {0} more", rows.length - most) : "");
}

/** ``80/TCP`` or `` `http` 80/TCP``, with the node port where one is written. */
export function portText({ name, port, portNode, protocol, protocolNode, nodePort }: ServicePort): string {
  const label = name === undefined || name.text === "" ? "" : `${code(name.text)} `;
  const number = port ?? (portNode === undefined ? "?" : prose(portNode.text));
  const door = `${label}${number}/${protocol ?? prose(protocolNode?.text ?? "?")}`;
  return nodePort === undefined ? door : l10n.t("{0}, node port {1}", door, nodePort);
}

/** Why a port finds nothing in the pods of a workload (S3.16, S3.18). */
export function missText({ port }: PortWiring, { reason, container, declaration }: Miss): string {
  const target = code(String(port.targetPort));
  if (reason === "name-not-found") return l10n.t("no container port is named {0}", target);
  const subject =
    container?.name === undefined ? target : l10n.t("{0} of container {1}", target, code(container.name));
  const wanted = port.protocol ?? "";
  return declaration?.protocol === undefined
    ? l10n.t("{0} is of another protocol, not {1}", subject, wanted)
    : l10n.t("{0} is {1}, not {2}", subject, declaration.protocol, wanted);
}

type Miss = PortWiring["unresolved"][number];

function destination(
  wiring: PortWiring,
  pods: SelectedPods,
): { readonly text: string; readonly serves: boolean } {
  const miss = wiring.unresolved.find((each) => each.pods === pods);
  if (miss !== undefined) return { text: l10n.t("nothing: {0}", missText(wiring, miss)), serves: false };
  const target = wiring.targets.find((each) => each.pods === pods);
  if (target === undefined) {
    const written = wiring.port.targetPortNode?.text ?? "";
    const text = written === "" ? l10n.t("not known") : l10n.t("not known: {0}", code(written));
    return { text, serves: true };
  }
  return { text: targetText(target), serves: true };
}

function targetText({ container, declaration, number }: PortWiring["targets"][number]): string {
  const owner = container?.name === undefined ? undefined : code(container.name);
  if (declaration === undefined) {
    return owner === undefined
      ? l10n.t("port {0}, not declared", number)
      : l10n.t("{0} port {1}, not declared", owner, number);
  }
  const port =
    owner === undefined
      ? l10n.t("container port {0}", number)
      : l10n.t("{0} container port {1}", owner, number);
  return declaration.name === undefined ? port : `${port} (${code(declaration.name)})`;
}

function endpointsOf({ count }: SelectedPods): string {
  return count === "per-node" ? l10n.t("one per node") : String(count);
}
