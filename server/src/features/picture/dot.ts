/** The picture in the language of Graphviz. Every text is a quoted string, which knows two characters of its own. */
import type { WiringState } from "../wiring/state.ts";
import { boxLines, type FoldedEdge, folded } from "./folded.ts";
import type { Picture, PictureNode, Role } from "./model.ts";

/** The directed graph; it ends with a line break. */
export function dotOf(picture: Picture): string {
  const { edges, groups } = folded(picture);
  const boxes = groups.flatMap(({ namespace, nodes }, at) => {
    const lines = nodes.map(box);
    if (namespace === undefined || groups.length === 1) return lines;
    const inner = [`label=${quoted([namespace])};`, ...lines].map((line) => `  ${line}`);
    return [`subgraph cluster_${at + 1} {`, ...inner, "}"];
  });
  const lines = [
    "rankdir=LR;",
    'node [fontname="sans-serif", shape=box, style=rounded];',
    'edge [fontname="sans-serif", fontsize=10];',
    ...boxes,
    ...edges.map(arrow),
  ];
  return ["digraph patchbay {", ...lines.map((line) => `  ${line}`), "}", ""].join("\n");
}

const shapes: Readonly<Record<Role, string>> = {
  client: "oval",
  entry: "hexagon",
  neighbour: "box",
  service: "component",
  port: "box",
  missing: "note",
  workload: "box",
  container: "box",
  address: "cylinder",
};

const styles: Readonly<Record<WiringState, string>> = {
  reached: "style=solid",
  "near-miss": "style=dashed, arrowhead=tee",
  nothing: "style=dashed, arrowhead=tee",
  unknown: "style=dotted",
};

function box(node: PictureNode): string {
  const loose =
    node.state === "near-miss" || node.state === "nothing" ? ', style="rounded,dashed", penwidth=2' : "";
  return `${quoted([node.id])} [label=${quoted(boxLines(node))}, shape=${shapes[node.role]}${loose}];`;
}

function arrow({ from, to, state, labels }: FoldedEdge): string {
  const text = labels.length === 0 ? "" : `label=${quoted(labels)}, `;
  return `${quoted([from])} -> ${quoted([to])} [${text}${styles[state]}];`;
}

/** Lines as one string. A backslash would begin an escape of Graphviz, such as the name of the node. */
function quoted(lines: readonly string[]): string {
  const inside = lines.map((line) => line.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ").replace(/["\\]/g, "\\$&"));
  return `"${inside.join("\\n")}"`;
}
