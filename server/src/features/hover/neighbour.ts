/** The hover on what stands beside a Service: a policy, a monitor, a budget, an autoscaler. */
import * as l10n from "@vscode/l10n";
import type { Monitor } from "../../resources/monitor.ts";
import type { NetworkPolicy } from "../../resources/network-policy.ts";
import type { Autoscaler, Budget } from "../../resources/resource.ts";
import type { Graph } from "../../workspace/graph.ts";
import { objectsMeant } from "../../workspace/mentions.ts";
import { type Labelled, picked, pickedServices } from "../../workspace/picks.ts";
import { flowsOf, type KnownFlow } from "../../workspace/policy-flows.ts";
import { type Direction, isLetThrough } from "../../workspace/policy-reach.ts";
import { isOf, type Placed } from "../../workspace/source-file.ts";
import { blocks, code, lines } from "../markdown.ts";
import { named, placeLink } from "../places.ts";
import { isolatedHover } from "./policies.ts";

/** How many things of a kind are listed before "and n more". */
const most = 6;

/** What the object is about, and which policies isolate the pods of a workload; undefined for every other kind. */
export function neighbourHover(graph: Graph, placed: Placed): string | undefined {
  if (isOf(placed, "workload")) return isolatedHover(graph, placed);
  if (isOf(placed, "network-policy")) return policyHover(graph, placed);
  if (isOf(placed, "monitor")) return monitorHover(graph, placed);
  if (isOf(placed, "budget")) return blocks(headOf(placed), podsLine(graph, placed));
  return isOf(placed, "autoscaler") ? autoscalerHover(graph, placed) : undefined;
}

function headOf(placed: Placed): string {
  return `**${named(placed)}**`;
}

/** Which pods it isolates (S8.27), and whom of the known clients all policies together let through, or stop. */
function policyHover(graph: Graph, policy: Placed<NetworkPolicy>): string {
  const { ingress, egress, readable } = policy.resource;
  const directions = (["ingress", "egress"] as const).filter((each) => policy.resource[each].isolates);
  const [subject] = policy.resource.picks;
  const pods = subject === undefined ? [] : picked(graph, policy, subject);
  const ways = directions.flatMap((direction) =>
    pods.flatMap((each) =>
      flowsOf({ graph, reader: undefined }, each, direction).map((flow) => ({ flow, direction })),
    ),
  );
  const of = (wanted: "yes" | "no") =>
    ways.filter(
      ({ flow, direction }) => isLetThrough({ graph, reader: undefined }, flow, direction) === wanted,
    );
  return blocks(
    [headOf(policy), isolatesText(ingress.isolates, egress.isolates)].join(" · "),
    lines(
      podsLine(graph, policy),
      readable ? "" : l10n.t("What it lets through is not known: a part of it cannot be read."),
      flowsLine(of("yes"), (text) => l10n.t("**Let through** {0}", text)),
      flowsLine(of("no"), (text) => l10n.t("**Stopped** {0}", text)),
    ),
  );
}

function isolatesText(ingress: boolean, egress: boolean): string {
  if (ingress && egress) return l10n.t("isolates its pods in both directions");
  if (ingress) return l10n.t("isolates its pods from what comes in");
  return egress ? l10n.t("isolates its pods from what goes out") : l10n.t("isolates nothing");
}

function flowsLine(
  ways: readonly { readonly flow: KnownFlow; readonly direction: Direction }[],
  line: (text: string) => string,
): string {
  const texts = ways.map(
    ({ flow }) => `${named(flow.caller)} → ${named(flow.target)} ${flow.number}/${flow.protocol}`,
  );
  return texts.length === 0 ? "" : line(shortened(texts));
}

/** What the first selector of an object picks. */
function podsLine(graph: Graph, placed: Placed<NetworkPolicy> | Placed<Budget> | Placed<Monitor>): string {
  const [pick] = placed.resource.picks;
  if (pick === undefined) return l10n.t("**Pods** none: it has no selector");
  const found: readonly Labelled[] =
    pick.of === "pods" ? picked(graph, placed, pick) : pickedServices(graph, { from: placed, pick });
  const texts = found.map((each) => `${named(each)} ${placeLink(graph.world, each, placed.document.uri)}`);
  if (pick.of === "services") {
    return texts.length === 0
      ? l10n.t("**Services** none here")
      : l10n.t("**Services** {0}", shortened(texts));
  }
  return texts.length === 0 ? l10n.t("**Pods** none here") : l10n.t("**Pods** {0}", shortened(texts));
}

/** A name of a port may be a pattern, and is shown as it is written (S8.37). */
function monitorHover(graph: Graph, monitor: Placed<Monitor>): string {
  const ports = monitor.resource.endpoints.map(({ port, portNode, target }) =>
    code(`${port ?? portNode?.text ?? target ?? "*"}`),
  );
  return blocks(
    headOf(monitor),
    lines(
      podsLine(graph, monitor),
      ports.length === 0 ? "" : l10n.t("**Scraped ports** {0}", shortened(ports)),
    ),
  );
}

function autoscalerHover(graph: Graph, autoscaler: Placed<Autoscaler>): string | undefined {
  const { mentions, target, minReplicas, maxReplicas } = autoscaler.resource;
  const [mention] = mentions;
  if (mention === undefined || target === undefined) return undefined;
  const { objects } = objectsMeant(graph, { from: autoscaler, mention });
  const texts = objects.map(
    (each) => `${named(each)} ${placeLink(graph.world, each, autoscaler.document.uri)}`,
  );
  const range = l10n.t("{0} to {1} pods", code(minReplicas?.text ?? "1"), code(maxReplicas?.text ?? "?"));
  return blocks(
    [headOf(autoscaler), range].join(" · "),
    texts.length === 0
      ? l10n.t("**Scales** {0}, which is not here", code(`${target.kind} ${target.name}`))
      : l10n.t("**Scales** {0}", shortened(texts)),
  );
}

function shortened(texts: readonly string[]): string {
  const shown = texts.slice(0, most);
  if (texts.length > most) shown.push(l10n.t("and {0} more", texts.length - most));
  return shown.join(" · ");
}
