/** Text edits by offset, and how to apply them. */
import type { Range } from "./range.ts";

export interface TextEdit {
  readonly range: Range;
  /** Lines are separated by `\n`; whoever applies the edit turns them into the line ends of the file. */
  readonly newText: string;
}

/** The text after all edits. Edits must not overlap; their order does not matter, except at equal places. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = "";
  let at = 0;
  for (const { range, newText } of ordered) {
    result += text.slice(at, range.start) + newText;
    at = range.end;
  }
  return result + text.slice(at);
}

/** The line end that a text uses first; `\n` when it has none. */
export function lineEnd(text: string): "\n" | "\r\n" {
  const at = text.indexOf("\n");
  return at > 0 && text[at - 1] === "\r" ? "\r\n" : "\n";
}

/** The edit with its line ends turned into those of the file. */
export function withLineEnd(edit: TextEdit, end: "\n" | "\r\n"): TextEdit {
  return end === "\n" ? edit : { range: edit.range, newText: edit.newText.replace(/\r?\n/g, end) };
}
