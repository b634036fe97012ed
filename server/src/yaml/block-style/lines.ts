/**
 * The lines of a document from top to bottom, without blank ones and comments. All offsets are 0-based and count from
 * the start of the document.
 */

export interface Lines {
  readonly text: string;
  /** The first character of the line that is not a blank, or of what still has to be read of it. */
  first: number;
  /** The column of `first`; -1 when there is no line left. */
  indent: number;
  /** Where the line ends: at its line break or at the end of the text. */
  end: number;
}

/** The lines of a text, at the first that says something. */
export function linesOf(text: string): Lines {
  const lines: Lines = { text, first: 0, indent: -1, end: -1 };
  nextLine(lines);
  return lines;
}

/** Goes on to the next line that is neither blank nor a comment. */
export function nextLine(lines: Lines): void {
  const { text } = lines;
  for (let start = lines.end + 1; start < text.length; ) {
    const end = lineEnd(text, start);
    const first = skipBlanks(text, start);
    if (first < end && text[first] !== "#") {
      lines.first = first;
      lines.indent = first - start;
      lines.end = end;
      return;
    }
    start = end + 1;
  }
  lines.first = text.length;
  lines.indent = -1;
  lines.end = text.length;
}

/** Where the line that holds an offset ends: at its line break or at the end of the text. */
export function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}

/** The first offset from here on that holds no blank. */
export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === 32) at += 1;
  return at;
}

/** The offset behind the last character between two offsets that is no blank. */
export function beforeBlanks(text: string, end: number, start = 0): number {
  let at = end;
  while (at > start && text.charCodeAt(at - 1) === 32) at -= 1;
  return at;
}

/** True where a line has nothing more to say: at its end, or at a comment. `at` must follow a blank or a value. */
export function isOver(text: string, at: number): boolean {
  const next = text[at];
  return next === undefined || next === "\n" || (next === "#" && text[at - 1] === " ");
}
