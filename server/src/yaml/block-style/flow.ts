/** Flow collections such as `{ app: web }` and `["sh", "-c"]`, on one line or several, with comments. */
import { ownText } from "../../text/own-text.ts";
import type { YamlMap, YamlNode, YamlPair, YamlScalar, YamlSequence } from "../node.ts";
import { type Lines, lineEnd, skipBlanks } from "./lines.ts";
import { startsPlain } from "./plain.ts";
import { readQuoted } from "./quoted.ts";

/** Where a collection stands: each of its further lines has to be further in than `indent`. */
interface Place {
  readonly text: string;
  readonly indent: number;
}

/**
 * The collection whose bracket stands here. Leaves `lines` at its last line. Undefined for what is unusual: a single
 * pair in a list, a key without a value, a scalar over several lines.
 */
export function readFlow(lines: Lines, start: number, indent: number): YamlMap | YamlSequence | undefined {
  const collection = readCollection({ text: lines.text, indent }, start);
  if (collection !== undefined) lines.end = lineEnd(lines.text, collection.range.end);
  return collection;
}

function readCollection(place: Place, start: number): YamlMap | YamlSequence | undefined {
  return place.text[start] === "[" ? readList(place, start) : readPairs(place, start);
}

function readList(place: Place, start: number): YamlSequence | undefined {
  const items: YamlNode[] = [];
  let at = next(place, start + 1);
  while (place.text[at] !== "]") {
    const item = readPart(place, at);
    if (item === undefined) return undefined;
    items.push(item);
    at = afterComma(place, item.range.end, "]");
  }
  return { kind: "sequence", range: { start, end: at + 1 }, flow: true, items };
}

function readPairs(place: Place, start: number): YamlMap | undefined {
  const pairs: YamlPair[] = [];
  let at = next(place, start + 1);
  while (place.text[at] !== "}") {
    const pair = readPair(place, at);
    if (pair === undefined) return undefined;
    pairs.push(pair);
    at = afterComma(place, pair.value.range.end, "}");
  }
  return { kind: "map", range: { start, end: at + 1 }, flow: true, pairs, aliased: false };
}

function readPair(place: Place, start: number): YamlPair | undefined {
  const { text } = place;
  const key = readFlowScalar(text, start);
  if (key === undefined || key.text === "<<") return undefined;
  const colon = skipBlanks(text, key.range.end);
  if (text[colon] !== ":" || !" \n".includes(text[colon + 1] ?? "x")) return undefined;
  const value = readPart(place, next(place, colon + 1));
  if (value === undefined) return undefined;
  return { key: key.text, keyRange: key.range, keyStyle: key.style, value };
}

/** Where the next part starts, or the bracket that closes; the end of the text at anything else, which is neither. */
function afterComma(place: Place, from: number, close: string): number {
  const at = next(place, from);
  if (place.text[at] === close) return at;
  return place.text[at] === "," ? next(place, at + 1) : place.text.length;
}

/** What stands next, past blanks, comments and line breaks; the end of the text when a line is not far enough in. */
function next({ text, indent }: Place, from: number): number {
  let at = skipBlanks(text, from);
  while (text[at] === "\n" || (text[at] === "#" && text[at - 1] === " ")) {
    if (text[at] === "#") at = lineEnd(text, at);
    const start = at + 1;
    at = skipBlanks(text, start);
    if (at - start <= indent && text[at] !== "\n" && text[at] !== "#") return text.length;
  }
  return at;
}

function readPart(place: Place, start: number): YamlNode | undefined {
  const first = place.text[start];
  return first === "[" || first === "{" ? readCollection(place, start) : readFlowScalar(place.text, start);
}

type FlowScalar = YamlScalar & { readonly style: "plain" | "single" | "double" };

function readFlowScalar(text: string, start: number): FlowScalar | undefined {
  if (text[start] === '"' || text[start] === "'") return readQuoted(text, start);
  if (!startsPlain(text, start) || "-?:".includes(text[start] ?? "")) return undefined;
  const end = flowPlainEnd(text, start);
  return {
    kind: "scalar",
    range: { start, end },
    text: ownText(text.slice(start, end)),
    style: "plain",
    aliased: false,
  };
}

/** Behind the last character of a scalar without quotes; no further than its line. */
function flowPlainEnd(text: string, start: number): number {
  let end = start;
  for (let at = start; at < text.length; at++) {
    const next = text[at] ?? "";
    if (",[]{}\n\t#".includes(next) || (next === ":" && " ,[]{}\n".includes(text[at + 1] ?? ""))) break;
    if (next !== " ") end = at + 1;
  }
  return end;
}
