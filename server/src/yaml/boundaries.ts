/**
 * Where the documents of a file begin and end, found without parsing them, so that a keystroke costs one document.
 * A line that starts with `---` always ends a document, even inside a quoted or block scalar: both YAML and
 * kubectl's own splitter say so.
 */
import type { Range } from "../text/range.ts";

/** The documents of a text in order, as ranges. A comment-only preamble belongs to the first; blank texts have none. */
export function splitDocuments(text: string): readonly Range[] {
  if (isJson(text)) return splitJson(text);
  return joinPreamble(text, cut(text)).filter(({ start, end }) => isDocument(text.slice(start, end)));
}

function cut(text: string): Range[] {
  const pieces: Range[] = [];
  const marks = markFinder(text);
  let start = 0;
  for (let at = marks(0); at !== -1; at = marks(at)) {
    const endMark = text[at] === ".";
    const next = endMark ? lineAfter(text, at) : at;
    if (next > start) pieces.push({ start, end: next });
    start = endMark || isPlainSeparator(text, at) ? next : lineAfter(text, at);
  }
  pieces.push({ start, end: text.length });
  return pieces;
}

/**
 * A search, front to back, for the offset of the next line that starts with `---` or is an end mark `...`, after
 * `from`; -1 when there is none. End marks are rare, so the one ahead is remembered, not looked for at each document.
 */
function markFinder(text: string): (from: number) => number {
  let end = nextEndMark(text, 0);
  return (from) => {
    if (end !== -1 && end <= from) end = nextEndMark(text, from);
    const separator = text.indexOf("\n---", from);
    if (separator === -1) return end;
    return end === -1 ? separator + 1 : Math.min(separator + 1, end);
  };
}

function nextEndMark(text: string, from: number): number {
  for (let at = text.indexOf("\n...", from); at !== -1; at = text.indexOf("\n...", at + 1)) {
    const after = text[at + 4];
    if (after === undefined || after === "\n" || after === "\r" || after === " ") return at + 1;
  }
  return -1;
}

/** False for `-----` and `---x`: kubectl separates there too, and drops the rest of the line. */
function isPlainSeparator(text: string, at: number): boolean {
  const after = text[at + 3];
  return after === undefined || after === "\n" || after === "\r" || after === " " || after === "\t";
}

function lineAfter(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end + 1;
}

/** Joins a first piece of comments, blanks and directives to the document that it introduces. */
function joinPreamble(text: string, pieces: readonly Range[]): readonly Range[] {
  const [first, second, ...rest] = pieces;
  if (first === undefined || second === undefined) return pieces;
  const lead = text.slice(first.start, first.end);
  const introduces = !isDocument(lead) && text.startsWith("---", second.start);
  return introduces ? [{ start: first.start, end: second.end }, ...rest] : pieces;
}

/** True when the piece opens with `---` or holds anything beside blanks, comments, directives and end marks. */
function isDocument(piece: string): boolean {
  return piece.startsWith("---") || /^[ \t]*(?!\.\.\.)[^\s#%\uFEFF]/m.test(piece);
}

/** True for a text that is written as JSON, whatever its name. */
export function isJson(text: string): boolean {
  return /^\uFEFF?\s*\{\s*"/.test(text.slice(0, 200));
}

/** JSON texts may follow each other without any mark; kubectl reads them one by one. */
function splitJson(text: string): readonly Range[] {
  const values: Range[] = [];
  let depth = 0;
  let start = 0;
  const token = /"(?:[^"\\]|\\[\s\S])*(?:"|\\?$)|[{}[\]]|\n---[^\n]*/g;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (match[0] === "{" || match[0] === "[") depth += 1;
    else if (match[0] === "}" || match[0] === "]") depth -= 1;
    else if (match[0].startsWith("\n---")) start = depth === 0 ? token.lastIndex : start;
    if (depth === 0 && match[0] === "}") {
      values.push({ start, end: token.lastIndex });
      start = token.lastIndex;
    }
  }
  const last = values.at(-1);
  if (text.slice(start).trim() === "" && last !== undefined) return values;
  return [...values, { start, end: text.length }];
}
