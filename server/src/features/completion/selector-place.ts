/** Where in a selector the cursor is: at a pair, or at the key or a value of an expression. */
import type { Labels } from "../../kubernetes/labels.ts";
import { readLabels } from "../../resources/labels.ts";
import { asScalar, child } from "../../yaml/node.ts";
import { type Cursor, mark, nodeAt, type Path } from "./cursor.ts";

export interface SelectorPlace {
  /** What is written: a whole pair, the key alone, or a value of the key. */
  readonly writes: "pair" | "key" | "value";
  /** The key whose value is being written. */
  readonly key: string | undefined;
  /** The pairs that the selector asks for beside it. */
  readonly others: Labels;
}

/** The place in a selector; undefined elsewhere, and in selectors of namespaces. */
export function selectorPlaceAt(cursor: Cursor): SelectorPlace | undefined {
  if (cursor.keys.includes("namespaceSelector")) return undefined;
  return pairPlace(cursor) ?? expressionPlace(cursor);
}

function pairPlace(cursor: Cursor): SelectorPlace | undefined {
  const { part, path } = cursor;
  const at = path.findLastIndex((step) => step === "matchLabels" || step === "selector");
  const [key, ...deeper] = path.slice(at + 1);
  if (at === -1 || deeper.length > 0 || typeof key === "number" || !isMapOfPairs(cursor, path[at]))
    return undefined;
  const written = part === "value" ? key : undefined;
  const others = labelsAt(cursor, path.slice(0, at + 1), written);
  return { writes: written === undefined ? "pair" : "value", key: written, others };
}

/** `selector` is a plain map in a Service and a ReplicationController; elsewhere the pairs are in `matchLabels`. */
function isMapOfPairs({ placed }: Cursor, key: Path[number] | undefined): boolean {
  const kind = placed?.resource.kind;
  return (key === "selector") === (kind === "Service" || kind === "ReplicationController");
}

function expressionPlace(cursor: Cursor): SelectorPlace | undefined {
  const { part, path, root } = cursor;
  const at = path.lastIndexOf("matchExpressions");
  const field = path[at + 2];
  const isDeep = path.length > at + (field === "values" ? 4 : 3);
  if (at === -1 || part !== "value" || isDeep) return undefined;
  const others = labelsAt(cursor, [...path.slice(0, at), "matchLabels"], undefined);
  if (field === "key") return { writes: "key", key: undefined, others };
  const key = asScalar(child(nodeAt(root, path.slice(0, at + 2)), "key"))?.text;
  return field === "values" && key !== undefined ? { writes: "value", key, others } : undefined;
}

/** The pairs of a map as far as they are written, without the one that is being written. */
function labelsAt({ root }: Cursor, path: Path, without: string | undefined): Labels {
  const labels = readLabels(nodeAt(root, path))?.labels ?? new Map();
  return new Map([...labels].filter(([key]) => key !== without && !key.includes(mark)));
}
