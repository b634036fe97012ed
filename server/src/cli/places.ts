/** Places as the terminal tells them: a relative path, lines and columns from 1. */
import type { Range } from "../text/range.ts";
import { locate, type SourceDocument } from "../workspace/source-file.ts";
import { displayPath } from "./display-path.ts";

/** Columns count UTF-16 code units, as editors do; the end is the place behind the last character. */
export interface FileRange {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

export interface FilePlace {
  readonly file: string;
  readonly range: FileRange;
}

/** The place of a range whose offsets count from the start of the document. */
export function placeIn(document: SourceDocument, range: Range): FilePlace {
  const point = (offset: number) => {
    const { line, character } = locate(document, offset);
    return { line: line + 1, column: character + 1 };
  };
  return {
    file: displayPath(document.uri),
    range: { start: point(range.start), end: point(range.end) },
  };
}
