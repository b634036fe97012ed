/** A picture that is being drawn. Whatever is drawn twice is there once. */

import type { Service } from "../../resources/service.ts";
import type { Scope } from "../../workspace/selection.ts";
import type { Placed } from "../../workspace/source-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { reachIn } from "../reach.ts";
import { handMadeEndpoints } from "../service-preview.ts";
import type { ObjectIds } from "../wiring/object-ids.ts";
import { type Wired, type WiringState, wiringOf } from "../wiring/state.ts";
import type { Picture, PictureEdge, PictureNode } from "./model.ts";

export interface Draft {
  readonly workspace: Workspace;
  readonly scope: Scope;
  readonly ids: ObjectIds;
  /** True when every file is drawn, so that each cable is met at its other end anyway. */
  readonly everything: boolean;
  readonly nodes: Map<string, PictureNode>;
  readonly edges: Map<string, PictureEdge>;
  /** Services whose cables are drawn. */
  readonly wired: Map<Placed<Service>, Wired>;
}

/** Puts a node in, unless it is there. Returns its id. */
export function addNode({ nodes }: Draft, node: PictureNode): string {
  if (!nodes.has(node.id)) nodes.set(node.id, node);
  return node.id;
}

/** Puts an edge in; one more of the same ends and the same kind adds where it is written. */
export function addEdge({ edges }: Draft, edge: PictureEdge): void {
  const key = JSON.stringify([edge.from, edge.to, edge.relation]);
  const there = edges.get(key);
  if (there === undefined) edges.set(key, edge);
  else edges.set(key, { ...there, spots: withoutTwins([...there.spots, ...edge.spots]) });
}

/** What a Service reaches, found out once. */
export function wiredIn({ workspace: { graph }, scope, wired }: Draft, service: Placed<Service>): Wired {
  const before = wired.get(service);
  if (before !== undefined) return before;
  const reach = reachIn(graph, service, scope);
  const handMade = handMadeEndpoints(graph, service);
  const found = wiringOf(graph, service, { reach, handMade, scope });
  wired.set(service, found);
  return found;
}

/** The picture as it is now, in the order of ids. Pods stand as the cables that lead to them. */
export function finish({ nodes, edges }: Draft): Picture {
  const sorted = [...edges.values()].sort(
    (a, b) => byText(a.from, b.from) || byText(a.to, b.to) || byText(a.relation, b.relation),
  );
  const arriving = arrivals(sorted, nodes);
  const calling = new Set(sorted.filter(({ relation }) => relation === "calls").map(({ from }) => from));
  const finished = [...nodes.values()].map((node): PictureNode => {
    if (node.role !== "workload" && node.role !== "container") return node;
    const state = arriving.get(node.id);
    const role =
      node.role === "workload" && state === undefined && calling.has(node.id) ? "client" : node.role;
    return { ...node, role, state };
  });
  return { nodes: finished.sort((a, b) => byText(a.id, b.id)), edges: sorted };
}

/** The best state of what leads to a node or to one of its parts. */
function arrivals(edges: readonly PictureEdge[], nodes: Draft["nodes"]): ReadonlyMap<string, WiringState> {
  const best = new Map<string, WiringState>();
  for (const { to, relation, state } of edges) {
    if (relation !== "leads") continue;
    for (const id of [to, nodes.get(to)?.parent]) {
      if (id === undefined) continue;
      const before = best.get(id);
      if (before === undefined || bestFirst.indexOf(state) < bestFirst.indexOf(before)) best.set(id, state);
    }
  }
  return best;
}

const bestFirst: readonly WiringState[] = ["reached", "unknown", "near-miss", "nothing"];

/** Order by code units, the same on every machine. */
function byText(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function withoutTwins(spots: PictureEdge["spots"]): PictureEdge["spots"] {
  return spots.filter(
    ({ document, range }, at) =>
      spots.findIndex((each) => each.document === document && each.range.start === range.start) === at,
  );
}
