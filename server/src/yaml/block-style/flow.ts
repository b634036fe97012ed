/** Flow collections on one line, such as `{ app: web }` and `["sh", "-c"]`. */
import { ownText } from "../../text/own-text.ts";
import type { YamlMap, YamlNode, YamlPair, YamlScalar, YamlSequence } from "../node.ts";
import { skipBlanks } from "./lines.ts";
import { startsPlain } from "./plain.ts";
import { readQuoted } from "./quoted.ts";

/** The collection whose bracket stands here; undefined when it does not end on its line, or holds what is unusual. */
export function readFlow(text: string, start: number): YamlMap | YamlSequence | undefined {
  return text[start] === "[" ? readList(text, start) : readPairs(text, start);
}

function readList(text: string, start: number): YamlSequence | undefined {
  const items: YamlNode[] = [];
  let at = skipBlanks(text, start + 1);
  while (text[at] !== "]") {
    const item = readPart(text, at);
    if (item === undefined) return undefined;
    items.push(item);
    at = afterComma(text, item.range.end, "]");
    if (at === -1) return undefined;
  }
  return { kind: "sequence", range: { start, end: at + 1 }, flow: true, items };
}

function readPairs(text: string, start: number): YamlMap | undefined {
  const pairs: YamlPair[] = [];
  let at = skipBlanks(text, start + 1);
  while (text[at] !== "}") {
    const pair = readPair(text, at);
    if (pair === undefined) return undefined;
    pairs.push(pair);
    at = afterComma(text, pair.value.range.end, "}");
    if (at === -1) return undefined;
  }
  return { kind: "map", range: { start, end: at + 1 }, flow: true, pairs, aliased: false };
}

function readPair(text: string, start: number): YamlPair | undefined {
  const key = readFlowScalar(text, start);
  if (key === undefined || key.text === "<<") return undefined;
  const colon = skipBlanks(text, key.range.end);
  if (text[colon] !== ":" || text[colon + 1] !== " ") return undefined;
  const value = readPart(text, skipBlanks(text, colon + 1));
  if (value === undefined) return undefined;
  return { key: key.text, keyRange: key.range, keyStyle: key.style, value };
}

/** Where the next part starts, or the bracket that closes; -1 at anything else. */
function afterComma(text: string, from: number, close: string): number {
  const at = skipBlanks(text, from);
  if (text[at] === close) return at;
  return text[at] === "," ? skipBlanks(text, at + 1) : -1;
}

function readPart(text: string, start: number): YamlNode | undefined {
  return text[start] === "[" || text[start] === "{" ? readFlow(text, start) : readFlowScalar(text, start);
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
