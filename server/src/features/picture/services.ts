/** A Service in the picture: a card with its ports, and the cables to what stands behind it. */
import * as l10n from "@vscode/l10n";
import type { Service, ServicePort } from "../../resources/service.ts";
import type { PortWiring, Unresolved } from "../../workspace/endpoints.ts";
import { matchesIgnoringNamespace } from "../../workspace/selection.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { portName, targetText, unresolvedText } from "../wiring/port-state.ts";
import type { Standing, Wired } from "../wiring/state.ts";
import { drawAddresses, drawOutside } from "./addresses.ts";
import { cardOf } from "./card.ts";
import { addEdge, addNode, type Draft, wiredIn } from "./draft.ts";
import type { PictureEdge } from "./model.ts";
import { portId } from "./port-id.ts";
import { declaredPart, drawWorkload, targetPart } from "./workloads.ts";

/** Draws a Service and everything that it leads to. Returns its id. */
export function drawService(draft: Draft, service: Placed<Service>): string {
  const id = draft.ids(service);
  if (draft.nodes.has(id)) return id;
  const wired = wiredIn(draft, service);
  addNode(draft, { ...cardOf(draft, service, "service"), ...wired.standing });
  service.resource.ports.forEach((port, at) => {
    drawPort(draft, { service, port }, wired.ports[at] ?? wired.standing);
  });
  for (const wiring of wired.reach.ports) drawWiring(draft, wired, wiring);
  drawWithoutPorts(draft, wired);
  drawMiss(draft, wired);
  drawAddresses(draft, wired);
  drawOutside(draft, service);
  return id;
}

interface OnePort {
  readonly service: Placed<Service>;
  readonly port: ServicePort;
}

function drawPort(draft: Draft, { service, port }: OnePort, standing: Standing): void {
  const id = draft.ids(service);
  addNode(draft, {
    ...cardOf(draft, service, "port"),
    ...standing,
    id: portId(id, service.resource, port),
    kind: "ServicePort",
    name: portName(port),
    parent: id,
    spot: { document: service.document, range: port.portNode?.range ?? port.range },
    extent: port.range,
  });
}

function drawWiring(draft: Draft, wired: Wired, { port, targets, unresolved }: PortWiring): void {
  const { service, reach } = wired;
  const from = portId(draft.ids(service), service.resource, port);
  const spots = [
    { document: service.document, range: (port.targetPortNode ?? port.portNode)?.range ?? port.range },
  ];
  const edge = { from, relation: "leads" as const, spots };
  const miss = wired.miss === undefined ? "reached" : "unknown";
  for (const target of targets) {
    const state = target.pods.count === 0 ? "nothing" : miss;
    addEdge(draft, { ...edge, to: targetPart(draft, target), state, text: targetText(target) });
  }
  for (const each of unresolved) {
    const { state } = wired.ports[service.resource.ports.indexOf(port)] ?? wired.standing;
    addEdge(draft, { ...edge, to: missedPart(draft, each), state, text: unresolvedText(port, each) });
  }
  const known = new Set([...targets, ...unresolved].map(({ pods }) => pods));
  for (const pods of reach.pods.filter((each) => !known.has(each)))
    addEdge(draft, { ...edge, to: drawWorkload(draft, pods.placed), state: "unknown", text: "" });
}

function missedPart(draft: Draft, { pods, declaration }: Unresolved): string {
  return declaration === undefined
    ? drawWorkload(draft, pods.placed)
    : declaredPart(draft, pods.placed, declaration);
}

/** A Service without ports leads to its pods by name alone (S3.28). */
function drawWithoutPorts(draft: Draft, { service, reach }: Wired): void {
  if (service.resource.ports.length > 0) return;
  for (const { placed, count } of reach.pods)
    addEdge(draft, {
      ...selectorEdge(draft, service),
      to: drawWorkload(draft, placed),
      state: count === 0 ? "nothing" : "reached",
    });
}

/** The workload that was meant: its pods have another pair, or are in another namespace. */
function drawMiss(draft: Draft, { service, reach, miss }: Wired): void {
  const edge = { ...selectorEdge(draft, service), state: "near-miss" as const };
  if (miss !== undefined) {
    const text = miss.differences
      .map(
        ({ pair, found }) =>
          `${pair.key}: ${pair.value ?? ""} ≠ ${found?.value ?? l10n.t("no {0}", pair.key)}`,
      )
      .join(", ");
    addEdge(draft, { ...edge, to: drawWorkload(draft, miss.candidate), text });
    return;
  }
  if (reach.pods.length > 0 || service.resource.serviceType === "ExternalName") return;
  for (const placed of matchesIgnoringNamespace(draft.workspace.graph, service, undefined))
    addEdge(draft, { ...edge, to: drawWorkload(draft, placed), text: l10n.t("in another namespace") });
}

function selectorEdge(draft: Draft, service: Placed<Service>): Omit<PictureEdge, "to" | "state"> {
  const { document, resource } = service;
  const range = resource.selector?.range ?? resource.nameNode?.range ?? resource.range;
  return { from: draft.ids(service), relation: "leads", text: "", spots: [{ document, range }] };
}
