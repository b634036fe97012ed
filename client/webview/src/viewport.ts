/** What part of the drawing is on screen: zoom and pan by wheel, mouse and keys. */
import type { Point, Size } from "./arrange.ts";
import { margin } from "./drawing.ts";

export interface View extends Point {
  /** Pixels for a unit of the drawing. */
  readonly scale: number;
}

const smallest = 0.08;
const largest = 3;
const step = 1.2;
const arrowStep = 60;

/** A drawing that is begun smaller than this cannot be read. */
const readable = 0.62;

/** The view to begin with: all of the drawing, or of a large one as much as can be read, from its left upper corner. */
export function beginning(drawing: Size, screen: Size): View {
  const all = fitting(drawing, screen);
  return all.scale >= readable ? all : { x: margin, y: margin, scale: readable };
}

/** The view that shows all of a drawing, no larger than it is. */
export function fitting(drawing: Size, screen: Size): View {
  const whole = { width: drawing.width + 2 * margin, height: drawing.height + 2 * margin };
  const scale = Math.max(Math.min(screen.width / whole.width, screen.height / whole.height, 1), smallest);
  const x = Math.max((screen.width - whole.width * scale) / 2, 0) + margin * scale;
  const y = Math.max((screen.height - whole.height * scale) / 2, 0) + margin * scale;
  return { x, y, scale };
}

/** Zooms by a factor; the point of the screen stays where it is. */
export function zoomed({ x, y, scale }: View, factor: number, at: Point): View {
  const next = Math.min(Math.max(scale * factor, smallest), largest);
  const ratio = next / scale;
  return { x: at.x - (at.x - x) * ratio, y: at.y - (at.y - y) * ratio, scale: next };
}

/** The view after a key; undefined for a key that means nothing here. `0` is not among them: it asks for the drawing. */
export function afterKey(view: View, key: string, screen: Size): View | undefined {
  const middle = { x: screen.width / 2, y: screen.height / 2 };
  if (key === "+" || key === "=") return zoomed(view, step, middle);
  if (key === "-" || key === "_") return zoomed(view, 1 / step, middle);
  const [dx, dy] = arrows.get(key) ?? [0, 0];
  if (dx === 0 && dy === 0) return undefined;
  return { ...view, x: view.x + dx * arrowStep, y: view.y + dy * arrowStep };
}

/** The view after the wheel: with Ctrl, or the pinch of a touchpad, it zooms; else it pans. */
export function afterWheel(view: View, wheel: WheelFacts): View {
  if (wheel.ctrlKey || wheel.metaKey)
    return zoomed(view, Math.exp(-wheel.deltaY / 240), { x: wheel.x, y: wheel.y });
  const [dx, dy] = wheel.shiftKey ? [wheel.deltaY, wheel.deltaX] : [wheel.deltaX, wheel.deltaY];
  return { ...view, x: view.x - dx, y: view.y - dy };
}

export interface WheelFacts extends Point {
  readonly deltaX: number;
  readonly deltaY: number;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
}

/** Brings a box to the middle, with what it is tied to on either side; one that is on screen moves nothing. */
export function showing(view: View, box: Point & Size, screen: Size): View {
  const left = box.x * view.scale + view.x;
  const top = box.y * view.scale + view.y;
  const dx = shift(left, box.width * view.scale, screen.width);
  const dy = shift(top, box.height * view.scale, screen.height);
  return dx === 0 && dy === 0 ? view : { ...view, x: view.x + dx, y: view.y + dy };
}

function shift(start: number, length: number, screen: number): number {
  const room = 16;
  const isSeen = start >= room && start + length <= screen - room;
  // Of a box that is too long for the screen, the beginning.
  return isSeen ? 0 : Math.max((screen - length) / 2, room) - start;
}

const arrows: ReadonlyMap<string, readonly [x: number, y: number]> = new Map([
  ["ArrowLeft", [1, 0]],
  ["ArrowRight", [-1, 0]],
  ["ArrowUp", [0, 1]],
  ["ArrowDown", [0, -1]],
]);
