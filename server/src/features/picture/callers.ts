/** Who sends requests: workloads, and entries such as an Ingress, whatever their kind. */
import * as l10n from "@vscode/l10n";
import { objectKind } from "../../kubernetes/kinds.ts";
import type { Mention } from "../../resources/mention.ts";
import type { Service } from "../../resources/service.ts";
import { type Call, callsFrom, callsTo } from "../../workspace/callers.ts";
import { objectsMeant } from "../../workspace/mentions.ts";
import { isOf, type Placed } from "../../workspace/source-file.ts";
import { isOutside, mayBePatched } from "../../workspace/world.ts";
import { titled } from "../places.ts";
import { cardOf } from "./card.ts";
import { addEdge, addNode, type Draft } from "./draft.ts";
import { handsOver, roleOf } from "./kinds.ts";
import { portId } from "./port-id.ts";
import { drawService } from "./services.ts";
import { drawWorkload } from "./workloads.ts";

/** Draws the calls to a Service. */
export function drawCallers(draft: Draft, service: Placed<Service>): void {
  for (const call of callsTo(draft.workspace.graph, service)) drawCall(draft, call);
}

/** Draws the calls of a client, and what it names without finding it. Objects that call nobody are left out. */
export function drawCalls(draft: Draft, client: Placed): void {
  const calls = callsFrom(draft.workspace.graph, client);
  for (const call of calls) drawCall(draft, call);
  if (isOf(client, "workload")) return;
  for (const mention of client.resource.mentions) drawHandOver(draft, client, mention);
}

function drawCall(draft: Draft, { from, to, mention, through }: Call): void {
  if (isOutside(draft.workspace.world, from.document.uri)) return;
  const holder = through ?? from;
  const { part, state, text } = calledPart(draft, to, mention);
  const lent = through === undefined ? "" : l10n.t("through {0}", titled(through));
  addEdge(draft, {
    from: drawClient(draft, from),
    to: part,
    relation: "calls",
    state,
    text: [text, lent].filter((each) => each !== "").join(" · "),
    spots: [{ document: holder.document, range: mention.range }],
  });
}

/** Clients of a headless Service talk to the pods, on any port (S3.28). */
function calledPart(draft: Draft, service: Placed<Service>, { port: named }: Mention) {
  const { resource, document } = service;
  const id = drawService(draft, service);
  if (named === undefined || resource.headless || resource.serviceType === "ExternalName")
    return { part: id, state: "reached" as const, text: named === undefined ? "" : String(named.value) };
  const port = resource.ports.find(({ port: number, name }) =>
    typeof named.value === "number" ? number === named.value : name?.text === named.value,
  );
  if (port !== undefined)
    return { part: portId(id, resource, port), state: "reached" as const, text: String(named.value) };
  const open = resource.portList.state === "unknown" || !resource.complete || !resource.whole;
  const patched = mayBePatched(draft.workspace.world, [document.uri], "ports");
  const templated = resource.ports.some((each) => each.port === undefined);
  const state = open || patched || templated ? ("unknown" as const) : ("near-miss" as const);
  return { part: id, state, text: l10n.t("no port {0}", String(named.value)) };
}

function drawClient(draft: Draft, placed: Placed): string {
  return isOf(placed, "workload")
    ? drawWorkload(draft, placed)
    : addNode(draft, cardOf(draft, placed, roleOf(placed)));
}

/** A route that belongs to a Gateway, and a Service that an entry names and that is in none of the files. */
function drawHandOver(draft: Draft, client: Placed, mention: Mention): void {
  const { graph } = draft.workspace;
  const { objects } = objectsMeant(graph, { from: client, mention });
  const spots = [{ document: client.document, range: mention.range }];
  if (handsOver(mention.kind)) {
    for (const entry of objects)
      addEdge(draft, {
        from: drawClient(draft, entry),
        to: drawClient(draft, client),
        relation: "routes",
        state: "reached",
        text: "",
        spots,
      });
  }
  const isLost =
    mention.sendsTraffic && mention.kind === "Service" && mention.address === undefined && !mention.optional;
  if (!isLost || objects.length > 0) return;
  const from = drawClient(draft, client);
  const to = addNode(draft, {
    ...cardOf(draft, client, "missing"),
    id: `${from}/missing/${mention.namespace ?? ""}/${mention.name}`,
    kind: "Service",
    name: mention.name,
    namespace: mention.namespace ?? client.resource.namespace,
    state: "unknown",
    text: l10n.t("not in these files"),
    spot: { document: client.document, range: mention.range },
    extent: mention.range,
  });
  addEdge(draft, { from, to, relation: "calls", state: "unknown", text: portText(mention), spots });
}

function portText({ port }: Mention): string {
  return port === undefined ? "" : String(port.value);
}

/** Whether an object that is neither Service nor workload has a place in the picture by itself. */
export function isEntry(placed: Placed): boolean {
  const kind = objectKind(placed.resource);
  // What they hold is sent by those who read it.
  if (kind === "ConfigMap" || kind === "Secret") return false;
  if (isOf(placed, "service") || isOf(placed, "workload")) return false;
  return handsOver(kind) || placed.resource.mentions.some(({ sendsTraffic }) => sendsTraffic);
}

/** Draws an entry itself, even when it leads nowhere. */
export function drawEntry(draft: Draft, placed: Placed): void {
  drawClient(draft, placed);
  drawCalls(draft, placed);
}
