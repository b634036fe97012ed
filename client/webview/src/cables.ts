/** Cables as shapes: a curve that leaves to the right and arrives from the left, and a plug at its end. */
import type { Point } from "./arrange.ts";
import { labelOf, widthOf } from "./measures.ts";
import type { Cable } from "./scene.ts";
import { type Shape, shape, textShape } from "./shapes.ts";

/** A cable that is not plugged in ends this far from the socket. */
const gap = 12;

/** A cable with its plug and, where something is wrong, what. */
export function cableShape(cable: Cable): Shape {
  const { edge, count, start, way, end } = cable;
  const { relation, state } = edge;
  const loose = state === "near-miss" || state === "nothing";
  const isPlug = relation === "leads" || relation === "concerns";
  const tip = { x: end.x - (loose ? gap : isPlug ? 0 : 6), y: end.y };
  const points = [start, ...way, tip];
  return shape("g", { class: "wire" }, [
    edge.text === "" ? undefined : textShape("title", {}, edge.text),
    shape("path", { class: `cable ${relation} ${state}`, d: curve(points) }),
    loose
      ? shape("path", { class: `tip ${state}`, d: `M${tip.x - 1} ${tip.y - 4} l8 8 m0 -8 l-8 8` })
      : isPlug
        ? undefined
        : shape("path", { class: "tip", d: `M${end.x} ${end.y} l-8 -4 v8 z` }),
    ...labelShapes(cable),
    count > 1
      ? textShape("text", { class: "label aside", x: start.x + 18, y: start.y - 5 }, `×${count}`)
      : undefined,
  ]);
}

/** Behind the label the cable fades, so that the text can be read; all of the text is in the tooltip. */
function labelShapes({ edge, way, start, end }: Cable): readonly Shape[] {
  const label = labelOf(edge);
  if (label === "") return [];
  const next = way[0] ?? end;
  const [x, y] = [(start.x + next.x) / 2, (start.y + next.y) / 2];
  const width = widthOf(label, 11) + 10;
  return [
    shape("rect", { class: "label-back", x: x - width / 2, y: y - 10, width, height: 20, rx: 4 }),
    textShape("text", { class: `label ${edge.state}`, x, y: y + 4 }, label),
  ];
}

/** A smooth path through points, level at each of them; back to the left it goes in a loop. */
export function curve([first, ...rest]: readonly Point[]): string {
  if (first === undefined) return "";
  let from = first;
  const pieces = rest.map((to) => {
    const back = to.x < from.x;
    const reach = back ? Math.min(120, 40 + (from.x - to.x) / 4) : Math.max((to.x - from.x) / 2, 12);
    const piece = `C${round(from.x + reach)} ${round(from.y)} ${round(to.x - reach)} ${round(to.y)} ${round(to.x)} ${round(to.y)}`;
    from = to;
    return piece;
  });
  return `M${round(first.x)} ${round(first.y)}${pieces.join("")}`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
