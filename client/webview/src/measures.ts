/** How large things are, in units of the drawing. */
import type { WiringEdge } from "../../../server/src/lsp/protocol.ts";
import type { Point, Size } from "./arrange.ts";
import type { Card } from "./boxes.ts";

/** Cables leave on the right and arrive on the left. */
export type Side = "in" | "out";

export const cardWidth = 204;
export const rowHeight = 22;

/** Between two ranks. */
export const rankGap = 64;

/** The room for what is wrong with a cable: always the same, so that columns stay columns. */
const labelWidth = 150;
const headHeight = 46;
const textHeight = 17;

/** The room around the cards of a group. */
export const frame = { side: 18, top: 44 } as const;

export const collapsedSize: Size = { width: 240, height: 66 };

/** All cards are of one width, so that the ranks are columns. */
export function cardSize(card: Card): Size {
  return {
    width: cardWidth,
    height: headOf(card) + card.rows.length * rowHeight + (card.rows.length > 0 ? 4 : 0),
  };
}

/** The height of what stands above the rows. */
export function headOf({ node }: Card): number {
  return headHeight + (node.text === "" ? 0 : textHeight);
}

/** Where the row of a part stands, from the top of its card; undefined for the card itself. */
export function rowTop(card: Card, id: string): number | undefined {
  const at = card.rows.findIndex((row) => row.id === id);
  return at === -1 ? undefined : headOf(card) + at * rowHeight;
}

/** Where a cable meets a card, or the row of a part. */
export function anchorOf(
  { card, x, y, width }: Point & Size & { readonly card: Card },
  id: string,
  side: Side,
): Point {
  const top = rowTop(card, id);
  return {
    x: side === "out" ? x + width : x,
    y: y + (top === undefined ? headHeight / 2 : top + rowHeight / 2),
  };
}

/** The text on a cable is there for what went wrong; anything else is said by the tooltip. */
export function labelOf({ state, text }: WiringEdge): string {
  return state === "near-miss" || state === "nothing" ? shortened(text, labelWidth - 10) : "";
}

/** How much wider the gap is where this edge passes. */
export function labelRoom(edge: WiringEdge): number {
  return labelOf(edge) === "" ? 0 : labelWidth;
}

/** A text that fits, cut at its end. */
export function shortened(text: string, width: number, size = 11): string {
  if (widthOf(text, size) <= width) return text;
  const characters = [...text];
  let cut = characters.length;
  while (cut > 1 && widthOf(`${characters.slice(0, cut).join("")}…`, size) > width) cut -= 1;
  return `${characters.slice(0, cut).join("")}…`;
}

/**
 * About how wide a text is. Fonts differ, and measuring a thousand texts in the page would cost more than the rare
 * letter that is cut too early. Characters of East Asia are as wide as they are high.
 */
export function widthOf(text: string, size: number): number {
  let units = 0;
  for (const character of text) {
    if (
      /[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]|\p{Extended_Pictographic}/u.test(
        character,
      )
    )
      units += 1;
    else if (/[ijl.,:;|'!()[\]\s]/.test(character)) units += 0.32;
    else if (/[mwMW@%—]/.test(character)) units += 0.88;
    else if (/[A-Z]/.test(character)) units += 0.68;
    else units += 0.57;
  }
  return units * size;
}
