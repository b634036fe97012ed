/** Small pictures for tests: Services that lead to workloads, and workloads that call Services. */
import type { WiringEdge, WiringNode, WiringPicture } from "../../../server/src/lsp/protocol.ts";

/** A node that stands in a file of its name; anything may be said otherwise. */
export function node(id: string, more: Partial<WiringNode> = {}): WiringNode {
  const range = { start: { line: 0, character: 0 }, end: { line: 9, character: 0 } };
  return {
    id,
    role: "service",
    kind: "Service",
    name: id,
    text: "",
    location: { uri: `file:///w/app/${id.length}-${id.codePointAt(0) ?? 0}.yaml`, range },
    extent: range,
    ...more,
  };
}

export function edge(from: string, to: string, more: Partial<WiringEdge> = {}): WiringEdge {
  return { from, to, relation: "leads", state: "reached", text: "", locations: [], ...more };
}

/** So many Services with one workload each, in folders of twenty; each workload calls another Service of its folder. */
export function manyServices(count: number): WiringPicture {
  const nodes: WiringNode[] = [];
  const edges: WiringEdge[] = [];
  for (let at = 0; at < count; at += 1) {
    const folder = Math.floor(at / 20);
    const location = { ...node("").location, uri: `file:///w/team-${folder}/${at}.yaml` };
    nodes.push(
      node(`svc-${at}`, { location }),
      node(`port-${at}`, { location, role: "port", parent: `svc-${at}` }),
      node(`pods-${at}`, { location, role: "workload", kind: "Deployment" }),
      node(`container-${at}`, { location, role: "container", parent: `pods-${at}` }),
    );
    edges.push(edge(`port-${at}`, `container-${at}`));
    const called = folder * 20 + ((at * 7 + 3) % 20);
    if (called < count) edges.push(edge(`pods-${at}`, `port-${called}`, { relation: "calls" }));
  }
  return { nodes, edges };
}
