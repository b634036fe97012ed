/** The bar above the picture and the legend below it. */
import type { WiringState } from "../../../server/src/lsp/protocol.ts";
import type { PictureReach, PictureTexts } from "../../src/picture/messages.ts";
import { marks } from "./marks.ts";
import { elementOf, shape } from "./shapes.ts";

export interface ToolActions {
  readonly tree: () => void;
  readonly export: () => void;
  readonly reach: (reach: PictureReach) => void;
  readonly zoom: (key: string) => void;
  readonly neighbours: (shown: "shown" | "hidden") => void;
  readonly expandAll: () => void;
  readonly collapseAll: () => void;
}

export interface Tools {
  /** Shows what is shown now, and the buttons that have something to do. */
  readonly update: (shown: {
    readonly reach: PictureReach | undefined;
    readonly groups: number;
    readonly neighbours: boolean;
  }) => void;
}

const reaches: readonly PictureReach[] = ["file", "folder", "everything"];

/** Fills the bar. What comes first is for those who cannot see the picture. */
export function toolsOf(bar: HTMLElement, texts: PictureTexts, actions: ToolActions): Tools {
  const select = document.createElement("select");
  select.setAttribute("aria-label", texts.reach);
  for (const reach of reaches) {
    const option = document.createElement("option");
    option.value = reach;
    option.textContent = texts.reaches[reach];
    select.append(option);
  }
  select.addEventListener("change", () => {
    const reach = reaches.find((each) => each === select.value);
    if (reach !== undefined) actions.reach(reach);
  });
  const space = document.createElement("span");
  space.className = "space";
  const grouping = [
    button(texts.expandAll, actions.expandAll),
    button(texts.collapseAll, actions.collapseAll),
  ];
  const neighbours = button(texts.neighbours, () => {
    const pressed = neighbours.getAttribute("aria-pressed") !== "true";
    neighbours.setAttribute("aria-pressed", String(pressed));
    actions.neighbours(pressed ? "shown" : "hidden");
  });
  neighbours.setAttribute("aria-pressed", "false");
  const tree = button(texts.asTree, actions.tree);
  tree.className = "link";
  bar.replaceChildren(
    select,
    ...grouping,
    neighbours,
    space,
    tree,
    button("−", () => actions.zoom("-"), texts.zoomOut),
    button("+", () => actions.zoom("+"), texts.zoomIn),
    button(texts.fit, () => actions.zoom("0")),
    button(texts.export, actions.export),
  );
  return {
    update: ({ reach, groups, neighbours: some }) => {
      if (reach !== undefined) select.value = reach;
      for (const each of grouping) each.hidden = groups < 2;
      neighbours.hidden = !some;
    },
  };
}

/** One line for each state: the cable, the sign and the word. */
export function showLegend(legend: HTMLElement, { states }: PictureTexts): void {
  const all: readonly WiringState[] = ["reached", "near-miss", "nothing", "unknown"];
  legend.replaceChildren(...all.map((state) => legendItem(state, states[state])));
}

function legendItem(state: WiringState, word: string): HTMLElement {
  const item = document.createElement("span");
  const drawing = shape("svg", { class: "drawing", width: 50, height: 16, viewBox: "0 0 50 16" }, [
    shape("path", { class: `cable leads ${state}`, d: "M1 8 H30" }),
    shape("path", { class: `mark ${state}`, d: marks[state], transform: "translate(34 0)" }),
  ]);
  const text = document.createElement("span");
  text.textContent = word;
  item.append(elementOf(document, drawing), text);
  return item;
}

function button(label: string, run: () => void, described?: string): HTMLButtonElement {
  const element = document.createElement("button");
  element.textContent = label;
  if (described !== undefined) {
    element.title = described;
    element.setAttribute("aria-label", described);
  }
  element.addEventListener("click", run);
  return element;
}
