/** Whether a Service has the port that somebody asks it for. */
import { distance } from "fastest-levenshtein";
import type { NamedPort } from "../resources/mention.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import { wirePorts } from "./endpoints.ts";
import type { Graph } from "./graph.ts";
import { selectPods } from "./selection.ts";
import type { Placed } from "./source-file.ts";
import { mayBePatched } from "./world.ts";

export type Served = "yes" | "no" | "unknown";

/**
 * Whether a Service has a port of that number or name, as a route or a client of its cluster IP asks for it (S8.15,
 * S8.19). An ExternalName Service maps no ports (S7.7). Ports that somebody may patch are unknown, except where a slip
 * explains what is asked for.
 */
export function hasPort(graph: Graph, service: Placed<Service>, { value }: NamedPort): Served {
  const { ports } = service.resource;
  const found = ports.some(({ port, name }) =>
    typeof value === "number" ? port === value : name?.text === value,
  );
  if (found) return "yes";
  if (!isKnown(service)) return "unknown";
  if (!isPatched(graph, service)) return "no";
  return isSlipOf(service.resource, { value }) && !isNeighbour(service.resource, value) ? "no" : "unknown";
}

/** Whether one key, or the number of the pods or the nodes, stands for a port of the Service. */
export function isSlipOf(service: Service, { value }: Pick<NamedPort, "value">): boolean {
  if (portBehind(service, value) !== undefined) return true;
  return service.ports.some(({ port, name }) =>
    isOneKey(`${value}`, typeof value === "number" ? `${port}` : name?.text),
  );
}

/** The number beside a port is likelier another port than a slip: 8081 for metrics, where 8080 is served. */
function isNeighbour({ ports }: Service, value: number | string): boolean {
  if (typeof value !== "number") return false;
  return ports.some(({ port }) => port !== undefined && Math.abs(port - value) < 10);
}

function isOneKey(one: string, other: string | undefined): boolean {
  return other !== undefined && one.length > 2 && distance(one, other) === 1;
}

/**
 * The same for who reaches the pods themselves, by a headless Service or by the name of a pod: there the target port
 * counts (S7.4, S7.6). A pod may listen where it declares nothing, so only a number that the Service gives to its own
 * port and not to a target is surely wrong.
 */
export function podsListen(
  graph: Graph,
  service: Placed<Service>,
  { port, reader }: { readonly port: NamedPort; readonly reader: Placed },
): Served {
  if (!isKnown(service) || isPatched(graph, service)) return "unknown";
  const selection = selectPods(graph, service, { scope: "auto", reader });
  const targets = wirePorts(service.resource, selection).flatMap((wiring) => wiring.targets);
  const declared = selection.pods.flatMap(({ placed }) =>
    placed.resource.template.containers.flatMap((container) => container.ports.map(({ number }) => number)),
  );
  const heard = [...targets.map(({ number }) => number), ...declared];
  if (heard.includes(port.value as number)) return "yes";
  return heard.length > 0 && service.resource.ports.some((own) => own.port === port.value) ? "no" : "unknown";
}

/** The Service port behind whose number is another one: that of the pods, or of the nodes. */
export function portBehind(
  { ports }: Service,
  number: number | string,
): { readonly port: ServicePort; readonly as: "target" | "node" } | undefined {
  const target = ports.find(({ targetPort }) => targetPort === number);
  if (target !== undefined) return { port: target, as: "target" };
  const node = ports.find(({ nodePort }) => nodePort === number && number !== 0);
  return node === undefined ? undefined : { port: node, as: "node" };
}

function isKnown({ resource }: Placed<Service>): boolean {
  const { complete, portList, ports, serviceType } = resource;
  const listed = portList.state === "listed" && ports.length > 0;
  const numbered = ports.every(
    ({ port, name }) => port !== undefined && (name === undefined || isPlain(name.text)),
  );
  return complete && listed && numbered && serviceType !== "ExternalName";
}

function isPatched({ world }: Graph, { document }: Placed): boolean {
  return mayBePatched(world, [document.uri], "ports");
}

function isPlain(text: string): boolean {
  return /^[-a-z0-9]*$/.test(text);
}
