/** Takes a pair of key and value out of a map, in the text. */
import type { TextEdit } from "../../src/text/edit.ts";
import type { Range } from "../../src/text/range.ts";

export interface Pair {
  readonly key: string;
  readonly value: Range;
  /** True in `{ … }`. */
  readonly flow: boolean;
}

/** The edit that removes the pair; undefined when the pair stands alone, so that nothing would be left of the map. */
export function leaveOut(text: string, { key, value, flow }: Pair): TextEdit | undefined {
  const start = text.lastIndexOf(key, value.start - 1);
  const quoted = text[start - 1] === '"' ? 1 : 0;
  const range = { start: start - quoted, end: value.end };
  const end = flow ? afterComma(text, range) : afterLine(text, range);
  if (end === undefined) return undefined;
  const line = text.lastIndexOf("\n", start) + 1;
  const alone = !flow && text.slice(line, start).trim() === "";
  return { range: { start: alone ? line : range.start, end }, newText: "" };
}

function afterComma(text: string, { end }: Range): number | undefined {
  const comma = /^\s*,\s*/.exec(text.slice(end));
  return comma === null ? undefined : end + comma[0].length;
}

/** The next line, or its first key when that moves up behind the dash of an item. */
function afterLine(text: string, { start, end }: Range): number | undefined {
  const newline = text.indexOf("\n", end);
  const line = text.lastIndexOf("\n", start) + 1;
  if (text.slice(line, start).trim() === "") return newline === -1 ? text.length : newline + 1;
  const column = start - line;
  const next = /^ *(?=[^\s#-])/.exec(text.slice(newline + 1));
  return newline === -1 || next?.[0].length !== column ? undefined : newline + 1 + column;
}
