/** The hover on a Service: a screenful at most, the state of the cable in the first line. */
import { serviceNames, srvName, statefulSetPodName } from "../kubernetes/dns.ts";
import type { Service } from "../resources/resource.ts";
import type { Graph } from "../workspace/graph.ts";
import type { SelectedPods } from "../workspace/selection.ts";
import { variablesOf } from "../workspace/service-variables.ts";
import type { Placed } from "../workspace/source-file.ts";
import { blocks, code, lines, prose } from "./markdown.ts";
import { named, placeLink } from "./places.ts";
import { portsTable, portText } from "./port-table.ts";
import { type Reach, reachOf } from "./reach.ts";
import { handMadeEndpoints } from "./service-preview.ts";
import { stateOf } from "./service-state.ts";

/** How many things of a kind are listed before "and n more". */
const most = 4;

interface Shown {
  readonly graph: Graph;
  readonly service: Placed<Service>;
  readonly reach: Reach;
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
  const shown = { graph, service, reach, clusterDomain };
  const state = stateOf(graph, service, { reach, handMade });
  return blocks(
    [`**${named(service)}**`, addressForm(service.resource), state].filter((part) => part !== "").join(" · "),
    portsTable(service, reach),
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

function podsText({ placed }: SelectedPods): string {
  const { replicas, workloadKind } = placed.resource;
  if (workloadKind === "DaemonSet") return `${named(placed)}, one per node`;
  return replicas === undefined || workloadKind === "Pod" ? named(placed) : `${named(placed)} × ${replicas}`;
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
function portsLine({ service, reach }: Shown): string {
  const { ports, serviceType } = service.resource;
  if (reach.pods.length > 0 || ports.length === 0 || serviceType === "ExternalName") return "";
  const listed = ports.slice(0, most).map(portText);
  if (ports.length > most) listed.push(`and ${ports.length - most} more`);
  return `**Ports** ${listed.join(" · ")}`;
}

/** A namespace that the manifest leaves open stays open here. */
function nameLines({ service, reach, clusterDomain }: Shown): readonly string[] {
  const { name, namespace = "<namespace>", ports, serviceType, headless } = service.resource;
  if (name === undefined) return [];
  const identity = { name, namespace, clusterDomain };
  const [short, qualified, , full] = serviceNames(identity);
  const names = [short, qualified, full].flatMap((each) => (each === undefined ? [] : [code(each)]));
  const records = ports.flatMap((port) => {
    const portName = port.name?.text ?? "";
    return portName === "" || port.protocol === undefined || serviceType === "ExternalName"
      ? []
      : [code(srvName({ name: portName, protocol: port.protocol }, identity))];
  });
  const pods = headless ? reach.pods.flatMap((each) => podNames(each, identity)) : [];
  return [
    `**Names** ${names.join(" · ")}`,
    pods.length === 0 ? "" : `**Pod names** ${pods.join(" · ")}`,
    records.length === 0 ? "" : `**SRV** ${records.slice(0, most).join(" · ")}`,
  ];
}

/** The first and the last pod of a StatefulSet that names this Service as its own (S7.16). */
function podNames(
  { placed }: SelectedPods,
  identity: { readonly name: string; readonly namespace: string; readonly clusterDomain: string },
): readonly string[] {
  const { name, serviceName, replicas } = placed.resource;
  if (name === undefined || serviceName !== identity.name || replicas === 0) return [];
  const first = code(statefulSetPodName(name, 0, identity));
  if (replicas === 1) return [first];
  return [`${first} to ${replicas === undefined ? "the last" : code(`${name}-${replicas - 1}`)}`];
}

function variablesLine(service: Service): string {
  if (service.headless) return "**Variables** none, since it has no cluster IP";
  const variables = [...variablesOf(service)];
  if (variables.length === 0) return "";
  const [host, port] = variables.map(([name, value]) => code(`${name}=${value}`));
  return `**Variables** in pods created after it: ${host}, ${port} and ${variables.length - 2} more`;
}
