/** Where what the cursor is on is defined: the pods of a selector, the port of a target, the object of a name. */
import { symbolAt } from "../symbols/at.ts";
import type { Asked, Spot } from "./answers.ts";

export interface DefinitionAnswer extends Spot {
  /** The whole object that the definition belongs to, to show around it; counted from the start of the document. */
  readonly around: Spot["range"];
}

export interface Definitions {
  /** What the cursor is on. */
  readonly origin: Spot;
  /** In the order of files and places. */
  readonly found: readonly DefinitionAnswer[];
}

/** The definitions of the symbol at an offset of the file; undefined where there is no symbol, or none is known. */
export function definition({ workspace, uri }: Asked, offset: number): Definitions | undefined {
  const symbol = symbolAt(workspace, { uri, offset });
  if (symbol === undefined) return undefined;
  const found = symbol.definitions().map(({ placed, range }) => ({
    document: placed.document,
    range,
    around: placed.resource.range,
  }));
  const origin = { document: symbol.placed.document, range: symbol.range };
  return found.length === 0 ? undefined : { origin, found };
}
