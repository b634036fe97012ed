/** How a Service is reached from outside of the cluster: the addresses that people will type (S1.55, S1.63). */
import * as l10n from "@vscode/l10n";
import type { Service, ServicePort } from "../../resources/service.ts";
import { code } from "../markdown.ts";
import type { Reach } from "../reach.ts";

/** How many addresses are listed before "and n more". */
const most = 4;

/** The lines on addresses outside and on the policy of the traffic that comes there; none for a Service without. */
export function outsideLines(service: Service, { pods }: Pick<Reach, "pods">): readonly string[] {
  const addresses = outsideAddresses(service);
  if (addresses.length === 0) return [];
  const listed = addresses.slice(0, most).map(code);
  if (addresses.length > most) listed.push(l10n.t("and {0} more", addresses.length - most));
  return [l10n.t("**From outside** {0}", listed.join(" · ")), localLine(service, pods)];
}

/** Hosts in angle brackets are those of the cluster, which no manifest knows. */
function outsideAddresses(service: Service): readonly string[] {
  const { serviceType, ports, details } = service;
  const balancer = details.loadBalancerIP ?? l10n.t("<load balancer>");
  const balanced =
    serviceType === "LoadBalancer" ? ports.map(({ port }) => `${host(balancer)}:${port ?? "?"}`) : [];
  const outside = serviceType === "ExternalName" || service.headless ? [] : details.externalIPs;
  return [
    ...balanced,
    ...(serviceType === "NodePort" ? ports.map(nodeAddress) : []),
    ...outside.flatMap((address) => ports.map(({ port }) => `${host(address)}:${port ?? "?"}`)),
  ];
}

function nodeAddress({ nodePort }: ServicePort): string {
  const number = nodePort === undefined || nodePort === 0 ? l10n.t("<node port>") : `${nodePort}`;
  const node = l10n.t("<node IP>");
  return `${node}:${number}`;
}

function host(address: string): string {
  return address.includes(":") ? `[${address}]` : address;
}

/** With fewer pods than nodes, some nodes do not answer. */
function localLine({ details }: Service, pods: Reach["pods"]): string {
  if (details.externalTrafficPolicy !== "Local") return "";
  const policy = code("externalTrafficPolicy: Local");
  const counts = pods.map(({ count }) => count);
  const known = counts.every((count) => typeof count === "number");
  if (counts.includes("per-node"))
    return l10n.t("**Clients keep their addresses** by {0}, and each node with a pod answers", policy);
  const sum = counts.reduce<number>((total, count) => total + (typeof count === "number" ? count : 0), 0);
  if (!known || sum === 0)
    return l10n.t("**Only nodes with one of its pods answer** by {0}; clients keep their addresses", policy);
  return sum === 1
    ? l10n.t("**Only the node with its pod answers** by {0}; clients keep their addresses", policy)
    : l10n.t(
        "**Only nodes with one of its {0} pods answer** by {1}; clients keep their addresses",
        sum,
        policy,
      );
}
