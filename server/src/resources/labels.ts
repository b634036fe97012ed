/** Maps of labels as they are written, shared by every kind that has some. */
import type { Labels } from "../kubernetes/labels.ts";
import { shapeOf } from "../yaml/edits.ts";
import type { YamlMap, YamlNode, YamlPair } from "../yaml/node.ts";
import { asMap, child } from "../yaml/node.ts";
import { scalarValue, stringOf } from "../yaml/value.ts";
import type { LabelMap, LabelPair, NonString } from "./resource.ts";

/** Reads a map of labels; undefined for anything that is no map. A key written twice counts once, the last (S0.12). */
export function readLabels(node: YamlNode | undefined): LabelMap | undefined {
  const map = asMap(node);
  if (map === undefined) return undefined;
  const pairs = lastPairs(map).flatMap(readPair);
  const labels: Labels = new Map(pairs.map((pair) => [pair.key, pair.value]));
  return { range: map.range, shape: shapeOf(map), pairs, labels };
}

/** The pairs that count: of several with one key the last (S0.12), which is also the one that overrides a merge. */
function lastPairs(map: YamlMap | undefined): readonly YamlPair[] {
  return [...new Map(map?.pairs.map((pair) => [pair.key, pair])).values()];
}

/** A value that is no scalar is kept as unknown by leaving the text empty: the server refuses to decode it (S2.31). */
function readPair({ value, ...written }: YamlPair): readonly LabelPair[] {
  if (value.kind === "scalar") return [{ ...written, value: stringOf(value), node: value }];
  const node = { kind: "scalar", range: value.range, text: "", style: "block", aliased: true } as const;
  return [{ ...written, value: undefined, node }];
}

/** The values of a string map that decode to a number or a boolean (S0.9). */
export function nonStringsOf(
  path: string,
  root: YamlNode | undefined,
  ...keys: readonly string[]
): readonly NonString[] {
  const map = asMap(keys.reduce<YamlNode | undefined>(child, root));
  return lastPairs(map).flatMap(({ key, value }) => {
    if (value.kind !== "scalar") return [];
    const { type } = scalarValue(value);
    return type === "number" || type === "boolean" ? [{ path, key, value, type }] : [];
  });
}
