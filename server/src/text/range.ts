/** Half-open ranges of 0-based UTF-16 offsets: the only way the core speaks of places in a text. */

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** True when the offset lies inside the range or at either edge, as a cursor does. */
export function touches(range: Range, offset: number): boolean {
  return offset >= range.start && offset <= range.end;
}

/** The range moved by `by` offsets. */
export function shifted(range: Range, by: number): Range {
  return { start: range.start + by, end: range.end + by };
}
