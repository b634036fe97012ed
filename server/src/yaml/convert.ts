/** The parser's tree to ours: resolves aliases and merge keys, within a bound that hostile files cannot break. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar } from "yaml";
import type { Range } from "../text/range.ts";
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from "./node.ts";

/** How many nodes aliases may copy into one document. Real manifests copy a few dozen. */
const copyLimit = 10_000;

interface Conversion {
  readonly document: Document;
  copies: number;
  /** Set while inside an alias: everything there stands where the alias stands. */
  readonly at?: Range;
}

/** The tree of a parsed document; undefined for an empty one or one whose aliases have no end. */
export function convert(document: Document): YamlNode | undefined {
  if (document.contents === null) return undefined;
  return node({ document, copies: 0 }, document.contents as Node);
}

function node(conversion: Conversion, source: Node | null | undefined): YamlNode {
  if (isAlias(source)) return alias(conversion, source);
  if (conversion.at !== undefined) conversion.copies += 1;
  if (isMap(source))
    return map(conversion, source as Node & { items: Pair<Node, Node | null>[]; flow?: boolean });
  if (isSeq(source)) {
    const items = source.items.map((item) => node(conversion, item as Node | null));
    return { kind: "sequence", range: rangeOf(conversion, source), flow: source.flow === true, items };
  }
  return scalar(conversion, source);
}

function alias(conversion: Conversion, source: Node): YamlNode {
  const range = rangeOf(conversion, source);
  const target = isAlias(source) ? source.resolve(conversion.document) : undefined;
  if (target === undefined || conversion.copies > copyLimit) return missing(range);
  const inside: Conversion = { document: conversion.document, copies: conversion.copies + 1, at: range };
  const copy = node(inside, target as Node);
  conversion.copies = inside.copies;
  return copy;
}

function map(
  conversion: Conversion,
  source: Node & { items: Pair<Node, Node | null>[]; flow?: boolean },
): YamlMap {
  const merged: YamlPair[] = [];
  const own: YamlPair[] = [];
  for (const pair of source.items) {
    if (!isScalar(pair.key)) continue;
    const key = String(pair.key.value ?? "");
    const keyRange = rangeOf(conversion, pair.key);
    const value =
      pair.value === null
        ? missing({ start: keyRange.end, end: keyRange.end })
        : node(conversion, pair.value);
    if (key === "<<" && pair.key.type === Scalar.PLAIN) merged.push(...mergedPairs(value, keyRange));
    else own.push({ key, keyRange, value });
  }
  return {
    kind: "map",
    range: rangeOf(conversion, source),
    flow: source.flow === true,
    pairs: merged.length === 0 ? own : [...merged, ...own],
    aliased: conversion.at !== undefined,
  };
}

/** What `<<: *a` or `<<: [*a, *b]` brings in; the earlier of several maps wins, so it comes last. */
function mergedPairs(value: YamlNode, keyRange: Range): readonly YamlPair[] {
  const maps = value.kind === "sequence" ? [...value.items].reverse() : [value];
  return maps.flatMap((item) =>
    item.kind === "map" ? item.pairs.map((pair) => ({ ...pair, keyRange, merged: true as const })) : [],
  );
}

function scalar(conversion: Conversion, source: Node | null | undefined): YamlScalar {
  if (!isScalar(source)) return missing(rangeOf(conversion, source));
  const text = typeof source.value === "string" ? source.value : String(source.value ?? "");
  const range = rangeOf(conversion, source);
  const base = {
    kind: "scalar",
    range,
    text,
    style: styleOf(source),
    aliased: conversion.at !== undefined,
  } as const;
  return source.tag === undefined ? base : { ...base, tag: source.tag };
}

function missing(range: Range): YamlScalar {
  return { kind: "scalar", range, text: "", style: "plain", aliased: false };
}

function styleOf(source: Scalar): YamlScalar["style"] {
  if (source.type === Scalar.QUOTE_SINGLE) return "single";
  if (source.type === Scalar.QUOTE_DOUBLE) return "double";
  return source.type === Scalar.BLOCK_LITERAL || source.type === Scalar.BLOCK_FOLDED ? "block" : "plain";
}

/** The parser gives three offsets: start, end of the value, end with trailing blanks. The second is the value's end. */
function rangeOf(conversion: Conversion, source: Node | null | undefined): Range {
  if (conversion.at !== undefined) return conversion.at;
  const range = source?.range;
  return range === undefined || range === null ? { start: 0, end: 0 } : { start: range[0], end: range[1] };
}
