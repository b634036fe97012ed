/**
 * Comments that silence findings: `# patchbay-disable-next-line RULE[, RULE] -- reason`. Only real comments count;
 * within a block or quoted scalar the same words are text, so the lexer of the parser tells them apart.
 */
import { Lexer } from "yaml";
import { indexLines, type LineIndex, positionAt } from "../text/line-index.ts";
import type { Range } from "../text/range.ts";

export const directiveScopes = ["next-line", "line", "document", "file"] as const;
export type DirectiveScope = (typeof directiveScopes)[number];

/** A name in a list of rules; offsets count from the start of the document. */
export interface ListedName {
  readonly name: string;
  readonly range: Range;
  /** What to delete with the name, its comma included; undefined where it cannot be cut out. */
  readonly removal: Range | undefined;
}

export interface Directive {
  /** The word after `patchbay-disable-`; one that is no scope is kept as it is written, to be reported. */
  readonly word: string;
  readonly wordRange: Range;
  readonly scope: DirectiveScope | undefined;
  /** The line of the document that it silences, from 0; undefined where it silences more than a line. */
  readonly line: number | undefined;
  /** The comment, from `#` to its end. */
  readonly range: Range;
  /** The comment with what it leaves behind: its line when it has one to itself, else the blanks before it. */
  readonly removal: Range;
  readonly names: readonly ListedName[];
  readonly hasReason: boolean;
}

/** Nobody writes a longer comment to silence rules; the pattern takes its time over one. */
const longest = 2000;

/** What every directive begins with: a text without it has none. */
export const directiveMark = "patchbay-disable";

const form =
  /^#+[ \t]*patchbay-disable(?:-(?<word>[\w-]*))?(?<list>[ \t].*?)??(?<reason>(?:^|[ \t])--(?:[ \t].*)?)?$/;

/** The directives of a document, in the order of its text. Never throws; costs nothing where the mark is missing. */
export function readDirectives(text: string): readonly Directive[] {
  if (!text.includes(directiveMark)) return [];
  const lines = indexLines(text);
  return commentsOf(text).flatMap((range) => readDirective({ text, lines, range }) ?? []);
}

/** The names in a list that are separated by commas or blanks. `at` is the offset of the list. */
export function readNames(list: string, at: number): readonly ListedName[] {
  const found = [...list.matchAll(/[^\s,]+/g)].map((match) => {
    const start = at + match.index;
    return { name: match[0], range: { start, end: start + match[0].length } };
  });
  return found.map(({ name, range }, index) => {
    const before = found[index - 1]?.range.end;
    const after = found[index + 1]?.range.start;
    return {
      name,
      range,
      removal: { start: before ?? range.start, end: before === undefined ? (after ?? range.end) : range.end },
    };
  });
}

/** The lexer puts a mark of its own, of no length in the text, before a scalar: what follows it is no comment. */
function commentsOf(text: string): readonly Range[] {
  const comments: Range[] = [];
  let at = 0;
  let inScalar = false;
  for (const token of new Lexer().lex(text)) {
    const mark = token === "\u0002" || token === "\u0018" || token === "\u001f";
    if (!mark && !inScalar && token.startsWith("#"))
      comments.push({ start: at, end: at + token.trimEnd().length });
    if (!mark) at += token.length;
    inScalar = token === "\u001f";
  }
  return comments;
}

interface Comment {
  readonly text: string;
  readonly lines: LineIndex;
  readonly range: Range;
}

function readDirective({ text, lines, range }: Comment): Directive | undefined {
  const comment = text.slice(range.start, Math.min(range.end, range.start + longest));
  const match = form.exec(comment);
  if (match === null) return undefined;
  const { word = "", list = "", reason } = match.groups ?? {};
  const wordStart = range.start + comment.indexOf(directiveMark);
  const wordEnd = wordStart + directiveMark.length + (word === "" ? 0 : word.length + 1);
  const scope = directiveScopes.find((each) => each === word);
  return {
    word,
    wordRange: { start: wordStart, end: wordEnd },
    scope,
    line: lineOf(scope, { text, lines, range }),
    range,
    removal: withSurroundings({ text, lines, range }),
    names: readNames(list, wordEnd),
    hasReason: reason !== undefined,
  };
}

function lineOf(scope: DirectiveScope | undefined, { text, lines, range }: Comment): number | undefined {
  const { line } = positionAt(lines, range.start);
  if (scope === "line") return line;
  return scope === "next-line" ? nextContent(text, lines, line + 1) : undefined;
}

/** The first line from `line` on that is neither blank nor a comment, so that directives of several tools may stand together. */
function nextContent(text: string, { starts }: LineIndex, line: number): number {
  let at = line;
  for (; at < starts.length; at += 1) {
    if (!/^[ \t]*(?:#|\r?$)/.test(text.slice(starts[at], (starts[at + 1] ?? text.length + 1) - 1))) break;
  }
  return at;
}

function withSurroundings({ text, lines, range }: Comment): Range {
  const { line } = positionAt(lines, range.start);
  const start = lines.starts[line] ?? 0;
  const before = text.slice(start, range.start);
  if (before.trim() === "") return { start, end: lines.starts[line + 1] ?? text.length };
  return { start: start + before.trimEnd().length, end: range.end };
}
