/** Edits that keep the style of a file: quotes stay quotes, flow stays flow, indentation is that of the neighbours. */
import type { TextEdit } from "../text/edit.ts";
import { type LineIndex, positionAt } from "../text/line-index.ts";
import type { Range } from "../text/range.ts";
import { pairOf, type YamlMap, type YamlPair, type YamlScalar } from "./node.ts";
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
  const end = endOf(last);
  const { flow, range } = map;
  const places = { firstKey: first.keyRange.start, lastKey: last.keyRange.start, end };
  return { flow, range, ...places, keyStyle: last.keyStyle, valueStyle: valueStyleOf(map.pairs) };
}

function valueStyleOf(pairs: readonly YamlPair[]): YamlPair["keyStyle"] {
  if (pairs.some(({ keyStyle }) => keyStyle === "double")) return "double";
  const quoted = pairs.flatMap(({ value }) => (value.kind === "scalar" ? [value.style] : []));
  return quoted.find((style) => style === "double" || style === "single") ?? "plain";
}

function endOf({ keyRange, value }: YamlPair): number {
  return Math.max(value.range.end, keyRange.end);
}

/** Where a pair stands among its neighbours: enough to take it out. */
export interface PairPlace {
  readonly flow: boolean;
  /** From the key to the end of the value. */
  readonly range: Range;
  /** End of the pair before it, and first key behind it. */
  readonly before: number | undefined;
  readonly after: number | undefined;
  /** The whole map. */
  readonly map: Range;
}

/** The place of the pair with this key; undefined without one, or when it stands elsewhere, behind an alias or a merge key. */
export function placeOf(map: YamlMap | undefined, key: string): PairPlace | undefined {
  const pair = pairOf(map, key);
  if (map === undefined || pair === undefined || map.aliased || pair.merged === true) return undefined;
  const ranges = map.pairs.map((each) => ({ start: each.keyRange.start, end: endOf(each) }));
  return placeAmong(ranges, pair.keyRange.start, map);
}

/** The same, given the ranges of all pairs of the map: that of the pair whose key starts at an offset. */
export function placeAmong(
  pairs: readonly Range[],
  start: number,
  { flow, range }: Pick<YamlMap, "flow" | "range">,
): PairPlace | undefined {
  const ordered = [...pairs].sort((a, b) => a.start - b.start);
  const at = ordered.findIndex((each) => each.start === start);
  const pair = ordered[at];
  if (pair === undefined) return undefined;
  return { flow, range: pair, before: ordered[at - 1]?.end, after: ordered[at + 1]?.start, map: range };
}

/**
 * Takes a pair out. In block style its lines go, with the comments on them; comments above stay, for they may speak of
 * what follows. An only pair leaves an empty map. `lines` is the index of the same document.
 */
export function removePair({ flow, range, before, after, map }: PairPlace, lines: LineIndex): TextEdit {
  const { start, end } = range;
  if (before === undefined && after === undefined) return { range: flow ? map : range, newText: "{}" };
  if (flow && after === undefined) return { range: { start: before ?? start, end }, newText: "" };
  if (flow) return { range: { start, end: after ?? end }, newText: "" };
  const lead = before === undefined;
  return { range: lead ? leading(range, after ?? end, lines) : wholeLines(range, lines), newText: "" };
}

/** The first pair of a block map may stand behind the dash of a list, so that the next line takes its place. */
function leading({ start, end }: Range, after: number, lines: LineIndex): Range {
  const next = positionAt(lines, end - 1).line + 1;
  return { start, end: positionAt(lines, after).line === next ? after : (lines.starts[next] ?? end) };
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

/** From the first line of a range to its last one; the last line of a text gives up the line end before it. */
function wholeLines({ start, end }: Range, lines: LineIndex): Range {
  const first = lines.starts[positionAt(lines, start).line] ?? start;
  const next = lines.starts[positionAt(lines, end - 1).line + 1];
  return next === undefined ? { start: Math.max(0, first - 1), end } : { start: first, end: next };
}

/**
 * Adds an item with one pair behind another item of a list, given the shape of that.
 * @param inFlow whether the list is written in flow style
 */
export function insertItem(
  { shape, inFlow }: { readonly shape: MapShape; readonly inFlow: boolean },
  lines: LineIndex,
  pair: { readonly key: string; readonly value: number },
): TextEdit {
  const { range, firstKey, end, keyStyle, flow } = shape;
  const text = `${scalarText(pair.key, keyStyle)}: ${pair.value}`;
  if (inFlow) return { range: { start: range.end, end: range.end }, newText: `, { ${text} }` };
  const first = positionAt(lines, flow ? range.start : firstKey).character;
  const indent = " ".repeat(Math.max(0, first - 2));
  const next = lines.starts[positionAt(lines, (flow ? range.end : end) - 1).line + 1];
  if (next === undefined)
    return { range: { start: range.end, end: range.end }, newText: `\n${indent}- ${text}` };
  return { range: { start: next, end: next }, newText: `${indent}- ${text}\n` };
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

/** A value that is written in YAML already; behind a line end it stands on lines of its own. */
export interface WrittenYaml {
  readonly yaml: string;
}

/**
 * Adds `key: value` behind the last pair: a number bare, a text in the quotes of its neighbours. Lines of written YAML
 * are indented as deep as the key. `lines` is the index of the same document.
 */
export function insertPair(
  shape: MapShape,
  lines: LineIndex,
  { key, value }: { readonly key: string; readonly value: string | number | WrittenYaml },
): TextEdit {
  const text = `${scalarText(key, shape.keyStyle)}:${valueText(value, shape, lines)}`;
  return shape.flow ? insertInFlow(shape, lines, text) : insertInBlock(shape, lines, text);
}

function valueText(value: string | number | WrittenYaml, shape: MapShape, lines: LineIndex): string {
  if (typeof value === "number") return ` ${value}`;
  if (typeof value === "string") return ` ${scalarText(value, shape.valueStyle)}`;
  if (!value.yaml.startsWith("\n")) return ` ${value.yaml}`;
  return value.yaml.replaceAll("\n", `\n${" ".repeat(positionAt(lines, shape.firstKey).character)}`);
}

/**
 * Takes the pair with this value out of a block map, with its line. Undefined in flow style, where its commas are not
 * known, for the only pair of a map, and where the value is not on one line.
 */
export function removeLine(shape: MapShape, lines: LineIndex, value: Range): TextEdit | undefined {
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
  const next = lines.starts[positionAt(lines, end - 1).line + 1];
  if (next === undefined) return { range: { start: end, end }, newText: `\n${indent}${text}` };
  return { range: { start: next, end: next }, newText: `${indent}${text}\n` };
}
