/** The page of the picture: takes messages, draws, and tells what the user wants. */
import type { WiringPicture } from "../../../server/src/lsp/protocol.ts";
import type {
  CursorPlace,
  FromPage,
  PictureReach,
  PictureTexts,
  ToPage,
} from "../../src/picture/messages.ts";
import { type Boxes, boxesOf, withoutNeighbours } from "./boxes.ts";
import { drawingOf } from "./drawing.ts";
import { initiallyExpanded, toggled } from "./expanding.ts";
import { pngOf, svgOf } from "./exporting.ts";
import { nodeAt } from "./here.ts";
import { type Scene, sceneOf } from "./scene.ts";
import { elementOf } from "./shapes.ts";
import { Stage } from "./stage.ts";
import { showLegend, type Tools, toolsOf } from "./tools.ts";
import { type Words, wordsOf } from "./words.ts";

declare const acquireVsCodeApi: () => {
  postMessage(message: FromPage): void;
  getState(): unknown;
  setState(state: unknown): void;
};

const vscode = acquireVsCodeApi();

class Page {
  readonly #canvas = byId("canvas");
  readonly #stage = new Stage(this.#canvas, { open: (id) => this.#open(id) });
  #words: Words | undefined;
  #tools: Tools | undefined;
  #picture: WiringPicture = { nodes: [], edges: [] };
  #boxes: Boxes = boxesOf(this.#picture);
  #scene: Scene = sceneOf(this.#boxes, new Set());
  /** Undefined until there is a picture; then the groups that are open. */
  #expanded: ReadonlySet<string> | undefined = readExpanded(vscode.getState());
  #reach: PictureReach | undefined;
  #cursor: CursorPlace | undefined;
  #neighbours = false;
  #here: string | undefined;

  receive(message: ToPage): void {
    if (message.type === "texts") this.#speak(message.texts);
    else if (message.type === "picture") this.#take(message.picture, message.reach);
    else if (message.type === "cursor") this.#follow(message.cursor);
    else void this.#export(message.format);
  }

  #speak(texts: PictureTexts): void {
    this.#words = wordsOf(texts);
    this.#tools = toolsOf(byId("tools"), texts, {
      tree: () => vscode.postMessage({ type: "tree" }),
      export: () => vscode.postMessage({ type: "export" }),
      reach: (reach) => vscode.postMessage({ type: "reach", reach }),
      zoom: (key) => this.#stage.press(key),
      neighbours: (shown) => {
        this.#neighbours = shown === "shown";
        this.#sort();
        this.#draw("keep");
      },
      expandAll: () => this.#expand(new Set(this.#boxes.groups.map(({ id }) => id))),
      collapseAll: () => this.#expand(new Set()),
    });
    showLegend(byId("legend"), texts);
    byId("empty").textContent = texts.empty;
    this.#canvas.setAttribute("aria-label", texts.picture);
  }

  #take(picture: WiringPicture, reach: PictureReach): void {
    const isOther = reach !== this.#reach;
    this.#picture = picture;
    this.#sort();
    if (isOther && this.#reach !== undefined) this.#expanded = undefined;
    this.#reach = reach;
    this.#here = this.#nodeHere();
    this.#expanded ??= initiallyExpanded(this.#boxes, this.#here);
    this.#draw(isOther ? "begin" : "keep");
  }

  #sort(): void {
    this.#boxes = boxesOf(this.#neighbours ? this.#picture : withoutNeighbours(this.#picture));
  }

  #draw(view: "begin" | "keep"): void {
    if (this.#words === undefined) return;
    const began = performance.now();
    this.#scene = sceneOf(this.#boxes, this.#expanded ?? new Set());
    this.#stage.show(elementOf(document, drawingOf(this.#scene, this.#words)), this.#scene);
    if (view === "begin") this.#stage.begin();
    this.#stage.mark(this.#here);
    if (view === "begin") this.#stage.reveal(this.#here);
    const isEmpty = this.#scene.groups.length === 0;
    byId("empty").hidden = !isEmpty;
    this.#tools?.update({
      reach: this.#reach,
      groups: this.#scene.groups.length,
      neighbours: hasNeighbours(this.#picture),
    });
    vscode.setState({ reach: this.#reach, expanded: [...(this.#expanded ?? [])] });
    vscode.postMessage({
      type: "drawn",
      drawn: { ...this.#counts(), milliseconds: performance.now() - began },
    });
  }

  #counts() {
    const { cards, cables, groups } = this.#scene;
    return { cards: cards.length, cables: cables.length, groups: groups.length, here: this.#here };
  }

  #follow(cursor: CursorPlace): void {
    this.#cursor = cursor;
    const here = this.#nodeHere();
    if (here === this.#here) return;
    this.#here = here;
    this.#stage.mark(here);
    this.#stage.reveal(here);
    vscode.postMessage({ type: "drawn", drawn: { ...this.#counts(), milliseconds: 0 } });
  }

  #nodeHere(): string | undefined {
    return nodeAt(this.#picture.nodes, this.#cursor)?.id;
  }

  /** A group opens and closes; anything else is a node, whose source is shown. */
  #open(id: string): void {
    const group = this.#boxes.groups.find((each) => each.id === id);
    if (group === undefined) vscode.postMessage({ type: "open", id });
    else this.#expand(toggled(this.#expanded ?? new Set(), id));
  }

  #expand(expanded: ReadonlySet<string>): void {
    this.#expanded = expanded;
    this.#draw("keep");
  }

  async #export(format: "svg" | "png"): Promise<void> {
    if (this.#words === undefined) return;
    const style = getComputedStyle(document.documentElement);
    const svg = svgOf(this.#scene, this.#words, (variable) => style.getPropertyValue(variable).trim());
    const data = format === "svg" ? svg : await pngOf(svg, this.#scene);
    vscode.postMessage({ type: "exported", format, data });
  }
}

function hasNeighbours({ nodes }: WiringPicture): boolean {
  return nodes.some(({ role }) => role === "neighbour");
}

function byId(id: string): HTMLElement {
  const element = document.getElementById(id);
  if (element === null) throw new Error(`The page has no ${id}`);
  return element;
}

function readExpanded(state: unknown): ReadonlySet<string> | undefined {
  if (typeof state !== "object" || state === null || !("expanded" in state)) return undefined;
  const { expanded } = state;
  return Array.isArray(expanded) ? new Set(expanded.filter((id) => typeof id === "string")) : undefined;
}

const page = new Page();
window.addEventListener("message", ({ data }: MessageEvent<ToPage>) => page.receive(data));
vscode.postMessage({ type: "ready" });
