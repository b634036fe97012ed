/**
 * The first look at a document, without a tree: most documents of a workspace (definitions, dashboards, roles) lead
 * nowhere, and a tree costs fifty times as much as this.
 */

import type { Range } from "../text/range.ts";

export interface Header {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string | undefined;
  readonly namespace: string | undefined;
  /** Where `metadata` stands, from its key to the end of its block. */
  readonly metadata: Range | undefined;
}

const topKey = /^(apiVersion|kind|metadata)[ \t]*:[ \t]*(.*)$/gm;

/**
 * Reads the header of a document in plain block style. Undefined when there is any doubt (flow style, a repeated or
 * missing key, anchors): then only a tree can tell.
 */
export function scanHeader(text: string): Header | undefined {
  const found = new Map<string, string>();
  let metadata: Range | undefined;
  topKey.lastIndex = 0;
  for (let match = topKey.exec(text); match !== null; match = topKey.exec(text)) {
    const [, key = "", rest = ""] = match;
    if (found.has(key)) return undefined;
    found.set(key, rest);
    if (key === "metadata") metadata = { start: match.index, end: endOfBlock(text, topKey.lastIndex) };
  }
  const apiVersion = plainScalar(found.get("apiVersion"));
  const kind = plainScalar(found.get("kind"));
  if (apiVersion === undefined || kind === undefined) return undefined;
  if (found.has("metadata") && plainScalar(found.get("metadata") ?? "") !== undefined) return undefined;
  const block = metadata === undefined ? "" : text.slice(metadata.start, metadata.end);
  return { apiVersion, kind, name: keyOf(block, "name"), namespace: keyOf(block, "namespace"), metadata };
}

/** The offset of the next line that starts at the margin, or the end of the text. */
function endOfBlock(text: string, from: number): number {
  const rest = /\n(?![ \t#\r\n])/g;
  rest.lastIndex = from;
  return rest.exec(text)?.index ?? text.length;
}

function keyOf(block: string, key: string): string | undefined {
  const indent = /\n([ \t]+)[^\s#]/.exec(block)?.[1];
  if (indent === undefined) return undefined;
  const match = new RegExp(`\\n${indent}${key}[ \\t]*:[ \\t]*(.*)`).exec(block);
  return match === null ? undefined : plainScalar(match[1]);
}

/** The text of a scalar on one line, or undefined: empty, quoted with escapes, anchored, a collection. */
function plainScalar(rest: string | undefined): string | undefined {
  const text = (rest ?? "").replace(/(^|\s)#.*$/, "").trim();
  const quoted = /^(["'])([^"'\\]*)\1$/.exec(text);
  if (quoted !== null) return quoted[2];
  return text === "" || /^[&*!|>{["'%@`]/.test(text) ? undefined : text;
}
