/** How each port of a Service stands, and in words where it leads. */
import * as l10n from "@vscode/l10n";
import type { ServicePort } from "../../resources/service.ts";
import type { PortWiring, Target, Unresolved } from "../../workspace/endpoints.ts";
import { arePortsKnown } from "../../workspace/known-ports.ts";
import { type HandMadeWiring, wireHandMade } from "../../workspace/slices.ts";
import type { World } from "../../workspace/world.ts";
import type { Standing, Wired } from "./state.ts";

type Found = Pick<Wired, "service" | "reach" | "handMade"> & { readonly own: Standing };

/** One for each port of the Service, in their order. Without pods they stand as the Service does. */
export function portStandings(world: World, found: Found): readonly Standing[] {
  const { service, reach, handMade, own } = found;
  if (service.resource.selector === undefined && handMade.length > 0)
    return wireHandMade(service.resource, { ...reach, handMade }).map(handMadePort);
  if (reach.pods.length === 0) return service.resource.ports.map(() => ({ state: own.state, text: "" }));
  return reach.ports.map((wiring) => portStanding(world, found, wiring));
}

/** `http 80/TCP`; `?` stands for what cannot be known. */
export function portName({ name, port, portNode, protocol, protocolNode }: ServicePort): string {
  const label = name === undefined || name.text === "" ? "" : `${name.text} `;
  return `${label}${port ?? portNode?.text ?? "?"}/${protocol ?? protocolNode?.text ?? "?"}`;
}

/** Why a port finds nothing in the pods of a workload (S3.16, S3.18). */
export function unresolvedText({ targetPort, protocol }: ServicePort, miss: Unresolved): string {
  const target = String(targetPort);
  if (miss.reason === "name-not-found") return l10n.t("no container port is named {0}", target);
  return l10n.t("{0} is {1}, not {2}", target, miss.declaration?.protocol ?? "?", protocol ?? "?");
}

/** `web 8080 (http)`: container, number and name. */
export function targetText({ container, number, declaration }: Target): string {
  const owner = container?.name === undefined ? "" : `${container.name} `;
  return `${owner}${number}${declaration?.name === undefined ? "" : ` (${declaration.name})`}`;
}

function portStanding(
  world: World,
  { service, own }: Found,
  { port, targets, unresolved }: PortWiring,
): Standing {
  const [miss] = unresolved;
  if (miss !== undefined) {
    const known = unresolved.every(({ pods }) => arePortsKnown(world, service, pods.placed));
    return { state: known ? "near-miss" : "unknown", text: unresolvedText(port, miss) };
  }
  const [first, ...others] = targets;
  if (first === undefined) return { state: "unknown", text: l10n.t("target port not known") };
  const texts = [...new Set([first, ...others].map(targetText))];
  const state = own.state === "near-miss" || own.state === "nothing" ? own.state : "reached";
  return { state, text: texts.join(", ") };
}

/** The number comes from the slice, and the target port of the Service is ignored (S3.29). */
function handMadePort({ endpoints: [first, ...others] }: HandMadeWiring): Standing {
  if (first === undefined)
    return { state: "near-miss", text: l10n.t("no address is made for a port of its name and protocol") };
  const address = `${first.address} ${first.number ?? "?"}`;
  return {
    state: "reached",
    text: others.length === 0 ? address : l10n.t("{0} and {1} more", address, others.length),
  };
}
