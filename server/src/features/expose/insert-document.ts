/** Where one more document goes in a file: below another, with the marks that keep the two apart. */
import type { SourceDocument } from "../../workspace/source-file.ts";

export interface DocumentPlace {
  /** The document that the offset counts from. */
  readonly document: SourceDocument;
  readonly at: number;
  /** What must stand before and behind the new document; lines are separated by `\n`. */
  readonly before: string;
  readonly after: string;
}

/**
 * The place right below a document of a file. Blank lines stay where they are, between the new document and the next;
 * a file without a final line end stays without one; an empty document at the end, `---` alone, is filled.
 */
export function insertBelow(
  text: string,
  documents: readonly SourceDocument[],
  above: SourceDocument,
): DocumentPlace {
  const next = documents[documents.indexOf(above) + 1];
  const nextText = next === undefined ? "" : textIn(text, next);
  if (next !== undefined && /^---\s*$/.test(nextText)) return inside(next, nextText);
  const at = textIn(text, above).trimEnd().length;
  // A document that begins without a mark of its own would otherwise go on where the new one ends.
  const after = next === undefined || nextText.startsWith("---") ? "" : "\n...";
  return { document: above, at, before: "\n---\n", after };
}

function textIn(text: string, { place }: SourceDocument): string {
  return text.slice(place.start, place.end);
}

/** Behind the line of a `---` that has nothing below it yet. */
function inside(document: SourceDocument, text: string): DocumentPlace {
  const line = text.indexOf("\n");
  return line === -1
    ? { document, at: text.length, before: "\n", after: "" }
    : { document, at: line + 1, before: "", after: "\n" };
}
