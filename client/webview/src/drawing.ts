/** A scene as shapes: cards with their rows and sockets, frames, and the cables above all. */
import type { WiringNode, WiringState } from "../../../server/src/lsp/protocol.ts";
import { cableShape } from "./cables.ts";
import { marks } from "./marks.ts";
import { cardWidth, headOf, rowHeight, rowTop, shortened, widthOf } from "./measures.ts";
import type { PlacedCard, PlacedGroup, Scene } from "./scene.ts";
import { type Shape, shape, textShape } from "./shapes.ts";
import type { Words } from "./words.ts";

/** The room around everything. */
export const margin = 24;

/**
 * The drawing, to be put into an `svg`; elements that stand for a node or a group bear its id as `data-id`. They come
 * in reading order, group by group, left to right: that is the order of the Tab key and of a screen reader.
 */
export function drawingOf(scene: Scene, words: Words): Shape {
  const cards = [...scene.cards].sort((a, b) => a.x - b.x || a.y - b.y);
  const inGroup = ({ group }: PlacedGroup) => new Set(group.cards.map(({ node }) => node.id));
  const groups = [...scene.groups].sort((a, b) => a.x - b.x || a.y - b.y);
  return shape("g", { class: "drawing" }, [
    shape("g", { "aria-hidden": "true" }, scene.cables.map(cableShape)),
    ...groups.flatMap((placed) => {
      const members = inGroup(placed);
      return [
        groupShape(placed, words),
        ...cards.filter(({ card }) => members.has(card.node.id)).map((card) => cardShape(card, words)),
      ];
    }),
  ]);
}

function groupShape(placed: PlacedGroup, words: Words): Shape | undefined {
  const { group, state, x, y, width, height } = placed;
  if (state === "frameless") return undefined;
  const label = words.group(group);
  const described = state === "open" ? label.title : `${label.title}, ${label.text}`;
  return shape(
    "g",
    {
      class:
        state === "open" ? "group" : `group card collapsed ${group.problems > 0 ? "near-miss" : ""}`.trim(),
      "data-id": group.id,
      tabindex: 0,
      role: "button",
      "aria-expanded": String(state === "open"),
      "aria-label": described,
      transform: `translate(${x} ${y})`,
    },
    [
      textShape("title", {}, described),
      shape("rect", { class: state === "open" ? "frame" : "box", width, height, rx: 8 }),
      state === "open" ? shape("rect", { class: "hit", width, height: 34, rx: 8 }) : undefined,
      chevron(state),
      textShape("text", { class: "frame-title", x: 32, y: 24 }, shortened(label.title, width - 48, 12)),
      state === "collapsed"
        ? textShape("text", { class: "text", x: 32, y: 46 }, shortened(label.text, width - 60))
        : undefined,
      state === "collapsed" && group.problems > 0 ? mark("near-miss", { x: width - 22, y: 42 }) : undefined,
    ],
  );
}

function chevron(state: PlacedGroup["state"]): Shape {
  const d = state === "open" ? "M14 17 l5 5 l5 -5" : "M17 15 l5 5 l-5 5";
  return shape("path", { class: "mark unknown", d });
}

function cardShape({ card, x, y, width, height }: PlacedCard, words: Words): Shape {
  const { node, rows } = card;
  const head = headOf(card);
  return shape(
    "g",
    {
      class: ["card", node.role, node.state ?? ""].join(" ").trim(),
      "data-id": node.id,
      tabindex: 0,
      role: "graphics-object",
      "aria-label": words.node(node),
      transform: `translate(${x} ${y})`,
    },
    [
      textShape("title", {}, words.node(node)),
      shape("rect", { class: "box", width, height, rx: 6 }),
      shape("path", { class: "bar", d: `M0 6 q0 -6 6 -6 h0 v${head} h-6 z`, transform: "scale(0.6 1)" }),
      textShape("text", { class: "kind", x: 14, y: 17 }, shortened(words.kind(node), width - 50)),
      textShape("text", { class: "name", x: 14, y: 35 }, shortened(words.name(node), width - 28, 13.5)),
      node.text === ""
        ? undefined
        : textShape("text", { class: "text", x: 14, y: 52 }, shortened(node.text, width - 38)),
      node.state === undefined ? undefined : mark(node.state, { x: width - 24, y: 7 }),
      rows.length > 0 ? shape("line", { class: "divider", x1: 0, x2: width, y1: head, y2: head }) : undefined,
      ...rows.map((row) => rowShape(card, row, words)),
    ],
  );
}

/** A part, with its socket on the side where its cables are. */
function rowShape(card: PlacedCard["card"], row: WiringNode, words: Words): Shape {
  const top = (rowTop(card, row.id) ?? 0) + 2;
  const middle = rowHeight / 2;
  const isPort = row.role === "port";
  const loose = row.state === "near-miss" || row.state === "nothing";
  const name = shortened(row.name, cardWidth - 44, 12);
  // Where a port leads is said by its cable; what is wrong with it is worth its place.
  const room = cardWidth - 40 - widthOf(name, 12);
  const aside = isPort || loose || isOnly(card) || room < 30 ? "" : shortened(row.text, room);
  return shape(
    "g",
    {
      class: ["row", row.state ?? ""].join(" ").trim(),
      "data-id": row.id,
      tabindex: 0,
      role: "graphics-symbol",
      "aria-label": words.node(row),
      transform: `translate(0 ${top - 2})`,
    },
    [
      textShape("title", {}, words.node(row)),
      shape("rect", { class: "hit", x: 4, y: 1, width: cardWidth - 8, height: rowHeight - 2, rx: 3 }),
      textShape("text", { x: 14, y: middle + 4 }, name),
      aside === ""
        ? undefined
        : textShape(
            "text",
            { class: "aside", x: cardWidth - 14, y: middle + 4, "text-anchor": "end" },
            aside,
          ),
      row.state === "near-miss" || row.state === "nothing"
        ? mark(row.state, { x: cardWidth - 28, y: 3 })
        : undefined,
      shape("circle", {
        class: `socket ${row.state ?? ""}`.trim(),
        cx: isPort ? cardWidth : 0,
        cy: middle,
        r: 4,
      }),
    ],
  );
}

/** Whether all rows are of one container, so that its name says nothing. */
function isOnly({ rows }: PlacedCard["card"]): boolean {
  return rows.every(({ text }) => text === rows[0]?.text);
}

/** The state as a sign of 16 by 16, so that colour is never the only one to tell. */
function mark(state: WiringState, { x, y }: { readonly x: number; readonly y: number }): Shape {
  return shape("path", { class: `mark ${state}`, d: marks[state], transform: `translate(${x} ${y})` });
}
