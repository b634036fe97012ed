/** Reads the keys of a ConfigMap or Secret, from a tree or, where one would cost too much, from the lines of the text. */
import type { YamlNode } from "../../yaml/node.ts";
import { asMap, child } from "../../yaml/node.ts";
import { isPlaceholder } from "../../yaml/placeholder.ts";
import type { DataKey } from "../data-key.ts";
import { endOfBlock } from "../header.ts";

const fields = ["data", "binaryData", "stringData"] as const;

/** The keys in the order of the fields; undefined when a field is no map, a key is not known, or others are to come. */
export function readDataKeys(root: YamlNode): readonly DataKey[] | undefined {
  if (["annotations", "labels"].some((map) => isFilled(child(child(root, "metadata"), map))))
    return undefined;
  const keys: DataKey[] = [];
  for (const field of fields) {
    const node = child(root, field);
    if (node === undefined || (node.kind === "scalar" && node.text === "")) continue;
    const map = asMap(node);
    if (map === undefined || map.pairs.some(({ key }) => isPlaceholder(key))) return undefined;
    for (const { key, keyRange, keyStyle } of map.pairs) keys.push({ key, keyRange, keyStyle, field });
  }
  return keys;
}

/** True when an annotation or a label asks a controller to put keys in: a bundle of certificates, a password, a copy. */
function isFilled(node: YamlNode | undefined): boolean {
  return asMap(node)?.pairs.some(({ key }) => filler.test(key)) === true;
}

const filler = /inject|generate|replicate-from|reflects/;

/**
 * The keys of a text in plain block style. Undefined in every doubt: flow style, anchors, a line where a key has to
 * stand that is none. A value cannot be taken for a key, because its lines stand deeper.
 */
export function scanDataKeys(text: string): readonly DataKey[] | undefined {
  if (filler.test(/^metadata[ \t]*:.*(?:\n[ \t#].*)*/m.exec(text)?.[0] ?? "")) return undefined;
  const keys: DataKey[] = [];
  for (const field of fields) {
    const found = scanField(text, field);
    if (found === undefined) return undefined;
    keys.push(...found);
  }
  return keys;
}

function scanField(text: string, field: DataKey["field"]): readonly DataKey[] | undefined {
  const heads = [...text.matchAll(new RegExp(`^["']?${field}["']?[ \\t]*:(.*)$`, "gm"))];
  const [head, second] = heads;
  if (head === undefined) return [];
  if (second !== undefined || !/^\s*(?:#.*)?$/.test(head[1] ?? "")) return undefined;
  const start = head.index + head[0].length;
  const end = endOfBlock(text, start);
  const indent = /\n([ ]+)[^\s#]/.exec(text.slice(start, end))?.[1];
  return indent === undefined ? [] : keysIn({ text, start, end }, indent, field);
}

interface Block {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function keysIn(
  { text, start, end }: Block,
  indent: string,
  field: DataKey["field"],
): readonly DataKey[] | undefined {
  const keys: DataKey[] = [];
  // A line that is no deeper than the keys: blank ones and comments are passed over.
  const line = new RegExp(`\\n( {0,${indent.length}})([^\\s#].*)`, "g");
  line.lastIndex = start;
  for (let match = line.exec(text); match !== null && match.index < end; match = line.exec(text)) {
    const [, blanks = "", rest = ""] = match;
    const written = /^(?:([-\w./]+)|"([^"\\]*)"|'([^']*)')[ \t]*:(?:[ \t\r]|$)(?![ \t]*[&*])/.exec(rest);
    if (blanks.length !== indent.length || written === null) return undefined;
    const [, plain, double, single] = written;
    const key = plain ?? double ?? single ?? "";
    const at = match.index + 1 + indent.length;
    const keyStyle = plain !== undefined ? "plain" : double !== undefined ? "double" : "single";
    const length = key.length + (keyStyle === "plain" ? 0 : 2);
    keys.push({ key, keyRange: { start: at, end: at + length }, keyStyle, field });
  }
  return keys;
}
