/** The hover on a Service: a screenful at most, the state of the cable in the first line. */
import * as l10n from "@vscode/l10n";
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
import { either } from "../words.ts";
import { callersLine } from "./callers.ts";
import { handMadeTable } from "./hand-made.ts";
import { outsideLines } from "./outside.ts";
import { servicePoliciesLine } from "./policies.ts";
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
    lines(
      podsLine(shown),
      portsLine(shown),
      ...outsideLines(service.resource, reach),
      ...nameLines(shown),
      variablesLine(service.resource),
      callersLine(graph, service),
      servicePoliciesLine(
        graph,
        service,
        reach.pods.map(({ placed }) => placed),
      ),
    ),
  );
}

function addressForm({ serviceType, headless }: Service): string {
  return headless && serviceType === "ClusterIP" ? l10n.t("headless") : prose(serviceType);
}

function podsLine({ graph, service, reach }: Shown): string {
  const { pods, more } = reach;
  const from = service.document.uri;
  const linked = (placed: Placed) => placeLink(graph.world, placed, from);
  if (pods.length === 0) return "";
  const listed = pods
    .slice(0, most)
    .map((each) => [podsText(each), ...asides(each, linked(each.placed))].join(", "));
  if (pods.length > most) listed.push(l10n.t("and {0} more", pods.length - most));
  if (more.length === 1) listed.push(l10n.t("one more match in {0}", more.map(linked).join("")));
  else if (more.length > 1 && more.length < most)
    listed.push(l10n.t("{0} more matches in {1}", more.length, more.map(linked).join(", ")));
  else if (more.length > 0) listed.push(l10n.t("{0} more matches elsewhere", more.length));
  return l10n.t("**Pods** {0}", listed.join(" · "));
}

function podsText({ placed, count, ordinal }: SelectedPods): string {
  const { workloadKind, template } = placed.resource;
  const times =
    typeof count === "number" && ordinal === undefined && workloadKind !== "Pod" ? ` × ${count}` : "";
  const how = uncountedText(count) ?? (ordinal === undefined ? "" : l10n.t("pod {0}", ordinal));
  const finite = workloadKind === "Job" || workloadKind === "CronJob";
  return [
    `${named(placed)}${times}`,
    how,
    template.hostNetwork ? l10n.t("on the host's network") : "",
    finite ? l10n.t("while it runs") : "",
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function uncountedText(count: PodCount): string | undefined {
  if (count === "per-node") return l10n.t("one per node");
  return count === "autoscaled" ? l10n.t("autoscaled") : undefined;
}

/** What is not quite certain about a match: it stands far away, or its namespace is left open. */
function asides({ placed, rank, namespaces }: SelectedPods, place: string): readonly string[] {
  const far = rank === "nearest" || rank === "workspace";
  const where = far ? l10n.t("{0} (not in this folder)", place) : place;
  const { namespace } = placed.resource;
  if (namespaces === "same") return [where];
  const condition =
    namespace === undefined
      ? l10n.t("if applied to the Service's namespace")
      : l10n.t("if applied to namespace {0}", code(namespace));
  return [where, condition];
}

/** Without pods there is no table; the ports are worth a line all the same. */
function portsLine({ service, reach, wired }: Shown): string {
  const { ports, serviceType } = service.resource;
  const hasTable = reach.pods.length > 0 || wired.handMade.length > 0;
  if (hasTable || ports.length === 0 || serviceType === "ExternalName") return "";
  const listed = ports.slice(0, most).map(portText);
  if (ports.length > most) listed.push(l10n.t("and {0} more", ports.length - most));
  return l10n.t("**Ports** {0}", listed.join(" · "));
}

/** A namespace that manifests leave open stays open here. */
function nameLines({ graph, service, wired, clusterDomain }: Shown): readonly string[] {
  const dns = serviceDns(graph, service, { wired, clusterDomain, openNamespace: "<namespace>" });
  if (dns === undefined) return [];
  const [short, qualified, , full] = dns.names;
  const names = [short, qualified, full].flatMap((each) => (each === undefined ? [] : [code(each)]));
  const records = dns.records.slice(0, most).map(recordText);
  if (dns.records.length > most) records.push(l10n.t("and {0} more", dns.records.length - most));
  return [
    namesText(names.join(" · "), dns.answer),
    dns.pods.length === 0
      ? ""
      : l10n.t("**Pod names** {0}", dns.pods.slice(0, most).map(podNamesText).join(" · ")),
    records.length === 0 ? "" : l10n.t("**SRV** {0}", records.join(" · ")),
  ];
}

/** A name without an answer is an error to its clients, other than an address without endpoints (S7.4, S7.14). */
function namesText(names: string, { kind }: DnsAnswer): string {
  return kind === "nothing"
    ? l10n.t("**Names** {0}, which nothing answers while there are no endpoints", names)
    : l10n.t("**Names** {0}", names);
}

function recordText({ name, ports }: SrvRecord): string {
  return ports.length === 0 ? code(name) : l10n.t("{0} port {1}", code(name), either(ports.map(String)));
}

/** The first and the last name; the last is known by the pod's own name alone. */
function podNamesText({ names: [first = "", ...others], more }: Hostnames): string {
  const last = others.at(-1)?.split(".")[0];
  if (more) return l10n.t("{0} to the last", code(first));
  return last === undefined ? code(first) : l10n.t("{0} to {1}", code(first), code(last));
}

function variablesLine(service: Service): string {
  if (service.headless) return l10n.t("**Variables** none, since it has no cluster IP");
  const variables = [...variablesOf(service)];
  if (variables.length === 0) return "";
  const [host, port] = variables.map(([name, value]) => code(`${name}=${value}`));
  return l10n.t(
    "**Variables** in pods created after it: {0}, {1} and {2} more",
    host ?? "",
    port ?? "",
    variables.length - 2,
  );
}
