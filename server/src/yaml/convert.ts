/** The parser's tree to ours: resolves aliases and merge keys, within a bound that hostile files cannot break. */
import { type Document, isAlias, isMap, isScalar, isSeq, type Node, type Pair, Scalar } from "yaml";
import { ownText } from "../text/own-text.ts";
import type { Range } from "../text/range.ts";
import type { YamlMap, YamlNode, YamlPair, YamlScalar } from "./node.ts";

/** How many nodes aliases may copy into one document. Real manifests copy a few dozen. */
const copyLimit = 10_000;

interface Conversion {
  readonly document: Document;
  readonly text: string;
  copies: number;
  /** Set while inside an alias: everything there stands where the alias stands. */
  readonly at?: Range;
  /** Set below an anchor. */
  readonly anchored?: true;
}

/** The tree of a parsed document; undefined for an empty one or one whose aliases have no end. */
export function convert(document: Document, text: string): YamlNode | undefined {
  if (document.contents === null) return undefined;
  return node({ document, text, copies: 0 }, document.contents as Node);
}

function node(conversion: Conversion, source: Node | null | undefined): YamlNode {
  if (isAlias(source)) return alias(conversion, source);
  if (conversion.at !== undefined) conversion.copies += 1;
  if (conversion.anchored === true || !isAnchored(source)) return content(conversion, source);
  const below: Conversion = { ...conversion, anchored: true };
  const converted = content(below, source);
  conversion.copies = below.copies;
  return converted;
}

function isAnchored(source: Node | null | undefined): boolean {
  return (isScalar(source) || isMap(source) || isSeq(source)) && source.anchor !== undefined;
}

function content(conversion: Conversion, source: Node | null | undefined): YamlNode {
  if (isMap(source))
    return map(conversion, source as Node & { items: Pair<Node, Node | null>[]; flow?: boolean });
  if (isSeq(source)) {
    const items = source.items.map((item) => node(conversion, item as Node | null));
    const flow = source.flow === true;
    return { kind: "sequence", range: spanOf(conversion, source, items.at(-1)?.range), flow, items };
  }
  return scalar(conversion, source);
}

function alias(conversion: Conversion, source: Node): YamlNode {
  const range = rangeOf(conversion, source);
  const target = isAlias(source) ? source.resolve(conversion.document) : undefined;
  if (target === undefined || conversion.copies > copyLimit) return missing(range);
  const inside: Conversion = { ...conversion, copies: conversion.copies + 1, at: range };
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
    const key = ownText(String(pair.key.value ?? ""));
    const keyRange = rangeOf(conversion, pair.key);
    const value = pair.value === null ? bareKey(keyRange) : node(conversion, pair.value);
    const keyStyle = quotesOf(pair.key);
    if (key === "<<" && keyStyle === "plain") merged.push(...mergedPairs(value, keyRange));
    else own.push({ key, keyRange, keyStyle, value });
  }
  const last = source.items.length === own.length ? own.at(-1) : undefined;
  return {
    kind: "map",
    range: spanOf(
      conversion,
      source,
      last && (endsLater(last.value.range, last.keyRange) ? last.value.range : last.keyRange),
    ),
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
  const text = ownText(typeof source.value === "string" ? source.value : String(source.value ?? ""));
  const range = rangeOf(conversion, source);
  const style = styleOf(source);
  const base = {
    kind: "scalar",
    range: style === "block" && conversion.at === undefined ? trimmed(conversion, range) : range,
    text,
    style,
    aliased: conversion.at !== undefined,
    ...(conversion.anchored === true ? { anchored: true as const } : {}),
  } as const;
  return source.tag === undefined ? base : { ...base, tag: source.tag };
}

/** A key without a colon, as in `{ app }`: there is no place for a value, so nothing can be written there. */
function bareKey({ end }: Range): YamlScalar {
  return { ...missing({ start: end, end }), aliased: true };
}

function missing(range: Range): YamlScalar {
  return { kind: "scalar", range, text: "", style: "plain", aliased: false };
}

function styleOf(source: Scalar): YamlScalar["style"] {
  if (source.type === Scalar.QUOTE_SINGLE) return "single";
  if (source.type === Scalar.QUOTE_DOUBLE) return "double";
  return source.type === Scalar.BLOCK_LITERAL || source.type === Scalar.BLOCK_FOLDED ? "block" : "plain";
}

function quotesOf(key: Scalar): YamlPair["keyStyle"] {
  const style = styleOf(key);
  return style === "block" ? "plain" : style;
}

function endsLater(one: Range, other: Range): boolean {
  return one.end > other.end;
}

/**
 * The range of a collection. In block style the parser lets it run on to the next line that is not blank, so it ends
 * here where its last part does.
 */
function spanOf(conversion: Conversion, source: Node & { flow?: boolean }, last: Range | undefined): Range {
  const range = rangeOf(conversion, source);
  if (conversion.at !== undefined || source.flow === true) return range;
  return last === undefined ? trimmed(conversion, range) : { start: range.start, end: last.end };
}

function trimmed({ text }: Conversion, { start, end }: Range): Range {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

/** The parser gives three offsets: start, end of the value, end with trailing blanks. The second is the value's end. */
function rangeOf(conversion: Conversion, source: Node | null | undefined): Range {
  if (conversion.at !== undefined) return conversion.at;
  const range = source?.range;
  return range === undefined || range === null ? { start: 0, end: 0 } : { start: range[0], end: range[1] };
}
