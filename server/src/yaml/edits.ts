/** Edits that keep the style of a file: quotes stay quotes, flow stays flow, indentation is that of the neighbours. */
import type { TextEdit } from "../text/edit.ts";
import { type LineIndex, positionAt } from "../text/line-index.ts";
import type { Range } from "../text/range.ts";
import { pairOf, type YamlMap, type YamlNode, type YamlPair, type YamlScalar } from "./node.ts";
import { plainValue } from "./value.ts";

/** How a map is written: enough to put one more pair into it. */
export interface MapShape {
  readonly flow: boolean;
  /** True when the keys are in quotes, as in JSON. */
  readonly quoted: boolean;
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
  return {
    flow: map.flow,
    quoted: first.keyRange.end - first.keyRange.start > first.key.length,
    range: map.range,
    firstKey: first.keyRange.start,
    lastKey: last.keyRange.start,
    end: endOf(last),
  };
}

/** Where the text of a pair ends. The parser counts the line end to a collection in block style, so its last leaf tells. */
function endOf({ keyRange, value }: YamlPair): number {
  return Math.max(lastEnd(value), keyRange.end);
}

function lastEnd(node: YamlNode): number {
  if (node.kind === "scalar" || node.flow) return node.range.end;
  if (node.kind === "sequence") return lastEndOr(node.range.end, node.items.at(-1));
  const last = node.pairs.at(-1);
  return last === undefined || node.aliased ? node.range.end : endOf(last);
}

function lastEndOr(otherwise: number, node: YamlNode | undefined): number {
  return node === undefined ? otherwise : lastEnd(node);
}

/** Where a pair stands among its neighbours: enough to take it out. */
export interface PairPlace {
  readonly flow: boolean;
  readonly range: Range;
  /** End of the pair before it, and first key behind it. */
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** The place of a pair with a scalar; undefined without one, when it is the only pair, or behind an alias. */
export function placeOf(map: YamlMap | undefined, key: string): PairPlace | undefined {
  const pair = pairOf(map, key);
  if (map === undefined || pair === undefined || map.aliased || map.pairs.length < 2) return undefined;
  if (pair.value.kind !== "scalar" || pair.value.aliased) return undefined;
  const at = map.pairs.indexOf(pair);
  const previous = map.pairs[at - 1];
  return {
    flow: map.flow,
    range: { start: pair.keyRange.start, end: endOf(pair) },
    before: previous === undefined ? undefined : endOf(previous),
    after: map.pairs[at + 1]?.keyRange.start,
  };
}

/** Takes a pair out, its line with it where it has one of its own. `lines` is the index of the same document. */
export function removePair({ flow, range, before, after }: PairPlace, lines: LineIndex): TextEdit {
  if (before === undefined) return { range: { start: range.start, end: after ?? range.end }, newText: "" };
  return flow
    ? { range: { start: before, end: range.end }, newText: "" }
    : { range: wholeLines(range, lines), newText: "" };
}

/** Takes out an item of a list that is not the first one; `before` is the end of the item before it. */
export function removeItem(
  item: { readonly flow: boolean; readonly range: Range; readonly before: number },
  lines: LineIndex,
): TextEdit {
  const { flow, range, before } = item;
  const own = { start: lines.starts[positionAt(lines, before).line + 1] ?? before, end: range.end };
  return { range: flow ? { start: before, end: range.end } : wholeLines(own, lines), newText: "" };
}

/** From the first line of a range to its last one, with the line end. */
function wholeLines({ start, end }: Range, lines: LineIndex): Range {
  const next = lines.starts[positionAt(lines, end).line + 1];
  return { start: lines.starts[positionAt(lines, start).line] ?? start, end: next ?? end };
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

/**
 * Adds `key: value` behind the last pair; `value` is YAML already, on lines of its own, indented as deep as the key,
 * when it begins with a line end. Between keys in quotes, as in JSON, a word gets quotes as well. `lines` is the index of the same document.
 */
export function insertPair(
  shape: MapShape,
  lines: LineIndex,
  pair: { readonly key: string; readonly value: string },
): TextEdit {
  const word = shape.quoted && staysString(pair.value) ? JSON.stringify(pair.value) : pair.value;
  const value = word.startsWith("\n") ? indented(word, shape, lines) : ` ${word}`;
  const text = `${scalarText(pair.key, shape.quoted ? "double" : "plain")}:${value}`;
  return shape.flow ? insertInFlow(shape, lines, text) : insertInBlock(shape, lines, text);
}

function indented(block: string, { firstKey }: MapShape, lines: LineIndex): string {
  return block.replaceAll("\n", `\n${" ".repeat(positionAt(lines, firstKey).character)}`);
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
