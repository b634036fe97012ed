/** Edits that keep the style of a file: quotes stay quotes, flow stays flow, indentation is that of the neighbours. */
import type { TextEdit } from "../text/edit.ts";
import { type LineIndex, positionAt } from "../text/line-index.ts";
import type { Range } from "../text/range.ts";
import type { YamlMap, YamlPair, YamlScalar } from "./node.ts";
import { plainValue } from "./value.ts";

/** How a map is written: enough to put one more pair into it. */
export interface MapShape {
  readonly flow: boolean;
  readonly range: Range;
  /** Offsets of the first and the last key, and of the end of the last value. */
  readonly firstKey: number;
  readonly lastKey: number;
  readonly end: number;
  readonly keyStyle: YamlPair["keyStyle"];
  /** The quotes of the values beside; `double` in JSON. */
  readonly valueStyle: YamlPair["keyStyle"];
}

/** The shape of a map; undefined when it is empty, or stands elsewhere behind an alias, so that nothing can be put in. */
export function shapeOf(map: YamlMap | undefined): MapShape | undefined {
  const first = map?.pairs[0];
  const last = map?.pairs.at(-1);
  if (map === undefined || map.aliased || first === undefined || last === undefined) return undefined;
  const end = Math.max(last.value.range.end, last.keyRange.end);
  const { flow, range } = map;
  const places = { firstKey: first.keyRange.start, lastKey: last.keyRange.start, end };
  return { flow, range, ...places, keyStyle: last.keyStyle, valueStyle: valueStyleOf(map.pairs) };
}

function valueStyleOf(pairs: readonly YamlPair[]): YamlPair["keyStyle"] {
  if (pairs.some(({ keyStyle }) => keyStyle === "double")) return "double";
  const quoted = pairs.flatMap(({ value }) => (value.kind === "scalar" ? [value.style] : []));
  return quoted.find((style) => style === "double" || style === "single") ?? "plain";
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

/** Adds `key: value` behind the last pair, a number bare and a text in the quotes of its neighbours. */
export function insertPair(
  shape: MapShape,
  lines: LineIndex,
  { key, value }: { readonly key: string; readonly value: string | number },
): TextEdit {
  const written = typeof value === "number" ? String(value) : scalarText(value, shape.valueStyle);
  const text = `${scalarText(key, shape.keyStyle)}: ${written}`;
  return shape.flow ? insertInFlow(shape, lines, text) : insertInBlock(shape, lines, text);
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
