/** The key at the start of a line. */
import { ownText } from "../../text/own-text.ts";
import type { Range } from "../../text/range.ts";
import type { YamlPair } from "../node.ts";
import { beforeBlanks, type Lines, skipBlanks } from "./lines.ts";
import { plainStop, startsPlain } from "./plain.ts";
import { readQuoted } from "./quoted.ts";

/** A key and the colon behind it. */
export interface Key {
  readonly text: string;
  readonly range: Range;
  readonly style: YamlPair["keyStyle"];
  /** The offset of the colon. */
  readonly colon: number;
}

/** The parser takes no longer key on one line than 1024 characters; no manifest comes near. */
const longest = 1000;

/** The key at the start of what is left of a line; undefined where there is none, or none that is surely one. */
export function readKey({ text, first, end }: Lines): Key | undefined {
  const quote = text.charCodeAt(first);
  const key = quote === 34 || quote === 39 ? quotedKey(text, first) : plainKey(text, first, end);
  return key !== undefined && key.colon - first <= longest ? key : undefined;
}

function plainKey(text: string, start: number, lineEnd: number): Key | undefined {
  if (!startsPlain(text, start)) return undefined;
  const colon = plainStop(text, start, lineEnd);
  if (text.charCodeAt(colon) !== 58) return undefined;
  const end = beforeBlanks(text, colon);
  return { text: ownText(text.slice(start, end)), range: { start, end }, style: "plain", colon };
}

function quotedKey(text: string, start: number): Key | undefined {
  const scalar = readQuoted(text, start);
  if (scalar === undefined) return undefined;
  const { end } = scalar.range;
  const colon = skipBlanks(text, end);
  if (text[colon] !== ":" || !isBreak(text[colon + 1])) return undefined;
  return { text: scalar.text, range: scalar.range, style: scalar.style, colon };
}

function isBreak(next: string | undefined): boolean {
  return next === undefined || next === " " || next === "\n";
}
