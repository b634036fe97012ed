/** The picture as a Mermaid flowchart. Names come from anywhere, so each of their characters stays a character. */
import type { WiringState } from "../wiring/state.ts";
import { boxLines, type FoldedEdge, folded } from "./folded.ts";
import type { Picture, PictureNode, Role } from "./model.ts";

/** The flowchart; it ends with a line break. */
export function mermaidOf(picture: Picture): string {
  const { nodes, edges, groups } = folded(picture);
  const ids = new Map(nodes.map(({ id }, at) => [id, `n${at + 1}`]));
  const idOf = (id: string) => ids.get(id) ?? "n0";
  const boxes = groups.flatMap(({ namespace, nodes: members }, at) => {
    const lines = members.map((node) => box(idOf(node.id), node));
    if (namespace === undefined || groups.length === 1) return lines;
    return [`subgraph g${at + 1}["${label([namespace])}"]`, ...lines.map((line) => `  ${line}`), "end"];
  });
  const loose = nodes.filter(({ state }) => state === "near-miss" || state === "nothing");
  const lines = [
    ...boxes,
    ...edges.map((edge) => arrow(edge, idOf)),
    ...(loose.length === 0
      ? []
      : [
          "classDef loose stroke-width:3px,stroke-dasharray:4",
          `class ${loose.map(({ id }) => idOf(id)).join(",")} loose`,
        ]),
  ];
  return ["flowchart LR", ...lines.map((line) => `  ${line}`), ""].join("\n");
}

/** A shape for each role, so that colour says nothing alone. */
const shapes: Readonly<Record<Role, readonly [open: string, close: string]>> = {
  client: ["([", "])"],
  entry: ["{{", "}}"],
  neighbour: ["[", "]"],
  service: ["[[", "]]"],
  port: ["[", "]"],
  missing: [">", "]"],
  workload: ["[", "]"],
  container: ["[", "]"],
  address: ["[(", ")]"],
};

const arrows: Readonly<Record<WiringState, string>> = {
  reached: "-->",
  "near-miss": "--x",
  nothing: "--x",
  unknown: "-.->",
};

function box(id: string, node: PictureNode): string {
  const [open, close] = shapes[node.role];
  return `${id}${open}"${label(boxLines(node))}"${close}`;
}

function arrow({ from, to, state, labels }: FoldedEdge, idOf: (id: string) => string): string {
  const text = labels.length === 0 ? "" : `|"${label(labels)}"|`;
  return `${idOf(from)} ${arrows[state]}${text} ${idOf(to)}`;
}

/** Lines as the text between two quotes. Whatever Mermaid, Markdown or HTML could read becomes an entity. */
function label(lines: readonly string[]): string {
  return lines.map(entities).join("<br/>");
}

function entities(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replace(/["#&<>`\\;[\]{}()|*_~$%@]/g, (character) => `#${character.charCodeAt(0)};`);
}
