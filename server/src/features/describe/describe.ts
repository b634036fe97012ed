/**
 * A Service as `kubectl describe service` prints it (S6.1): what people know how to read, before there is a cluster.
 * Where the cluster would have addresses there is what the manifest knows, and what only manifests know stands below.
 */
import type { Service, ServicePort } from "../../resources/service.ts";
import type { PortWiring } from "../../workspace/endpoints.ts";
import type { Graph } from "../../workspace/graph.ts";
import { namespaceOf } from "../../workspace/near-objects.ts";
import { unknownAddress } from "../../workspace/service-variables.ts";
import { slicesOf } from "../../workspace/slices.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { serviceDns } from "../service-dns.ts";
import { endpointsCell } from "./endpoints-cell.ts";
import { endpointText, podsTitle } from "./pods-text.ts";
import { block, type Described, type Description, listedOrNone, orNone, type Row, written } from "./rows.ts";
import { dnsRows, podRows, sliceRows } from "./wiring.ts";

/** The description of a Service; every line ends with a line break. */
export function describeService(
  graph: Graph,
  described: Described,
  { clusterDomain, place }: Description,
): string {
  const { service, wired } = described;
  const dns = serviceDns(graph, service, { wired, clusterDomain, openNamespace: "<namespace>" });
  return block([
    ...headRows(graph, service),
    ...addressRows(service.resource),
    ...service.resource.ports.flatMap((port, at) => portRows(port, at, described)),
    ...trafficRows(service.resource),
    ...podRows(described, place),
    ...sliceRows(service.resource, wired),
    ...(dns === undefined ? [] : dnsRows(dns)),
    ["File", place(service)],
    ["Events", "<none>"],
  ]);
}

function headRows(graph: Graph, service: Placed<Service>): readonly Row[] {
  const { name, nameNode, namespaceNode, selector, details } = service.resource;
  const pairs = (selector?.pairs ?? []).map(({ key, value, node }) => `${key}=${value ?? node.text}`);
  return [
    ["Name", name ?? nameNode?.text ?? "<unknown>"],
    ["Namespace", namespaceOf(graph, service) ?? namespaceNode?.text ?? "<none>"],
    ...listedOrNone(
      "Labels",
      details.labels.map(([key, value]) => `${key}=${value}`),
    ),
    ...listedOrNone(
      "Annotations",
      details.annotations.map(([key, value]) => `${key}: ${value}`),
    ),
    ["Selector", orNone(pairs.sort().join(","))],
  ];
}

/** Families are written, or follow from an address, or are the cluster's own (S1.9, S1.10). */
function addressRows({
  serviceType,
  clusterIP,
  headless,
  externalName,
  selector,
  details,
}: Service): readonly Row[] {
  const external = serviceType === "ExternalName";
  const address = clusterIP ?? details.clusterIPs[0] ?? (external ? "" : unknownAddress);
  const families = details.ipFamilies.length > 0 ? details.ipFamilies : familiesOf(address);
  const policy = headless && selector === undefined ? "RequireDualStack" : "SingleStack";
  return [
    ["Type", serviceType],
    ...written("IP Family Policy", details.ipFamilyPolicy ?? (external ? undefined : policy)),
    ["IP Families", external ? "<none>" : families.join(",")],
    ["IP", address],
    ["IPs", orNone(details.clusterIPs.length > 0 ? details.clusterIPs.join(",") : address)],
    ...written("External IPs", details.externalIPs.join(",")),
    ...written("Desired LoadBalancer IP", details.loadBalancerIP),
    ...written("External Name", externalName),
  ];
}

function familiesOf(address: string): readonly string[] {
  if (address.includes(":")) return ["IPv6"];
  return /^\d/.test(address) ? ["IPv4"] : ["<cluster default>"];
}

function portRows(port: ServicePort, at: number, { service, wired }: Described): readonly Row[] {
  const { serviceType, details } = service.resource;
  const protocol = port.protocol ?? port.protocolNode?.text ?? "<unknown>";
  const name = port.name?.text || "<unset>";
  const target = port.targetPort ?? port.targetPortNode?.text ?? "<unknown>";
  const allocates = serviceType === "LoadBalancer" && details.allocateLoadBalancerNodePorts;
  const nodePort = port.nodePort ?? (serviceType === "NodePort" || allocates ? "<node port>" : undefined);
  const misses = missesOf(wired.ports.find((wiring) => wiring.port === port));
  const cell = endpointsCell(slicesOf(service.resource, wired), port.name?.text ?? "", endpointText);
  return [
    ["Port", `${name}  ${port.port ?? port.portNode?.text ?? "<unknown>"}/${protocol}`],
    ["TargetPort", `${target}/${protocol}`],
    ...written("AppProtocol", details.appProtocols[at]),
    ...(nodePort === undefined ? [] : [["NodePort", `${name}  ${nodePort}/${protocol}`] as const]),
    ["Endpoints", misses === "" ? cell : `${cell} (${misses})`.trimStart()],
  ];
}

/** Nothing in a cluster says why a port has no endpoints (S3.24). */
function missesOf(wiring: PortWiring | undefined): string {
  const misses = (wiring?.unresolved ?? []).map(({ pods, reason, declaration }) =>
    reason === "name-not-found"
      ? `${podsTitle(pods)} has no port named ${wiring?.port.targetPort}`
      : `${podsTitle(pods)} has ${wiring?.port.targetPort} as ${declaration?.protocol}`,
  );
  return misses.join("; ");
}

/** Defaults as the API server sets them (S1.2, S1.5, S1.6). */
function trafficRows({ serviceType, details }: Service): readonly Row[] {
  const external = serviceType === "ExternalName";
  const reachable = !external && (serviceType !== "ClusterIP" || details.externalIPs.length > 0);
  return [
    ["Session Affinity", details.sessionAffinity ?? "None"],
    ...written(
      "External Traffic Policy",
      details.externalTrafficPolicy ?? (reachable ? "Cluster" : undefined),
    ),
    ...written(
      "Internal Traffic Policy",
      details.internalTrafficPolicy ?? (external ? undefined : "Cluster"),
    ),
    ...written("HealthCheck NodePort", details.healthCheckNodePort),
    ...written("LoadBalancer Source Ranges", details.loadBalancerSourceRanges.join(",")),
    ...written("Traffic Distribution", details.trafficDistribution),
  ];
}
