/**
 * A reader for the plain part of YAML in which nearly all manifests are written: maps and lists by indentation,
 * scalars, short flow collections. It gives the same tree as the parser of the `yaml` package, in a fraction of its
 * time, or nothing: at an anchor, an alias, a tag, a tab, a mistake or anything else that it does not know for sure,
 * it gives up, and the parser reads the document. A property test holds both trees against each other.
 */
import type { YamlMap, YamlNode, YamlPair, YamlSequence } from "../node.ts";
import { type Key, readKey } from "./key.ts";
import { isOver, type Lines, linesOf, nextLine, skipBlanks } from "./lines.ts";
import { absentAt, readScalar } from "./scalar.ts";

/** The tree of one document; undefined when the parser has to read it, which says nothing about its being right. */
export function readBlockStyle(text: string): YamlNode | undefined {
  if (text.startsWith("\uFEFF") || text.includes("\r") || hasEndMark(text)) return undefined;
  const lines = linesOf(text);
  // A second document: what stands before the first mark is a text to YAML, such as a blank that breaks no line.
  if (text.includes("\n---", lines.first)) return undefined;
  if (text.startsWith("---", lines.first)) {
    if (!isStartMark(lines)) return undefined;
    nextLine(lines);
  }
  if (lines.indent === -1) return undefined;
  const root = readBlock(lines, -1, lines.first);
  return lines.indent === -1 ? root : undefined;
}

function hasEndMark(text: string): boolean {
  return text.startsWith("...") || text.includes("\n...");
}

/** True for three dashes with nothing but a comment behind them. */
function isStartMark({ text, first, indent }: Lines): boolean {
  return indent === 0 && isOver(text, skipBlanks(text, first + 3));
}

/**
 * What starts here, below a collection at column `indent`. Its key or dash ends at `from`: a scalar with a comment
 * between is left to the parser, which takes or refuses it by the column of the comment.
 */
function readBlock(lines: Lines, indent: number, from: number): YamlNode | undefined {
  if (isItem(lines)) return readSequence(lines);
  const key = readKey(lines);
  if (key !== undefined) return readMap(lines, key);
  const remark = lines.text.slice(from, lines.first).includes("#");
  return remark ? undefined : readScalar(lines, lines.first, indent);
}

/** True at a dash that a blank or the end of the line follows. */
function isItem({ text, first, end }: Lines): boolean {
  return text.charCodeAt(first) === 45 && (first + 1 === end || text.charCodeAt(first + 1) === 32);
}

/** The map whose first key has been read. */
function readMap(lines: Lines, first: Key): YamlMap | undefined {
  const { indent, first: start } = lines;
  const pairs: YamlPair[] = [];
  let end = start;
  for (let key: Key | undefined = first; ; key = readKey(lines)) {
    if (key === undefined || key.text === "<<") return undefined;
    const value = readValue(lines, key.colon + 1, indent);
    if (value === undefined) return undefined;
    pairs.push({ key: key.text, keyRange: key.range, keyStyle: key.style, value });
    end = Math.max(value.range.end, key.range.end);
    if (lines.indent !== indent || isItem(lines)) break;
  }
  if (lines.indent > indent) return undefined;
  return { kind: "map", range: { start, end }, flow: false, pairs, aliased: false };
}

/** What stands behind a colon: on the same line, below it and further in, or a list straight below. */
function readValue(lines: Lines, from: number, indent: number): YamlNode | undefined {
  const at = skipBlanks(lines.text, from);
  if (!isOver(lines.text, at)) return readScalar(lines, at, indent);
  nextLine(lines);
  if (lines.indent > indent || (lines.indent === indent && isItem(lines)))
    return readBlock(lines, indent, at);
  return absentAt(at);
}

function readSequence(lines: Lines): YamlSequence | undefined {
  const { indent, first: start } = lines;
  const items: YamlNode[] = [];
  let end = start;
  while (lines.indent === indent && isItem(lines)) {
    const item = readItem(lines, indent);
    if (item === undefined) return undefined;
    items.push(item);
    end = item.range.end;
  }
  if (lines.indent > indent) return undefined;
  return { kind: "sequence", range: { start, end }, flow: false, items };
}

function readItem(lines: Lines, indent: number): YamlNode | undefined {
  const { text } = lines;
  const at = skipBlanks(text, lines.first + 1);
  if (isOver(text, at)) {
    nextLine(lines);
    return lines.indent > indent ? readBlock(lines, indent, at) : absentAt(at);
  }
  lines.indent += at - lines.first;
  lines.first = at;
  return readBlock(lines, indent, at);
}
