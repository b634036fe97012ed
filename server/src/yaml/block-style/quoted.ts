/** Scalars in quotes, on one line or several. */
import { ownText } from "../../text/own-text.ts";
import type { Range } from "../../text/range.ts";
import type { YamlScalar } from "../node.ts";
import { beforeBlanks, type Lines, lineEnd, skipBlanks } from "./lines.ts";

type Quoted = YamlScalar & { readonly style: "single" | "double" };

/**
 * The quoted scalar that starts here; undefined when it does not end on its line, or holds a tab or an escape that
 * JSON does not have.
 */
export function readQuoted(text: string, start: number): Quoted | undefined {
  const close = closing(text, start);
  if (close === -1 || close > lineEnd(text, start)) return undefined;
  return quoted(text, start, close, text.slice(start + 1, close));
}

/**
 * The same over several lines, each further in than `indent`. Leaves `lines` at the last of them. Undefined also where
 * a backslash may stand at the end of a line.
 */
export function readQuotedLines(lines: Lines, start: number, indent: number): Quoted | undefined {
  const { text } = lines;
  const close = closing(text, start);
  if (close <= lines.end) return readQuoted(text, start);
  const inside = foldedLines(text, { start: start + 1, end: close }, indent);
  if (inside === undefined) return undefined;
  lines.end = lineEnd(text, close);
  return quoted(text, start, close, inside);
}

function quoted(text: string, start: number, close: number, inside: string): Quoted | undefined {
  const double = isDouble(text, start);
  const value = double ? unescaped(inside) : ownText(inside.replaceAll("''", "'"));
  if (value === undefined || inside.includes("\t")) return undefined;
  const style = double ? "double" : "single";
  return { kind: "scalar", range: { start, end: close + 1 }, text: value, style, aliased: false };
}

/** One line break between two texts is a blank, several are one less; blanks around them do not count. */
function foldedLines(text: string, { start, end }: Range, indent: number): string | undefined {
  if (text.slice(start, end).includes("\\")) return undefined;
  let over = lineEnd(text, start);
  let folded = text.slice(start, beforeBlanks(text, over, start));
  let breaks = 0;
  while (over < end) {
    const first = skipBlanks(text, over + 1);
    const next = Math.min(lineEnd(text, first), end);
    if (next === end || first < next) {
      if (first - over - 1 <= indent) return undefined;
      folded += breaks === 0 ? " " : "\n".repeat(breaks);
      folded += text.slice(first, next === end ? end : beforeBlanks(text, next, first));
      breaks = 0;
    } else breaks += 1;
    over = next;
  }
  return folded;
}

function closing(text: string, start: number): number {
  return isDouble(text, start) ? closingDouble(text, start) : closingSingle(text, start);
}

function isDouble(text: string, start: number): boolean {
  return text.charCodeAt(start) === 34;
}

function closingDouble(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at !== -1 && isEscaped(text, at, start)) at = text.indexOf('"', at + 1);
  return at;
}

/** True behind an odd number of backslashes. */
function isEscaped(text: string, at: number, start: number): boolean {
  let first = at;
  while (first - 1 > start && text[first - 1] === "\\") first -= 1;
  return (at - first) % 2 === 1;
}

function closingSingle(text: string, start: number): number {
  let at = text.indexOf("'", start + 1);
  while (at !== -1 && text[at + 1] === "'") at = text.indexOf("'", at + 2);
  return at;
}

/** YAML has all escapes of JSON, and more that manifests do not use. */
function unescaped(inside: string): string | undefined {
  if (!inside.includes("\\")) return ownText(inside);
  try {
    return JSON.parse(`"${inside}"`) as string;
  } catch {
    return undefined;
  }
}
