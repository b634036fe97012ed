/**
 * Our own view of a YAML tree. Everything outside this folder sees these nodes and never the parser's:
 * aliases and merge keys are already resolved, and a range covers the value alone, without trailing blanks.
 */
import type { Range } from "../text/range.ts";

export type YamlNode = YamlMap | YamlSequence | YamlScalar;

export interface YamlMap {
  readonly kind: "map";
  readonly range: Range;
  /** True for `{ … }`. */
  readonly flow: boolean;
  /** In the order of the text; a repeated key stands more than once and the last one counts (S0.12). */
  readonly pairs: readonly YamlPair[];
  /** True when the text stands elsewhere, behind an alias or a merge key: not to be edited here. */
  readonly aliased: boolean;
}

export interface YamlPair {
  readonly key: string;
  readonly keyRange: Range;
  /** JSON quotes its keys; a new key beside a quoted one is quoted too. */
  readonly keyStyle: "plain" | "single" | "double";
  readonly value: YamlNode;
  /** Present when a merge key brought the pair in: `keyRange` is that of `<<`. */
  readonly merged?: true;
}

export interface YamlSequence {
  readonly kind: "sequence";
  readonly range: Range;
  readonly flow: boolean;
  readonly items: readonly YamlNode[];
}

export interface YamlScalar {
  readonly kind: "scalar";
  readonly range: Range;
  /** The text after unquoting and folding; empty for a value that is not there. */
  readonly text: string;
  readonly style: "plain" | "single" | "double" | "block";
  /** An explicit tag such as `!!str`, in full. */
  readonly tag?: string;
  readonly aliased: boolean;
  /** Present when it stands under an anchor: an alias may repeat it elsewhere. */
  readonly anchored?: true;
}

/** The value of the last pair with this key (S0.12), or undefined: no map, no such key. */
export function child(node: YamlNode | undefined, key: string): YamlNode | undefined {
  return pairOf(node, key)?.value;
}

/** The last pair with this key (S0.12), or undefined: no map, no such key. */
export function pairOf(node: YamlNode | undefined, key: string): YamlPair | undefined {
  if (node?.kind !== "map") return undefined;
  return node.pairs.findLast((pair) => pair.key === key);
}

/** Follows keys downwards; undefined as soon as one is missing. */
export function descend(node: YamlNode | undefined, ...keys: readonly string[]): YamlNode | undefined {
  return keys.reduce<YamlNode | undefined>(child, node);
}

/** The items of a sequence; none for anything else. */
export function itemsOf(node: YamlNode | undefined): readonly YamlNode[] {
  return node?.kind === "sequence" ? node.items : [];
}

/** The node as a map, or undefined. */
export function asMap(node: YamlNode | undefined): YamlMap | undefined {
  return node?.kind === "map" ? node : undefined;
}

/**
 * The scalar under a key; undefined when the key is not there. A map or a list in its place is a template, such as
 * `{{ .port }}` without quotes, or a mistake: it is there, and its value is unknown.
 */
export function scalarAt(node: YamlNode | undefined, key: string): YamlScalar | undefined {
  const value = child(node, key);
  if (value === undefined || value.kind === "scalar") return value;
  return { kind: "scalar", range: value.range, text: "{{}}", style: "plain", aliased: true };
}

/** The node as a scalar, or undefined. */
export function asScalar(node: YamlNode | undefined): YamlScalar | undefined {
  return node?.kind === "scalar" ? node : undefined;
}
