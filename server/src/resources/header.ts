/**
 * The first look at a document, without a tree: most documents of a workspace (definitions, dashboards, roles) lead
 * nowhere, and a tree costs fifty times as much as this.
 */

import { ownText } from "../text/own-text.ts";
import type { Range } from "../text/range.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { knownText } from "./identity.ts";

export interface Header {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string | undefined;
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
  const nameNode = metadata && keyOf(text, metadata, "name");
  const namespaceNode = metadata && keyOf(text, metadata, "namespace");
  return {
    apiVersion,
    kind,
    name: knownText(nameNode),
    nameNode,
    namespace: knownText(namespaceNode),
    metadata,
  };
}

/** The offset of the next line that starts at the margin with anything but a comment, or the end of the text. */
export function endOfBlock(text: string, from: number): number {
  const rest = /\n(?![ \t#\r\n])/g;
  rest.lastIndex = from;
  return rest.exec(text)?.index ?? text.length;
}

/** The scalar of a key of `metadata`; undefined when it is not there or not on one line. */
function keyOf(text: string, { start, end }: Range, key: string): YamlScalar | undefined {
  const block = text.slice(start, end);
  const indent = /\n([ \t]+)[^\s#]/.exec(block)?.[1];
  if (indent === undefined) return undefined;
  const match = new RegExp(`\\n${indent}${key}[ \\t]*:[ \\t]*(.*)`).exec(block);
  const [all = "", rest = ""] = match ?? [];
  const value = plainScalar(rest);
  if (match === null || value === undefined) return undefined;
  const quotes = /^["']/.exec(rest)?.[0];
  const at = start + match.index + all.length - rest.length;
  const range = { start: at, end: at + value.length + (quotes === undefined ? 0 : 2) };
  const style = quotes === undefined ? "plain" : quotes === '"' ? "double" : "single";
  return { kind: "scalar", range, text: value, style, aliased: false };
}

/** The text of a scalar on one line, or undefined: empty, quoted with escapes, anchored, a collection. */
function plainScalar(rest: string | undefined): string | undefined {
  const text = withoutComment(rest ?? "").trim();
  const quoted = /^(["'])([^"'\\]*)\1$/.exec(text);
  if (quoted !== null) return ownText(quoted[2] ?? "");
  return text === "" || /^[&*!|>{["'%@`]/.test(text) ? undefined : ownText(text);
}

function withoutComment(line: string): string {
  const at = line.search(/(?:^|\s)#/);
  return at === -1 ? line : line.slice(0, at);
}
