/**
 * One file as its documents. An edit re-reads the documents that it touched; the others are the same objects,
 * moved. Text is kept for open files only.
 */
import { type DocumentContent, readDocument } from "../resources/read.ts";
import type { Resource } from "../resources/resource.ts";
import { indexLines, type LineIndex, type Position, positionAt } from "../text/line-index.ts";
import type { Range } from "../text/range.ts";
import { splitDocuments } from "../yaml/boundaries.ts";
import { allAtOnce, type Steps } from "./steps.ts";

/** A document and where it stands now. The place changes when text above it does; the content never. */
export interface SourceDocument {
  readonly uri: string;
  readonly content: DocumentContent;
  readonly lines: LineIndex;
  readonly resources: readonly Placed[];
  readonly place: Place;
}

interface Place {
  /** Offset of the document in its file. */
  start: number;
  end: number;
  /** 0-based line and character of that offset. */
  line: number;
  character: number;
  /** 0-based index of the document in its file; items of a `List` before it count. */
  ordinal: number;
}

/** A resource in the workspace: what it is and where it stands. The identity of the object is its identity. */
export interface Placed<R extends Resource = Resource> {
  readonly resource: R;
  readonly document: SourceDocument;
}

/** Whether the resource is of a type, known to the type checker too. */
export function isOf<T extends Resource["type"]>(
  placed: Placed,
  type: T,
): placed is Placed<Extract<Resource, { type: T }>> {
  return placed.resource.type === type;
}

export interface SourceFile {
  readonly uri: string;
  /** The text of an open file; closed files are read again when somebody needs theirs. */
  readonly text: string | undefined;
  readonly documents: readonly SourceDocument[];
}

/** A file that was read and has not taken its place yet: until then nothing of the file before has moved. */
export interface Reading {
  readonly uri: string;
  readonly text: string;
  readonly ranges: readonly Range[];
  readonly documents: readonly SourceDocument[];
}

/** Reads a text, a document a step. Documents whose text is unchanged are taken over from `before`. */
export function* reading(uri: string, text: string, before?: SourceFile): Steps<Reading> {
  const ranges = splitDocuments(text);
  const kept = unchanged(ranges, text, before);
  const documents: SourceDocument[] = [];
  for (const [at, { start, end }] of ranges.entries()) {
    const known = kept[at];
    documents.push(known ?? readPart(uri, text.slice(start, end)));
    if (known === undefined) yield;
  }
  return { uri, text, ranges, documents };
}

/** The file that was read. Documents that were taken over move to their new place. */
export function placed({ uri, text, ranges, documents }: Reading): SourceFile {
  placeAll(text, ranges, documents);
  return { uri, text, documents };
}

/** The file with this text, at once. */
export function readFile(uri: string, text: string, before?: SourceFile): SourceFile {
  return placed(allAtOnce(reading(uri, text, before)));
}

/** The same file without its text. */
export function closed(file: SourceFile): SourceFile {
  return { ...file, text: undefined };
}

/** The position in the file of an offset in the document; both 0-based. */
export function locate({ lines, place }: SourceDocument, offset: number): Position {
  const { line, character } = positionAt(lines, offset);
  return { line: place.line + line, character: line === 0 ? place.character + character : character };
}

/** For each range the document of `before` with the same text, seen from the start and from the end of the file. */
function unchanged(
  ranges: readonly Range[],
  text: string,
  before: SourceFile | undefined,
): (SourceDocument | undefined)[] {
  const kept: (SourceDocument | undefined)[] = ranges.map(() => undefined);
  const old = before?.documents ?? [];
  const oldText = before?.text;
  if (oldText === undefined) return kept;
  const same = (range: Range | undefined, document: SourceDocument | undefined): boolean =>
    range !== undefined &&
    document !== undefined &&
    // Equality of texts is compared many characters at a time, `startsWith` one by one.
    oldText.slice(document.place.start, document.place.end) === text.slice(range.start, range.end);
  let head = 0;
  for (; same(ranges[head], old[head]); head += 1) kept[head] = old[head];
  const least = Math.min(ranges.length, old.length) - head;
  for (let tail = 1; tail <= least && same(ranges.at(-tail), old.at(-tail)); tail += 1) {
    kept[ranges.length - tail] = old.at(-tail);
  }
  return kept;
}

function readPart(uri: string, text: string): SourceDocument {
  const content = readDocument(text);
  const resources: Placed[] = [];
  const place = { start: 0, end: 0, line: 0, character: 0, ordinal: 0 };
  const document = { uri, content, lines: indexLines(text), resources, place };
  for (const resource of content.resources) resources.push({ resource, document });
  return document;
}

function placeAll(text: string, ranges: readonly Range[], documents: readonly SourceDocument[]): void {
  let line = 0;
  let at = 0;
  let ordinal = 0;
  documents.forEach((document, index) => {
    const range = ranges[index] ?? { start: 0, end: 0 };
    line += countLines(text, at, range.start);
    const character = range.start - (text.lastIndexOf("\n", range.start - 1) + 1);
    Object.assign(document.place, { ...range, line, character: range.start === 0 ? 0 : character, ordinal });
    line += document.lines.starts.length - 1;
    at = range.end;
    ordinal += document.content.count;
  });
}

function countLines(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at !== -1 && at < to; at = text.indexOf("\n", at + 1)) count += 1;
  return count;
}
