/**
 * Offsets to lines without keeping the text: closed files are forgotten, their findings still have places.
 * A line ends at `\n`; the `\r` of a CRLF file is the last character of its line.
 */

export interface Position {
  /** 0-based. */
  readonly line: number;
  /** 0-based, in UTF-16 code units. */
  readonly character: number;
}

export interface LineIndex {
  /** Offset of the first character of every line; line 0 starts at 0. */
  readonly starts: Uint32Array;
}

/** Indexes the line starts of a text. An empty text has one line. */
export function indexLines(text: string): LineIndex {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return { starts: Uint32Array.from(starts) };
}

/** The position of an offset; an offset past the end is on the last line. */
export function positionAt(index: LineIndex, offset: number): Position {
  let low = 0;
  let high = index.starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((index.starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, character: Math.max(0, offset - (index.starts[low] ?? 0)) };
}

/** The offset of a position. A line past the end is the end of the last line's start; the caller bounds the character. */
export function offsetAt(index: LineIndex, position: Position): number {
  const line = Math.min(Math.max(position.line, 0), index.starts.length - 1);
  return (index.starts[line] ?? 0) + Math.max(position.character, 0);
}
