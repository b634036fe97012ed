/**
 * The first look at a document, without a tree: most documents of a workspace (definitions, dashboards, roles) lead
 * nowhere, and a tree costs fifty times as much as this.
 */

import { type Range, shifted } from "../text/range.ts";
import type { YamlScalar } from "../yaml/node.ts";

export interface Header {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string | undefined;
  /** Where the name stands, with its quotes. */
  readonly nameNode: YamlScalar | undefined;
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
  if (/^[^#\s]/.test(found.get("metadata") ?? "")) return undefined;
  const block = metadata === undefined ? "" : text.slice(metadata.start, metadata.end);
  const nameNode = keyOf(block, "name", metadata?.start ?? 0);
  const namespace = keyOf(block, "namespace", 0)?.text;
  return { apiVersion, kind, name: nameNode?.text, nameNode, namespace, metadata };
}

/** The offset of the next line that starts at the margin, or the end of the text. */
function endOfBlock(text: string, from: number): number {
  const rest = /\n(?![ \t#\r\n])/g;
  rest.lastIndex = from;
  return rest.exec(text)?.index ?? text.length;
}

/** The scalar under a key of a block that starts at `offset` of the document. */
function keyOf(block: string, key: string, offset: number): YamlScalar | undefined {
  const indent = /\n([ \t]+)[^\s#]/.exec(block)?.[1];
  if (indent === undefined) return undefined;
  const match = new RegExp(`\\n${indent}${key}[ \\t]*:[ \\t]*(.*)`).exec(block);
  const text = plainScalar(match?.[1]);
  if (match === null || text === undefined) return undefined;
  const [whole, rest = ""] = match;
  const start = match.index + whole.length - rest.length;
  const style = rest.startsWith('"') ? "double" : rest.startsWith("'") ? "single" : "plain";
  const length = style === "plain" ? text.length : text.length + 2;
  const range = shifted({ start, end: start + length }, offset);
  return { kind: "scalar", range, text, style, aliased: false };
}

/** The text of a scalar on one line, or undefined: empty, quoted with escapes, anchored, a collection. */
function plainScalar(rest: string | undefined): string | undefined {
  const text = (rest ?? "").replace(/(^|\s)#.*$/, "").trim();
  const quoted = /^(["'])([^"'\\]*)\1$/.exec(text);
  if (quoted !== null) return quoted[2];
  return text === "" || /^[&*!|>{["'%@`]/.test(text) ? undefined : text;
}
