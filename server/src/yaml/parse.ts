/** Text of one document to our tree and its problems. The only importer of the `yaml` package beside `convert.ts`. */
import { parseAllDocuments } from "yaml";
import type { Range } from "../text/range.ts";
import { convert } from "./convert.ts";
import { isTooDeep } from "./depth.ts";
import type { YamlNode } from "./node.ts";
import { joinQuotedLines } from "./quoted-lines.ts";

export interface SyntaxProblem {
  readonly message: string;
  readonly range: Range;
}

export interface ParsedDocument {
  /** Undefined when the document is empty or nothing of it can be read. */
  readonly root: YamlNode | undefined;
  /** Empty when the whole document was understood. */
  readonly problems: readonly SyntaxProblem[];
}

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

/** Parses one document. Never throws: what cannot be read is a problem, and the tree holds the rest. */
export function parseDocument(text: string): ParsedDocument {
  const parsed = tryParse(text);
  if (parsed.problems.length === 0) return parsed;
  const joined = joinQuotedLines(text);
  if (joined === text) return parsed;
  const again = tryParse(joined);
  return again.problems.length === 0 ? again : parsed;
}

function tryParse(text: string): ParsedDocument {
  if (isTooDeep(text)) return unreadable("nested too deeply");
  try {
    return parse(text);
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : "unreadable");
  }
}

function unreadable(message: string): ParsedDocument {
  return { root: undefined, problems: [{ message, range: { start: 0, end: 0 } }] };
}

function parse(text: string): ParsedDocument {
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
