/**
 * Where a person is typing: the path of keys down to the cursor, also in a line that is half written. The word at the
 * cursor is replaced by a mark and the document read again; wherever the mark turns up is where the cursor is.
 */
import { readParsed } from "../../resources/read.ts";
import type { Resource } from "../../resources/resource.ts";
import { type Range, touches } from "../../text/range.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { scalarText } from "../../yaml/edits.ts";
import type { YamlMap, YamlNode, YamlScalar } from "../../yaml/node.ts";
import { asMap, child } from "../../yaml/node.ts";
import { parseDocument } from "../../yaml/parse.ts";
import { type Asked, type Spot, textOf } from "../answers.ts";
import { documentAt } from "../target.ts";

export type Path = readonly (string | number)[];

export interface Cursor {
  readonly asked: Asked;
  /** The word at the cursor, which an answer replaces. */
  readonly word: Spot;
  /** What of it stands before the cursor. */
  readonly typed: string;
  /** From the root of the object to what is being written; a key that is being written is not part of it. */
  readonly path: Path;
  /** The same without the places in lists. */
  readonly keys: readonly string[];
  readonly part: "key" | "value";
  /** The whole scalar that is being written, with the mark in place of the word. */
  readonly text: string;
  /** True when nothing else is in it. */
  readonly alone: boolean;
  /** How that scalar is written: what is put into quotes brings none along. */
  readonly style: YamlScalar["style"];
  /** The object around the cursor, and what it says as far as it is written; undefined in an empty document. */
  readonly root: YamlNode | undefined;
  readonly placed: Placed | undefined;
}

/** Stands for the word at the cursor; no manifest has it. */
export const mark = "patchbay-cursor";

/** The longest document that is read for every letter that is typed. */
const longest = 131_072;

/** The cursor at an offset of the file; undefined in a comment, in a template, and in a file that is not open. */
export function cursorAt(asked: Asked, offset: number): Cursor | undefined {
  const place = documentAt(asked, offset);
  const file = textOf(asked, asked.uri);
  if (place === undefined || file === undefined) return undefined;
  const { document } = place;
  const text = file.slice(document.place.start, document.place.end);
  if (text.length > longest || isInComment(text, place.offset)) return undefined;
  const range = wordAt(text, place.offset);
  const marked = text.slice(0, range.start) + mark + text.slice(range.end);
  const parsed = parseDocument(marked);
  const found = findMark(parsed.root, []);
  if (found === undefined) return undefined;
  const placed = objectAt(readParsed(marked, parsed), range.start, document);
  return {
    asked,
    word: { document, range },
    typed: text.slice(range.start, place.offset),
    ...inObject(found, placed?.item ?? 0),
    alone: isAlone(found, text.slice(range.end)),
    placed: placed?.placed,
  };
}

/** A text as it is written at the cursor: in quotes where it would be no string otherwise, unless they are there. */
export function asString(text: string, style: YamlScalar["style"]): string {
  if (style === "block") return text;
  const written = scalarText(text, style);
  return style === "plain" ? written : written.slice(1, -1);
}

/** The node at a path; undefined as soon as a step is missing. */
export function nodeAt(root: YamlNode | undefined, path: Path): YamlNode | undefined {
  return path.reduce<YamlNode | undefined>((node, step) => {
    if (typeof step === "string") return child(node, step);
    return node?.kind === "sequence" ? node.items[step] : undefined;
  }, root);
}

function isInComment(text: string, offset: number): boolean {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const line = text.slice(Math.max(start, offset - 512), offset);
  return /^\s*#|[^"'\s]\s+#[^"']*$/.test(line);
}

/** The letters of a name, a label or a number around an offset. */
function wordAt(text: string, offset: number): Range {
  const written = /[\w./-]*$/.exec(text.slice(Math.max(0, offset - 256), offset))?.[0] ?? "";
  // A host begins behind the slashes of its scheme; one slash is part of the key of a label.
  const before = written.slice(written.lastIndexOf("//") + (written.includes("//") ? 2 : 1)).length;
  const after = /^[\w./-]*/.exec(text.slice(offset, offset + 256))?.[0].length ?? 0;
  return { start: offset - before, end: offset + after };
}

/** Where the mark turned up. */
type Found = Pick<Cursor, "path" | "part" | "text" | "style" | "root">;

function findMark(root: YamlNode | undefined, path: Path): Found | undefined {
  const search = (node: YamlNode, at: Path): Omit<Found, "root"> | undefined => {
    if (node.kind === "scalar")
      return node.text.includes(mark) && !node.aliased
        ? { path: at, part: "value", text: node.text, style: node.style }
        : undefined;
    if (node.kind === "sequence") return first(node.items, (item, index) => search(item, [...at, index]));
    return searchMap(node, at);
  };
  const searchMap = (map: YamlMap, at: Path) =>
    first(map.pairs, ({ key, keyStyle, value }): Omit<Found, "root"> | undefined =>
      key.includes(mark)
        ? { path: at, part: "key", text: key, style: keyStyle }
        : search(value, [...at, key]),
    );
  const found = root === undefined ? undefined : search(root, path);
  return found === undefined ? undefined : { ...found, root };
}

function first<Item, Result>(
  items: readonly Item[],
  ask: (item: Item, index: number) => Result | undefined,
): Result | undefined {
  for (const [index, item] of items.entries()) {
    const result = ask(item, index);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** The object as the marked text has it. It is in no graph, and may be asked about as if it were. */
function objectAt(resources: readonly Resource[], offset: number, document: Spot["document"]) {
  const resource = resources.find(({ range }) => touches(range, offset));
  return resource === undefined ? undefined : { placed: { resource, document }, item: resource.item };
}

/** A quote that is not closed yet swallows the lines behind the cursor. */
function isAlone({ text, style }: Found, behind: string): boolean {
  const quoted = style === "single" || style === "double";
  return text === mark || (quoted && text.startsWith(mark) && /^[ \t]*(\r?\n|$)/.test(behind));
}

/** An object in a `List` is what its own item says. */
function inObject({ path, root, ...found }: Found, item: number): Pick<Cursor, keyof Found | "keys"> {
  const inList =
    path[0] === "items" && path[1] === item && asMap(nodeAt(root, ["items", item])) !== undefined;
  const own = inList ? path.slice(2) : path;
  const keys = own.filter((step) => typeof step === "string");
  return { ...found, path: own, keys, root: inList ? nodeAt(root, ["items", item]) : root };
}
