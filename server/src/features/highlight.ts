/** The other places of a file that name what the cursor is on. */
import { symbolAt } from "../symbols/at.ts";
import type { Asked, Spot } from "./answers.ts";

export interface HighlightAnswer extends Spot {
  readonly role: "definition" | "reference";
}

/** In the order of the text; none where there is no symbol. */
export function highlight({ workspace, uri }: Asked, offset: number): readonly HighlightAnswer[] {
  const occurrences = symbolAt(workspace, { uri, offset })?.occurrences() ?? [];
  return occurrences
    .filter(({ placed }) => placed.document.uri === uri)
    .map(({ placed, range, role }) => ({ document: placed.document, range, role }));
}
