/** What is drawn, before anybody says where: cards with rows, in groups by folder and namespace. */
import type { WiringEdge, WiringNode, WiringPicture } from "../../../server/src/lsp/protocol.ts";

/** An object with its parts, each a row with a socket. */
export interface Card {
  readonly node: WiringNode;
  readonly rows: readonly WiringNode[];
}

/** The cards of one folder and namespace, in the order of ids. */
export interface Group {
  readonly id: string;
  readonly folder: string;
  readonly namespace: string | undefined;
  readonly cards: readonly Card[];
  readonly services: number;
  /** How many cards have something to look at. */
  readonly problems: number;
}

export interface Boxes {
  readonly groups: readonly Group[];
  readonly edges: readonly WiringEdge[];
  /** The card of every node, rows included, by id. */
  readonly cardOf: ReadonlyMap<string, Card>;
  /** The group of every card, by the id of the card. */
  readonly groupOf: ReadonlyMap<string, Group>;
}

/** A picture without what stands beside the way of requests. */
export function withoutNeighbours({ nodes, edges }: WiringPicture): WiringPicture {
  return { nodes: nodes.filter(({ role }) => role !== "neighbour"), edges };
}

/** Sorts a picture into cards and groups. Edges whose ends are not there are left out. */
export function boxesOf({ nodes, edges }: WiringPicture): Boxes {
  const rows = new Map<string, WiringNode[]>();
  for (const node of nodes) {
    if (node.parent !== undefined) rows.set(node.parent, [...(rows.get(node.parent) ?? []), node]);
  }
  const cards = nodes
    .filter(({ parent }) => parent === undefined)
    .map((node) => ({ node, rows: (rows.get(node.id) ?? []).toSorted(byPlace) }));
  const cardOf = new Map(
    cards.flatMap((card) => [card.node, ...card.rows].map(({ id }) => [id, card] as const)),
  );
  const groups = groupsOf(cards);
  return {
    groups,
    edges: edges.filter(({ from, to }) => cardOf.has(from) && cardOf.has(to)),
    cardOf,
    groupOf: new Map(groups.flatMap((group) => group.cards.map(({ node }) => [node.id, group] as const))),
  };
}

/** Whether people have to look at it. */
export function isLoose({ state }: { readonly state?: WiringNode["state"] }): boolean {
  return state === "near-miss" || state === "nothing";
}

function groupsOf(cards: readonly Card[]): readonly Group[] {
  const folders = cards.map(({ node }) => folderOf(node.location.uri));
  const above = commonFolder(folders);
  const byKey = new Map<string, Card[]>();
  cards.forEach((card, at) => {
    const key = JSON.stringify([folders[at], card.node.namespace ?? ""]);
    byKey.set(key, [...(byKey.get(key) ?? []), card]);
  });
  return [...byKey]
    .map(([id, members]) => groupOf(id, members, above))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function groupOf(id: string, cards: readonly Card[], above: string): Group {
  const [first] = cards;
  const folder = first === undefined ? "" : folderOf(first.node.location.uri);
  const services = cards.filter(({ node }) => node.role === "service");
  return {
    id,
    folder: decoded(folder.slice(above.length).replace(/^\//, "")),
    namespace: first?.node.namespace,
    cards,
    services: services.length,
    problems: services.filter(({ node }) => isLoose(node)).length,
  };
}

function folderOf(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf("/")));
}

/** The last folder above all of them, which goes without saying; with one folder only, the one above it. */
function commonFolder(folders: readonly string[]): string {
  const [first = "", ...others] = new Set(folders);
  if (others.length === 0) return folderOf(first);
  let common = first;
  for (const folder of others) {
    while (folder !== common && !folder.startsWith(`${common}/`)) common = folderOf(common);
  }
  return common;
}

/** In the order of the text; what stands in another file comes last. */
function byPlace(one: WiringNode, other: WiringNode): number {
  const [a, b] = [one.location.range.start, other.location.range.start];
  return a.line - b.line || a.character - b.character;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
