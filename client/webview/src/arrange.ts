/**
 * Where boxes stand: dagre ranks each connected part from left to right, and the parts are packed into rows. Laying
 * them out one by one is what keeps hundreds of Services fast, and small parts side by side are easier to read than
 * one column of them all.
 */
import { Graph, layout } from "@dagrejs/dagre";

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Size {
  readonly id: string;
}

export interface Link {
  readonly from: string;
  readonly to: string;
  /** How wide a text on the way is; 0 without one. */
  readonly room: number;
}

export interface Arranged extends Size {
  /** The left upper corner of each box, by id. */
  readonly places: ReadonlyMap<string, Point>;
  /** By `linkKey`: where a link passes between other boxes, its ends left out. */
  readonly ways: ReadonlyMap<string, readonly Point[]>;
}

export interface Gaps {
  /** Between boxes above each other, and between ranks. */
  readonly box: number;
  readonly rank: number;
  /** Between connected parts. */
  readonly part: number;
}

/** What a link is called in `ways`: several between two boxes take the same way. */
export function linkKey({ from, to }: Pick<Link, "from" | "to">): string {
  return JSON.stringify([from, to]);
}

/** Arranges boxes so that links lead to the right where they can. The same boxes in the same order stand the same. */
export function arrange(boxes: readonly Box[], links: readonly Link[], gaps: Gaps): Arranged {
  const parts = connectedParts(boxes, links).map((part) => arrangePart(part, gaps));
  return pack(parts, gaps);
}

interface Part {
  readonly boxes: readonly Box[];
  readonly links: readonly Link[];
}

function connectedParts(boxes: readonly Box[], links: readonly Link[]): readonly Part[] {
  const leader = new Map(boxes.map(({ id }) => [id, id]));
  const find = (id: string): string => {
    let at = id;
    for (let next = leader.get(at); next !== undefined && next !== at; next = leader.get(at)) at = next;
    leader.set(id, at);
    return at;
  };
  for (const { from, to } of links) leader.set(find(to), find(from));
  const parts = new Map<string, { boxes: Box[]; links: Link[] }>();
  for (const box of boxes) {
    const key = find(box.id);
    const part = parts.get(key) ?? { boxes: [], links: [] };
    part.boxes.push(box);
    parts.set(key, part);
  }
  for (const link of links) parts.get(find(link.from))?.links.push(link);
  return [...parts.values()];
}

function arrangePart({ boxes, links }: Part, { box: nodesep, rank: ranksep }: Gaps): Arranged {
  const [only, ...others] = boxes;
  if (only !== undefined && others.length === 0)
    return { ...sizeOf(only), places: new Map([[only.id, { x: 0, y: 0 }]]), ways: new Map() };
  const pair = arrangePair({ boxes, links }, ranksep);
  if (pair !== undefined) return pair;
  const graph = new Graph();
  // The exact ranker costs more than it gives once a part is large.
  const ranker = boxes.length > 150 ? "longest-path" : "network-simplex";
  graph.setGraph({ rankdir: "LR", nodesep, ranksep, edgesep: 12, ranker });
  for (const box of boxes) graph.setNode(box.id, sizeOf(box));
  for (const { from, to, room } of links) {
    const { width: before = 0 } = (graph.edge(from, to) ?? {}) as Partial<Size>;
    if (from !== to) graph.setEdge(from, to, { width: Math.max(room, before), height: 1, labelpos: "c" });
  }
  layout(graph);
  return fromGraph(graph, boxes);
}

/** A Service and its one workload, as dagre would put them: most parts are such pairs, and there may be hundreds. */
function arrangePair({ boxes, links }: Part, gap: number): Arranged | undefined {
  const from = boxes.find(({ id }) => id === links[0]?.from);
  const to = boxes.find(({ id }) => id === links[0]?.to);
  const isPair = boxes.length === 2 && links.every((link) => link.from === from?.id && link.to === to?.id);
  if (!isPair || from === undefined || to === undefined || from === to) return undefined;
  const x = from.width + gap + Math.max(...links.map(({ room }) => room));
  const height = Math.max(from.height, to.height);
  const places = new Map([
    [from.id, { x: 0, y: (height - from.height) / 2 }],
    [to.id, { x, y: (height - to.height) / 2 }],
  ]);
  return { width: x + to.width, height, places, ways: new Map() };
}

function fromGraph(graph: Graph, boxes: readonly Box[]): Arranged {
  const places = new Map<string, Point>();
  for (const { id, width, height } of boxes) {
    const { x = 0, y = 0 } = graph.node(id) as Partial<Point>;
    places.set(id, { x: x - width / 2, y: y - height / 2 });
  }
  const ways = new Map<string, readonly Point[]>();
  for (const { v: from, w: to } of graph.edges()) {
    const { points = [] } = graph.edge(from, to) as { points?: readonly Point[] };
    ways.set(linkKey({ from, to }), points.slice(1, -1));
  }
  const { width = 0, height = 0 } = graph.graph() as Partial<Size>;
  return { width, height, places, ways };
}

/** Width to height of what is packed: that of most editors beside a text. */
const aspect = 1.4;

/** Parts of one width stand side by side, so that their columns align; the widest come first. */
function pack(parts: readonly Arranged[], { part: gap }: Gaps): Arranged {
  const sorted = parts
    .map((part, at) => ({ part, at }))
    .toSorted((a, b) => b.part.width - a.part.width || a.at - b.at)
    .map(({ part }) => part);
  const area = sorted.reduce((sum, { width, height }) => sum + (width + gap) * (height + gap), 0);
  const target = Math.max(Math.sqrt(area * aspect), sorted[0]?.width ?? 0);
  const places = new Map<string, Point>();
  const ways = new Map<string, readonly Point[]>();
  let [x, y, rowHeight, width] = [0, 0, 0, 0];
  for (const part of sorted) {
    if (x > 0 && x + part.width > target + 1) [x, y, rowHeight] = [0, y + rowHeight + gap, 0];
    const moved = ({ x: dx, y: dy }: Point) => ({ x: x + dx, y: y + dy });
    for (const [id, point] of part.places) places.set(id, moved(point));
    for (const [key, points] of part.ways) ways.set(key, points.map(moved));
    x += part.width + gap;
    width = Math.max(width, x - gap);
    rowHeight = Math.max(rowHeight, part.height);
  }
  return { width, height: y + rowHeight, places, ways };
}

function sizeOf({ width, height }: Size): { width: number; height: number } {
  return { width, height };
}
