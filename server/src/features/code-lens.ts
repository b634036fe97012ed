/** Code lenses: what a Service reaches, and "Expose" on a workload that no Service selects. */
import * as l10n from "@vscode/l10n";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { callsTo } from "../workspace/callers.ts";
import type { Graph } from "../workspace/graph.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { isOutside } from "../workspace/world.ts";
import type { Asked, LensAnswer } from "./answers.ts";
import { addressCount } from "./hover/hand-made.ts";
import { titled } from "./places.ts";
import { endpointWords, reachOf, served } from "./reach.ts";
import { isUnselected } from "./selecting-services.ts";
import { handMadeEndpoints } from "./service-preview.ts";

/** How many workloads a title names. */
const most = 3;

/** The lenses of a file, in the order of its text; none when settings turn them off, in charts and in patches. */
export function codeLenses({ workspace, settings, uri }: Asked): readonly LensAnswer[] {
  if (!settings.codeLens || isOutside(workspace.world, uri)) return [];
  const resources = workspace.file(uri)?.documents.flatMap((document) => document.resources) ?? [];
  return resources.flatMap((placed) => {
    if (isOf(placed, "service")) return serviceLens(workspace.graph, placed);
    return isOf(placed, "workload") ? exposeLens(workspace.graph, placed) : [];
  });
}

function serviceLens(graph: Graph, placed: Placed<Service>): readonly LensAnswer[] {
  const title = serviceTitle(graph, placed);
  if (title === undefined) return [];
  const clients = new Set(callsTo(graph, placed).map(({ from }) => from)).size;
  return [{ ...spot(placed), title: [title, ...callersText(clients)].join(" · "), expose: undefined }];
}

function callersText(clients: number): readonly string[] {
  if (clients === 0) return [];
  return [clients === 1 ? l10n.t("1 caller") : l10n.t("{0} callers", clients)];
}

/** Undefined where the manifest leaves open what the Service reaches. */
function serviceTitle(graph: Graph, placed: Placed<Service>): string | undefined {
  const { serviceType, selector, complete } = placed.resource;
  if (serviceType === "ExternalName") return undefined;
  if (selector === undefined) {
    const addresses = addressCount(handMadeEndpoints(graph, placed));
    if (addresses > 0) return handMadeTitle(addresses);
    return complete ? l10n.t("no selector") : undefined;
  }
  const serving = served(reachOf(graph, placed));
  if (serving.length === 0) {
    return selector.pairs.some(({ value }) => value === undefined) ? undefined : l10n.t("no endpoints");
  }
  const names = serving.slice(0, most).map((pods) => titled(pods.placed));
  if (serving.length > most) names.push(l10n.t("{0} more", serving.length - most));
  return `${endpointWords(serving)} · ${names.join(", ")}`;
}

function handMadeTitle(addresses: number): string {
  return addresses === 1
    ? l10n.t("1 endpoint · made by hand")
    : l10n.t("{0} endpoints · made by hand", addresses);
}

/** Only for workloads of Kubernetes itself that run on, are wholly written, and declare a port. */
function exposeLens(graph: Graph, placed: Placed<Workload>): readonly LensAnswer[] {
  const { workloadKind, whole, complete, template } = placed.resource;
  const runsOn = workloadKind !== undefined && workloadKind !== "Job" && workloadKind !== "CronJob";
  const declares = template.containers.some(({ role, ports }) => role === "app" && ports.length > 0);
  if (!runsOn || !whole || !complete || !declares || !isUnselected(graph, placed)) return [];
  return [{ ...spot(placed), title: l10n.t("Expose {0}", titled(placed)), expose: placed }];
}

/** The first character of the object: the editor puts the lens above its line. */
function spot({ document, resource: { range } }: Placed) {
  return { document, range: { start: range.start, end: range.start } };
}
