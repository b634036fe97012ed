/** Scalars without quotes, over one line or several. */
import { ownText } from "../../text/own-text.ts";
import type { YamlScalar } from "../node.ts";
import { beforeBlanks, type Lines, lineEnd, skipBlanks } from "./lines.ts";

/** True where a scalar without quotes may start. */
export function startsPlain(text: string, at: number): boolean {
  const first = text[at];
  if (first === undefined || "\n\t,[]{}#&*!|>'\"%@`".includes(first)) return false;
  return !"-?:".includes(first) || !isBlankAt(text, at + 1);
}

/**
 * Where a scalar without quotes is interrupted on its line: at a colon that ends a key, at the blank before a comment,
 * at a tab, or at the end of the line.
 */
export function plainStop(text: string, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === 58 && isBlankAt(text, at + 1)) return at;
    if (code === 35 && text.charCodeAt(at - 1) === 32) return at - 1;
    if (code === 9) return at;
  }
  return end;
}

function isBlankAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 32 || code === 10 || code === 9 || Number.isNaN(code);
}

/**
 * A scalar without quotes, with the lines that continue it: those further in than `indent`. Leaves `lines` at the last
 * of them. Undefined at a second colon, a tab and whatever else a continued scalar must not hold.
 */
export function readPlain(lines: Lines, start: number, indent: number): YamlScalar | undefined {
  const { text } = lines;
  if (!startsPlain(text, start)) return undefined;
  const stop = plainStop(text, start, lines.end);
  if (stop < lines.end && text.charCodeAt(stop) !== 32) return undefined;
  let end = beforeBlanks(text, stop);
  let value = ownText(text.slice(start, end));
  for (let next = continuation(lines, stop, indent); next !== undefined; ) {
    const { first, blankLines } = next;
    const over = lineEnd(text, first);
    if (plainStop(text, first, over) !== over) return undefined;
    end = beforeBlanks(text, over);
    value += (blankLines === 0 ? " " : "\n".repeat(blankLines)) + text.slice(first, end);
    lines.end = over;
    next = continuation(lines, over, indent);
  }
  return { kind: "scalar", range: { start, end }, text: value, style: "plain", aliased: false };
}

interface Continuation {
  readonly first: number;
  readonly blankLines: number;
}

/** The line that continues a scalar; undefined when the scalar is over. */
function continuation(lines: Lines, stop: number, indent: number): Continuation | undefined {
  if (stop < lines.end) return undefined;
  const { text } = lines;
  let start = lines.end + 1;
  for (let blankLines = 0; start < text.length; blankLines++) {
    const first = skipBlanks(text, start);
    if (text[first] !== "\n") {
      const continues = first < text.length && first - start > indent && text[first] !== "#";
      return continues ? { first, blankLines } : undefined;
    }
    start = first + 1;
  }
  return undefined;
}
