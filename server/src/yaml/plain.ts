/**
 * Documents as plain values and back: what kubectl sees once it has turned YAML into JSON (S0.8), without places and
 * styles. For the few questions that are about whole objects; whoever edits text wants the tree of `node.ts`.
 */
import { stringify } from "yaml";
import { splitDocuments } from "./boundaries.ts";
import type { YamlNode, YamlScalar } from "./node.ts";
import { parseDocument } from "./parse.ts";
import { plainValue } from "./value.ts";

/** A JSON value: the one place where `null` is a value of ours, because JSON has it. */
export type Plain = string | number | boolean | null | readonly Plain[] | PlainMap;

export interface PlainMap {
  readonly [key: string]: Plain;
}

export interface PlainDocuments {
  /** The values of the documents in order, without empty ones; those before the first that cannot be parsed. */
  readonly values: readonly Plain[];
  /** What is wrong with the document at which reading stopped; undefined when all were read. */
  readonly problem: string | undefined;
}

/** The documents of a file. The last of several equal keys wins (S0.12). Placeholders are strings like any other. */
export function plainDocuments(text: string): PlainDocuments {
  const values: Plain[] = [];
  for (const { start, end } of splitDocuments(text)) {
    const { root, problems } = parseDocument(text.slice(start, end));
    const [problem] = problems;
    if (problem !== undefined) return { values, problem: problem.message };
    const value = root === undefined ? null : plain(root);
    if (value !== null) values.push(value);
  }
  return { values, problem: undefined };
}

/** The value as a map, or undefined. */
export function asPlainMap(value: Plain | undefined): PlainMap | undefined {
  return typeof value === "object" && value !== null && !isList(value) ? value : undefined;
}

/** The value as a list; an empty one for anything else. */
export function asPlainList(value: Plain | undefined): readonly Plain[] {
  return isList(value) ? value : [];
}

/** Follows keys downwards; undefined as soon as one is missing. */
export function plainAt(value: Plain | undefined, ...keys: readonly string[]): Plain | undefined {
  return keys.reduce<Plain | undefined>((at, key) => {
    const map = asPlainMap(at);
    return map !== undefined && Object.hasOwn(map, key) ? map[key] : undefined;
  }, value);
}

/** The value as a YAML document with sorted keys, as kubectl prints objects; ends with a line break. */
export function yamlText(value: Plain): string {
  const options = { version: "1.1", indentSeq: false, lineWidth: 0, sortMapEntries: true } as const;
  return stringify(value, options);
}

function isList(value: Plain | undefined): value is readonly Plain[] {
  return Array.isArray(value);
}

function plain(node: YamlNode): Plain {
  if (node.kind === "scalar") return plainScalar(node);
  if (node.kind === "sequence") return node.items.map(plain);
  return Object.fromEntries(node.pairs.map(({ key, value }) => [key, plain(value)]));
}

function plainScalar({ text, style, tag }: YamlScalar): Plain {
  const value =
    style !== "plain" || tag === "tag:yaml.org,2002:str"
      ? ({ type: "string", value: text } as const)
      : plainValue(text);
  if (value.type === "null" || value.type === "unknown") return null;
  return value.value;
}
