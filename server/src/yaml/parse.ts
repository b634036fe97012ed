/** Text of one document to our tree and its problems. */
import type { Range } from "../text/range.ts";
import { readBlockStyle } from "./block-style/read.ts";
import { isTooDeep } from "./depth.ts";
import type { YamlNode } from "./node.ts";
import { parseWithPackage } from "./package-parser.ts";
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

/** Parses one document. Never throws: what cannot be read is a problem, and the tree holds the rest. */
export function parseDocument(text: string): ParsedDocument {
  if (isTooDeep(text)) return unreadable("nested too deeply");
  const root = readBlockStyle(text);
  if (root !== undefined) return { root, problems: [] };
  const parsed = tryParse(text);
  if (parsed.problems.length === 0) return parsed;
  const joined = joinQuotedLines(text);
  if (joined === text) return parsed;
  const again = tryParse(joined);
  return again.problems.length === 0 ? again : parsed;
}

function tryParse(text: string): ParsedDocument {
  try {
    return parseWithPackage(text);
  } catch (error) {
    return unreadable(error instanceof Error ? error.message : "unreadable");
  }
}

function unreadable(message: string): ParsedDocument {
  return { root: undefined, problems: [{ message, range: { start: 0, end: 0 } }] };
}
