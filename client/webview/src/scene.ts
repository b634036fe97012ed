/** Where everything stands: groups, cards, and the cables between their sockets. */
import type { WiringEdge } from "../../../server/src/lsp/protocol.ts";
import { type Arranged, arrange, type Link, linkKey, type Point, type Size } from "./arrange.ts";
import type { Boxes, Card, Group } from "./boxes.ts";
import { anchorOf, cardSize, collapsedSize, frame, labelRoom, rankGap, type Side } from "./measures.ts";

export interface Scene extends Size {
  readonly groups: readonly PlacedGroup[];
  readonly cards: readonly PlacedCard[];
  readonly cables: readonly Cable[];
}

export interface PlacedGroup extends Size, Point {
  readonly group: Group;
  /** `open`: its cards are drawn. `frameless`: it is the only one. */
  readonly state: "open" | "collapsed" | "frameless";
}

export interface PlacedCard extends Size, Point {
  readonly card: Card;
}

/** A cable as it is drawn; between collapsed groups one stands for several. */
export interface Cable {
  readonly edge: WiringEdge;
  readonly count: number;
  readonly start: Point;
  readonly way: readonly Point[];
  readonly end: Point;
}

const cardGaps = { box: 18, rank: rankGap, part: 32 };
const groupGaps = { box: 40, rank: 120, part: 40 };

/** Places everything; `expanded` holds the ids of the groups that are open. A single group is always open. */
export function sceneOf(boxes: Boxes, expanded: ReadonlySet<string>): Scene {
  const { groups } = boxes;
  const isOpen = (group: Group) => groups.length === 1 || expanded.has(group.id);
  const insides = new Map(
    groups
      .filter(isOpen)
      .map((group) => [group.id, arrange(group.cards.map(boxOf), linksWithin(boxes, group), cardGaps)]),
  );
  const margin = groups.length === 1 ? { side: 0, top: 0 } : frame;
  const outer = arrange(
    groups.map(({ id }) => ({ id, ...groupSize(insides.get(id), margin) })),
    linksBetween(boxes),
    groupGaps,
  );
  const at = (id: string) => outer.places.get(id) ?? { x: 0, y: 0 };
  const placedGroups = groups.map((group): PlacedGroup => {
    const state = groups.length === 1 ? "frameless" : isOpen(group) ? "open" : "collapsed";
    return { group, state, ...at(group.id), ...groupSize(insides.get(group.id), margin) };
  });
  const cards = placedGroups.flatMap(({ group, x, y }) => {
    const inside = insides.get(group.id);
    if (inside === undefined) return [];
    const moved = { x: x + margin.side, y: y + margin.top };
    return group.cards.map((card) => placedCard(card, inside, moved));
  });
  const offsets = new Map(
    placedGroups.map(({ group, x, y }) => [group.id, { x: x + margin.side, y: y + margin.top }]),
  );
  const drawn = {
    boxes,
    insides,
    offsets,
    groups: new Map(placedGroups.map((each) => [each.group.id, each])),
  };
  const byId = new Map(cards.map((each) => [each.card.node.id, each]));
  return {
    width: outer.width,
    height: outer.height,
    groups: placedGroups,
    cards,
    cables: cablesOf(drawn, byId),
  };
}

function boxOf(card: Card) {
  return { id: card.node.id, ...cardSize(card) };
}

function placedCard(card: Card, inside: Arranged, moved: Point): PlacedCard {
  const { x, y } = inside.places.get(card.node.id) ?? { x: 0, y: 0 };
  return { card, x: x + moved.x, y: y + moved.y, ...cardSize(card) };
}

function groupSize(
  inside: Arranged | undefined,
  { side, top }: { readonly side: number; readonly top: number },
): Size {
  if (inside === undefined) return collapsedSize;
  return { width: Math.max(inside.width + 2 * side, 160), height: inside.height + top + side };
}

function linksWithin({ edges, cardOf, groupOf }: Boxes, group: Group): readonly Link[] {
  return edges.flatMap((edge) => {
    const [from, to] = [cardOf.get(edge.from)?.node.id ?? "", cardOf.get(edge.to)?.node.id ?? ""];
    const within = groupOf.get(from) === group && groupOf.get(to) === group;
    return within ? [{ from, to, room: labelRoom(edge) }] : [];
  });
}

function linksBetween({ edges, cardOf, groupOf }: Boxes): readonly Link[] {
  const links = new Map<string, Link>();
  for (const edge of edges) {
    const [from = "", to = ""] = [edge.from, edge.to].map(
      (id) => groupOf.get(cardOf.get(id)?.node.id ?? "")?.id,
    );
    if (from !== to) links.set(linkKey({ from, to }), { from, to, room: 0 });
  }
  return [...links.values()];
}

interface Drawn {
  readonly boxes: Boxes;
  readonly insides: ReadonlyMap<string, Arranged>;
  readonly offsets: ReadonlyMap<string, Point>;
  readonly groups: ReadonlyMap<string, PlacedGroup>;
}

/** One cable for each edge; those that begin and end alike, because a group is collapsed, are one. */
function cablesOf(drawn: Drawn, cards: ReadonlyMap<string, PlacedCard>): readonly Cable[] {
  const cables = new Map<string, Cable>();
  for (const edge of drawn.boxes.edges) {
    const [from, to] = [endOf(drawn, cards, edge.from, "out"), endOf(drawn, cards, edge.to, "in")];
    if (from === undefined || to === undefined || from.id === to.id) continue;
    const key = JSON.stringify([from.id, to.id, edge.relation, edge.state]);
    const count = (cables.get(key)?.count ?? 0) + 1;
    cables.set(key, { edge, count, start: from.point, way: wayOf(drawn, edge), end: to.point });
  }
  return [...cables.values()];
}

/** Where a cable begins or ends, and at what: a row, a card, or the group that hides both. */
function endOf({ boxes, groups }: Drawn, cards: ReadonlyMap<string, PlacedCard>, id: string, side: Side) {
  const card = boxes.cardOf.get(id);
  const placed = cards.get(card?.node.id ?? "");
  if (placed !== undefined) return { id, point: anchorOf(placed, id, side) };
  const group = groups.get(boxes.groupOf.get(card?.node.id ?? "")?.id ?? "");
  if (group === undefined) return undefined;
  const x = side === "out" ? group.x + group.width : group.x;
  return { id: group.group.id, point: { x, y: group.y + group.height / 2 } };
}

/** The points between the cards of one group. */
function wayOf({ boxes: { cardOf, groupOf }, insides, offsets }: Drawn, edge: WiringEdge): readonly Point[] {
  const [from = "", to = ""] = [edge.from, edge.to].map((id) => cardOf.get(id)?.node.id);
  const group = groupOf.get(from);
  const offset = offsets.get(group?.id ?? "");
  if (group === undefined || offset === undefined || groupOf.get(to) !== group) return [];
  const way = insides.get(group.id)?.ways.get(linkKey({ from, to })) ?? [];
  // Between neighbouring ranks there is nothing to pass by.
  return (way.length < 2 ? [] : way).map(({ x, y }) => ({ x: x + offset.x, y: y + offset.y }));
}
