/** Edits that keep the style of a file: quotes stay quotes, flow stays flow, indentation is that of the neighbours. */
import type { TextEdit } from "../text/edit.ts";
import { type LineIndex, positionAt } from "../text/line-index.ts";
import type { Range } from "../text/range.ts";
import type { YamlMap, YamlScalar } from "./node.ts";
import { plainValue } from "./value.ts";

/** How a map is written: enough to put one more pair into it. */
export interface MapShape {
  readonly flow: boolean;
  readonly range: Range;
  /** Offsets of the first and the last key, and of the end of the last value. */
  readonly firstKey: number;
  readonly lastKey: number;
  readonly end: number;
}

/** The shape of a map; undefined when it is empty, or stands elsewhere behind an alias, so that nothing can be put in. */
export function shapeOf(map: YamlMap | undefined): MapShape | undefined {
  const first = map?.pairs[0];
  const last = map?.pairs.at(-1);
  if (map === undefined || map.aliased || first === undefined || last === undefined) return undefined;
  const end = Math.max(last.value.range.end, last.keyRange.end);
  return {
    flow: map.flow,
    range: map.range,
    firstKey: first.keyRange.start,
    lastKey: last.keyRange.start,
    end,
  };
}

/** Replaces the text of a scalar, in the same quotes; the caller must not pass an aliased one. */
export function replaceScalar(node: YamlScalar, text: string): TextEdit {
  const missing = node.range.start === node.range.end;
  return {
    range: node.range,
    newText: missing ? ` ${scalarText(text, "plain")}` : scalarText(text, node.style),
  };
}

/** A string as a scalar of a style; quoted when it would not stay a string without (S0.8). */
export function scalarText(text: string, style: YamlScalar["style"]): string {
  if (style === "single" && !text.includes("\n")) return `'${text.replaceAll("'", "''")}'`;
  if (style === "double" || !staysString(text)) return JSON.stringify(text);
  return text;
}

function staysString(text: string): boolean {
  return plainValue(text).type === "string" && /^[A-Za-z0-9_./][\w./-]*$/.test(text);
}

/** Adds `key: value` behind the last pair; `value` is YAML already. `lines` is the index of the same document. */
export function insertPair(
  shape: MapShape,
  lines: LineIndex,
  pair: { readonly key: string; readonly value: string },
): TextEdit {
  const text = `${scalarText(pair.key, "plain")}: ${pair.value}`;
  return shape.flow ? insertInFlow(shape, lines, text) : insertInBlock(shape, lines, text);
}

/**
 * Takes the pair with this value out of a block map, with its line. Undefined in flow style, where its commas are not
 * known, for the only pair of a map, and where the value is not on one line.
 */
export function removePair(shape: MapShape, lines: LineIndex, value: Range): TextEdit | undefined {
  const { line } = positionAt(lines, value.start);
  const next = lines.starts[line + 1];
  const single = shape.firstKey === shape.lastKey || positionAt(lines, value.end).line !== line;
  if (shape.flow || single || next === undefined) return undefined;
  return { range: { start: lines.starts[line] ?? 0, end: next }, newText: "" };
}

function insertInFlow({ range, lastKey, end }: MapShape, lines: LineIndex, text: string): TextEdit {
  const key = positionAt(lines, lastKey);
  const ownLine = key.line !== positionAt(lines, range.start).line;
  const separator = ownLine ? `,\n${" ".repeat(key.character)}` : ", ";
  return { range: { start: end, end }, newText: separator + text };
}

/** A line of its own behind the line of the last value, so that a comment there stays where it is. */
function insertInBlock({ firstKey, end }: MapShape, lines: LineIndex, text: string): TextEdit {
  const indent = " ".repeat(positionAt(lines, firstKey).character);
  const next = lines.starts[positionAt(lines, end).line + 1];
  if (next === undefined) return { range: { start: end, end }, newText: `\n${indent}${text}` };
  return { range: { start: next, end: next }, newText: `${indent}${text}\n` };
}
