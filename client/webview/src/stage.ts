/** The drawing on screen: mouse, wheel and keys move it, clicks and Enter open what they are on. */
import type { Size } from "./arrange.ts";
import type { Scene } from "./scene.ts";
import { afterKey, afterWheel, beginning, fitting, showing, type View } from "./viewport.ts";

export interface StageOptions {
  /** A node or a group was clicked. */
  readonly open: (id: string) => void;
}

/** A mouse that moved less, in pixels, has clicked. */
const wobble = 4;

export class Stage {
  readonly #canvas: Element;
  readonly #options: StageOptions;
  #drawing: Element | undefined;
  #scene: Scene | undefined;
  #view: View = { x: 0, y: 0, scale: 1 };
  #grip: { readonly x: number; readonly y: number; readonly view: View; moved: boolean } | undefined;

  constructor(canvas: HTMLElement, options: StageOptions) {
    this.#canvas = canvas;
    this.#options = options;
    canvas.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    canvas.addEventListener("pointerdown", (event) => this.#grab(event));
    canvas.addEventListener("pointermove", (event) => this.#drag(event));
    canvas.addEventListener("pointerup", (event) => this.#release(event));
    canvas.addEventListener("pointercancel", () => this.#letGo());
    canvas.addEventListener("focusin", ({ target }) => this.reveal(idOf(target)));
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  /** Puts another drawing on the stage; the focus stays on what has the same id. */
  show(drawing: Element, scene: Scene): void {
    const focused = this.#canvas.contains(document.activeElement) ? idOf(document.activeElement) : undefined;
    this.#drawing = drawing;
    this.#scene = scene;
    this.#canvas.replaceChildren(drawing);
    this.#apply();
    if (focused !== undefined) this.#find(focused)?.focus({ preventScroll: true });
  }

  /** Shows it as one begins to look at it. */
  begin(): void {
    if (this.#scene !== undefined) this.#view = beginning(this.#scene, this.#screen());
    this.#apply();
  }

  /** Shows all of it. */
  fit(): void {
    if (this.#scene !== undefined) this.#view = fitting(this.#scene, this.#screen());
    this.#apply();
  }

  /** Does what a key does. */
  press(key: string): void {
    if (key === "0") this.fit();
    this.#view = afterKey(this.#view, key, this.#screen()) ?? this.#view;
    this.#apply();
  }

  /** Marks the node that the editor's cursor is in, and no other. */
  mark(id: string | undefined): void {
    for (const element of this.#canvas.querySelectorAll(".here")) {
      element.classList.remove("here");
      element.removeAttribute("aria-current");
    }
    if (id === undefined) return;
    const element = this.#find(id);
    element?.classList.add("here");
    element?.setAttribute("aria-current", "true");
  }

  /** Moves the drawing, as little as it can, until a node is on screen. */
  reveal(id: string | undefined): void {
    const card = this.#scene?.cards.find(
      (each) => each.card.node.id === id || each.card.rows.some((row) => row.id === id),
    );
    const box =
      card ?? this.#scene?.groups.find(({ group, state }) => group.id === id && state === "collapsed");
    if (box === undefined) return;
    this.#view = showing(this.#view, box, this.#screen());
    this.#apply();
  }

  #find(id: string): HTMLElement | undefined {
    const all = this.#canvas.querySelectorAll<HTMLElement>("[data-id]");
    return [...all].find((element) => element.dataset["id"] === id);
  }

  #screen(): Size {
    const { width, height } = this.#canvas.getBoundingClientRect();
    return { width, height };
  }

  #apply(): void {
    const { x, y, scale } = this.#view;
    this.#drawing?.setAttribute("transform", `translate(${x} ${y}) scale(${scale})`);
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    const { left, top } = this.#canvas.getBoundingClientRect();
    const { deltaX, deltaY, ctrlKey, metaKey, shiftKey, clientX, clientY } = event;
    const at = { x: clientX - left, y: clientY - top };
    this.#view = afterWheel(this.#view, { deltaX, deltaY, ctrlKey, metaKey, shiftKey, ...at });
    this.#apply();
  }

  #grab({ button, clientX: x, clientY: y }: PointerEvent): void {
    if (button === 0) this.#grip = { x, y, view: this.#view, moved: false };
  }

  /** The pointer is captured only once it moves: a click has to reach what it is on. */
  #drag({ clientX, clientY, pointerId }: PointerEvent): void {
    const grip = this.#grip;
    if (grip === undefined) return;
    const [dx, dy] = [clientX - grip.x, clientY - grip.y];
    if (!grip.moved && Math.hypot(dx, dy) < wobble) return;
    if (!grip.moved) this.#canvas.setPointerCapture(pointerId);
    grip.moved = true;
    this.#canvas.classList.add("moving");
    this.#view = { ...grip.view, x: grip.view.x + dx, y: grip.view.y + dy };
    this.#apply();
  }

  #release({ target }: PointerEvent): void {
    const clicked = this.#grip !== undefined && !this.#grip.moved;
    this.#letGo();
    const id = clicked ? idOf(target) : undefined;
    if (id !== undefined) this.#options.open(id);
  }

  #letGo(): void {
    this.#grip = undefined;
    this.#canvas.classList.remove("moving");
  }

  #key(event: KeyboardEvent): void {
    const { key, target, ctrlKey, metaKey, altKey } = event;
    if (ctrlKey || metaKey || altKey || target instanceof HTMLSelectElement) return;
    const id = key === "Enter" || key === " " ? idOf(target) : undefined;
    if (id !== undefined) this.#options.open(id);
    else if (key === "0") this.fit();
    else {
      const next = afterKey(this.#view, key, this.#screen());
      if (next === undefined) return;
      this.#view = next;
      this.#apply();
    }
    event.preventDefault();
  }
}

/** The id of the node or group that an element belongs to. */
function idOf(target: EventTarget | null): string | undefined {
  const element = target instanceof Element ? target.closest<HTMLElement>("[data-id]") : null;
  return element?.dataset["id"];
}
