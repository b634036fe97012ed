/** The picture for languages that know boxes and arrows but no parts: each part is its whole, and arrows say which. */
import type { WiringState } from "../wiring/state.ts";
import type { Picture, PictureNode, Relation } from "./model.ts";

export interface FoldedEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  readonly state: WiringState;
  /** One line for each cable between the two. */
  readonly labels: readonly string[];
}

export interface FoldedPicture {
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly FoldedEdge[];
  /** The nodes by namespace, in the order of names; those without one first. */
  readonly groups: readonly {
    readonly namespace: string | undefined;
    readonly nodes: readonly PictureNode[];
  }[];
}

/** The same picture without parts and neighbours. Cables of one kind and state between two boxes are one arrow. */
export function folded({ nodes, edges }: Picture): FoldedPicture {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const arrows = new Map<string, FoldedEdge>();
  for (const edge of edges.filter(({ relation }) => relation !== "concerns")) {
    const [from, to] = [edge.from, edge.to].map((id) => byId.get(id)?.parent ?? id);
    if (from === undefined || to === undefined) continue;
    const { relation, state, text } = edge;
    const port = edge.from === from ? undefined : byId.get(edge.from)?.name;
    const label = [port, text].filter((each) => each !== undefined && each !== "").join(" → ");
    const key = JSON.stringify([from, to, relation, state]);
    const labels = arrows.get(key)?.labels ?? [];
    const more = label === "" || labels.includes(label) ? [] : [label];
    arrows.set(key, { from, to, relation, state, labels: [...labels, ...more] });
  }
  const wholes = nodes.filter(({ parent, role }) => parent === undefined && role !== "neighbour");
  return { nodes: wholes, edges: [...arrows.values()], groups: groupsOf(wholes) };
}

/** What a box says: kind and name, and below it how it stands. */
export function boxLines({ kind, name, text }: PictureNode): readonly string[] {
  return [`${kind} ${name}`.trim(), text].filter((line) => line !== "");
}

function groupsOf(nodes: readonly PictureNode[]): FoldedPicture["groups"] {
  const byName = new Map<string, PictureNode[]>();
  for (const node of nodes) {
    const name = node.namespace ?? "";
    byName.set(name, [...(byName.get(name) ?? []), node]);
  }
  return [...byName]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, members]) => ({ namespace: name === "" ? undefined : name, nodes: members }));
}
