/** One document through the parser of the `yaml` package, whose only importer this is beside `convert.ts`. */
import { parseAllDocuments } from "yaml";
import { convert } from "./convert.ts";
import type { ParsedDocument } from "./parse.ts";

/**
 * Every scalar stays a text (`failsafe`): `value.ts` decides what it means, by the rules of the API server. A
 * repeated key is no problem of syntax (S0.12).
 */
const options = {
  schema: "failsafe",
  uniqueKeys: false,
  strict: false,
  prettyErrors: false,
  logLevel: "silent",
} as const;

/** The tree and the problems of a document. Throws where the package does: on texts that end too early. */
export function parseWithPackage(text: string): ParsedDocument {
  const documents = parseAllDocuments(text, options);
  if (!("length" in documents) || documents[0] === undefined) return { root: undefined, problems: [] };
  const problems = documents.flatMap((document) =>
    document.errors.map((error) => ({
      message: error.message,
      range: { start: error.pos[0], end: error.pos[1] },
    })),
  );
  return { root: convert(documents[0], text), problems };
}
