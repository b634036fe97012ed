/** What a Service has beside pods: addresses made by hand and other names behind it, addresses of the cluster before it. */
import type { Service } from "../../resources/service.ts";
import { wireHandMade } from "../../workspace/slices.ts";
import type { Placed } from "../../workspace/source-file.ts";
import type { Wired } from "../wiring/state.ts";
import { cardOf } from "./card.ts";
import { addEdge, addNode, type Draft } from "./draft.ts";
import { portId } from "./port-id.ts";

/** Draws the name that an ExternalName stands for, and the Endpoints and EndpointSlices that somebody wrote. */
export function drawAddresses(draft: Draft, wired: Wired): void {
  const { service } = wired;
  const { serviceType, externalName } = service.resource;
  if (serviceType === "ExternalName" && externalName !== undefined) drawAlias(draft, service, externalName);
  if (service.resource.selector !== undefined || serviceType === "ExternalName") return;
  const from = draft.ids(service);
  for (const placed of wired.handMade) {
    const to = addNode(draft, { ...cardOf(draft, placed, "address"), state: "reached" });
    const spots = [
      { document: placed.document, range: placed.resource.nameNode?.range ?? placed.resource.range },
    ];
    const edge = { to, relation: "leads" as const, text: "", spots };
    const wirings = wireHandMade(service.resource, { ...wired.reach, handMade: [placed] });
    for (const { port, endpoints } of wirings) {
      const state = endpoints.length > 0 ? "reached" : "near-miss";
      addEdge(draft, { ...edge, from: portId(from, service.resource, port), state });
    }
    if (wirings.length === 0) addEdge(draft, { ...edge, from, state: "reached" });
  }
}

/** Draws the address at which the world outside finds the Service: a node port, a load balancer, an external IP. */
export function drawOutside(draft: Draft, service: Placed<Service>): void {
  const { resource, document } = service;
  const { serviceType, typeNode, details } = resource;
  const name = outsideName(resource);
  if (name === undefined) return;
  const id = draft.ids(service);
  const spot = { document, range: typeNode?.range ?? resource.range };
  const kind = serviceType === "ClusterIP" ? "ExternalIP" : serviceType;
  const from = addNode(draft, {
    ...cardOf(draft, service, "entry"),
    id: `${id}/outside`,
    kind,
    name,
    spot,
    extent: spot.range,
  });
  for (const port of resource.ports) {
    const number = serviceType === "NodePort" && details.externalIPs.length === 0 ? port.nodePort : port.port;
    const range = (port.nodePortNode ?? port.portNode)?.range ?? port.range;
    addEdge(draft, {
      from,
      to: portId(id, resource, port),
      relation: "forwards",
      state: "reached",
      text: number === undefined ? ":<node port>" : `:${number}`,
      spots: [{ document, range }],
    });
  }
}

/** What people will type before the port. */
function outsideName({ serviceType, details }: Service): string | undefined {
  if (serviceType === "LoadBalancer") return details.loadBalancerIP ?? "<load balancer>";
  const [first] = details.externalIPs;
  if (first !== undefined) return first;
  return serviceType === "NodePort" ? "<node IP>" : undefined;
}

function drawAlias(draft: Draft, service: Placed<Service>, externalName: string): void {
  const { document, resource } = service;
  const id = draft.ids(service);
  const field = resource.fields.find(({ name }) => name === "externalName");
  const spot = { document, range: field?.keyRange ?? resource.range };
  const to = addNode(draft, {
    ...cardOf(draft, service, "address"),
    id: `${id}/alias`,
    kind: "ExternalName",
    name: externalName,
    spot,
    extent: spot.range,
  });
  addEdge(draft, { from: id, to, relation: "leads", state: "unknown", text: "", spots: [spot] });
}
