/** The hover on a Service: a screenful at most, the state of the cable in the first line. */
import type { Service } from "../../resources/service.ts";
import type { Graph } from "../../workspace/graph.ts";
import type { Hostnames } from "../../workspace/hostnames.ts";
import type { PodCount } from "../../workspace/pod-count.ts";
import type { SelectedPods } from "../../workspace/selection.ts";
import { variablesOf } from "../../workspace/service-variables.ts";
import type { Wired } from "../../workspace/slices.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { blocks, code, lines, prose } from "../markdown.ts";
import { named, placeLink } from "../places.ts";
import { type Reach, reachOf } from "../reach.ts";
import { type DnsAnswer, type SrvRecord, serviceDns } from "../service-dns.ts";
import { handMadeEndpoints } from "../service-preview.ts";
import { handMadeTable } from "./hand-made.ts";
import { portsTable, portText } from "./port-table.ts";
import { stateOf } from "./service-state.ts";

/** How many things of a kind are listed before "and n more". */
const most = 4;

interface Shown {
  readonly graph: Graph;
  readonly service: Placed<Service>;
  readonly reach: Reach;
  readonly wired: Wired;
  readonly clusterDomain: string;
}

/** Everything that a manifest tells about a Service, as Markdown. */
export function serviceHover(
  graph: Graph,
  service: Placed<Service>,
  { clusterDomain }: { readonly clusterDomain: string },
): string {
  const reach = reachOf(graph, service);
  const handMade = handMadeEndpoints(graph, service);
  const wired = { ...reach, handMade };
  const shown = { graph, service, reach, wired, clusterDomain };
  const state = stateOf(graph, service, { reach, handMade });
  return blocks(
    [`**${named(service)}**`, addressForm(service.resource), state].filter((part) => part !== "").join(" · "),
    handMade.length > 0 ? handMadeTable(service.resource, wired) : portsTable(service, reach),
    lines(podsLine(shown), portsLine(shown), ...nameLines(shown), variablesLine(service.resource)),
  );
}

function addressForm({ serviceType, headless }: Service): string {
  return headless && serviceType === "ClusterIP" ? "headless" : prose(serviceType);
}

function podsLine({ graph, service, reach }: Shown): string {
  const { pods, more } = reach;
  const from = service.document.uri;
  const linked = (placed: Placed) => placeLink(graph.world, placed, from);
  if (pods.length === 0) return "";
  const listed = pods
    .slice(0, most)
    .map((each) => `${podsText(each)}, ${linked(each.placed)}${asides(each)}`);
  if (pods.length > most) listed.push(`and ${pods.length - most} more`);
  if (more.length === 1) listed.push(`one more match in ${more.map(linked).join("")}`);
  else if (more.length > 1 && more.length < most)
    listed.push(`${more.length} more matches in ${more.map(linked).join(", ")}`);
  else if (more.length > 0) listed.push(`${more.length} more matches elsewhere`);
  return `**Pods** ${listed.join(" · ")}`;
}

function podsText({ placed, count, ordinal }: SelectedPods): string {
  const { workloadKind, template } = placed.resource;
  const network = template.hostNetwork ? ", on the host's network" : "";
  const finite = workloadKind === "Job" || workloadKind === "CronJob" ? ", while it runs" : "";
  return `${named(placed)}${countText(count, { workloadKind, ordinal })}${network}${finite}`;
}

function countText(
  count: PodCount,
  {
    workloadKind,
    ordinal,
  }: { readonly workloadKind: string | undefined; readonly ordinal: number | undefined },
): string {
  if (count === "per-node") return ", one per node";
  if (count === "autoscaled") return ", autoscaled";
  if (ordinal !== undefined) return `, pod ${ordinal}`;
  return count === "unknown" || workloadKind === "Pod" ? "" : ` × ${count}`;
}

/** What is not quite certain about a match: it stands far away, or its namespace is left open. */
function asides({ placed, rank, namespaces }: SelectedPods): string {
  const far = rank === "nearest" || rank === "workspace" ? " (not in this folder)" : "";
  const { namespace } = placed.resource;
  if (namespaces === "same") return far;
  const where = namespace === undefined ? "the Service's namespace" : `namespace ${code(namespace)}`;
  return `${far}, if applied to ${where}`;
}

/** Without pods there is no table; the ports are worth a line all the same. */
function portsLine({ service, reach, wired }: Shown): string {
  const { ports, serviceType } = service.resource;
  const hasTable = reach.pods.length > 0 || wired.handMade.length > 0;
  if (hasTable || ports.length === 0 || serviceType === "ExternalName") return "";
  const listed = ports.slice(0, most).map(portText);
  if (ports.length > most) listed.push(`and ${ports.length - most} more`);
  return `**Ports** ${listed.join(" · ")}`;
}

/** A namespace that manifests leave open stays open here. */
function nameLines({ graph, service, wired, clusterDomain }: Shown): readonly string[] {
  const dns = serviceDns(graph, service, { wired, clusterDomain, openNamespace: "<namespace>" });
  if (dns === undefined) return [];
  const [short, qualified, , full] = dns.names;
  const names = [short, qualified, full].flatMap((each) => (each === undefined ? [] : [code(each)]));
  const records = dns.records.slice(0, most).map(recordText);
  if (dns.records.length > most) records.push(`and ${dns.records.length - most} more`);
  return [
    `**Names** ${names.join(" · ")}${answerText(dns.answer)}`,
    dns.pods.length === 0 ? "" : `**Pod names** ${dns.pods.slice(0, most).map(podNamesText).join(" · ")}`,
    records.length === 0 ? "" : `**SRV** ${records.join(" · ")}`,
  ];
}

/** A name without an answer is an error to its clients, other than an address without endpoints (S7.4, S7.14). */
function answerText({ kind }: DnsAnswer): string {
  return kind === "nothing" ? ", which nothing answers while there are no endpoints" : "";
}

function recordText({ name, ports }: SrvRecord): string {
  return ports.length === 0 ? code(name) : `${code(name)} port ${ports.join(" or ")}`;
}

/** The first and the last name; the last is known by the pod's own name alone. */
function podNamesText({ names: [first = "", ...others], more }: Hostnames): string {
  const last = others.at(-1)?.split(".")[0];
  if (more) return `${code(first)} to the last`;
  return last === undefined ? code(first) : `${code(first)} to ${code(last)}`;
}

function variablesLine(service: Service): string {
  if (service.headless) return "**Variables** none, since it has no cluster IP";
  const variables = [...variablesOf(service)];
  if (variables.length === 0) return "";
  const [host, port] = variables.map(([name, value]) => code(`${name}=${value}`));
  return `**Variables** in pods created after it: ${host}, ${port} and ${variables.length - 2} more`;
}
