/** Every place that names what the cursor is on, across files. */
import { symbolAt } from "../symbols/at.ts";
import type { Asked, Spot } from "./answers.ts";

export interface ReferenceQuery {
  readonly offset: number;
  readonly declaration: "included" | "left out";
}

/** The places in the order of files and of their texts; none where there is no symbol. */
export function references(
  { workspace, uri }: Asked,
  { offset, declaration }: ReferenceQuery,
): readonly Spot[] {
  const occurrences = symbolAt(workspace, { uri, offset })?.occurrences() ?? [];
  return occurrences
    .filter(({ role }) => declaration === "included" || role === "reference")
    .map(({ placed, range }) => ({ document: placed.document, range }));
}
