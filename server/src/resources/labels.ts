/** Maps of labels as they are written, shared by every kind that has some. */
import type { Labels } from "../kubernetes/labels.ts";
import { labelKeyProblems, labelValueProblems } from "../kubernetes/names.ts";
import type { Range } from "../text/range.ts";
import { shapeOf } from "../yaml/edits.ts";
import type { YamlMap, YamlNode, YamlPair } from "../yaml/node.ts";
import { asMap, asScalar, child, itemsOf } from "../yaml/node.ts";
import { isPlaceholder } from "../yaml/placeholder.ts";
import { scalarValue, stringOf } from "../yaml/value.ts";
import type { LabelMap, LabelPair, MalformedLabel, NonString } from "./resource.ts";

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

/** The keys and values of a map of labels that the API server refuses (S0.19, S0.20); unknown ones are passed over. */
export function malformedOf(path: string, node: YamlNode | undefined): readonly MalformedLabel[] {
  return (asMap(node)?.pairs ?? []).flatMap(({ key, keyRange, value, merged }) => [
    ...(merged === true ? [] : malformedKey(path, key, keyRange)),
    ...malformedValue(path, value),
  ]);
}

/** The same for the keys and values of `matchExpressions` (S2.18). */
export function malformedInExpressions(path: string, node: YamlNode | undefined): readonly MalformedLabel[] {
  return itemsOf(node).flatMap((item, index) => {
    const key = asScalar(child(item, "key"));
    const text = key === undefined ? undefined : stringOf(key);
    const at = `${path}[${index}]`;
    return [
      ...(key === undefined || text === undefined ? [] : malformedKey(`${at}.key`, text, key.range)),
      ...itemsOf(child(item, "values")).flatMap((value) => malformedValue(`${at}.values`, value)),
    ];
  });
}

function malformedKey(path: string, text: string, range: Range): readonly MalformedLabel[] {
  const [problem] = isPlaceholder(text) ? [] : labelKeyProblems(text);
  return problem === undefined ? [] : [{ path, part: "key", text, problem, range, node: undefined }];
}

function malformedValue(path: string, node: YamlNode): readonly MalformedLabel[] {
  const text = node.kind === "scalar" ? stringOf(node) : undefined;
  if (node.kind !== "scalar" || text === undefined) return [];
  const [problem] = labelValueProblems(text);
  const written = node.aliased ? undefined : node;
  return problem === undefined
    ? []
    : [{ path, part: "value", text, problem, range: node.range, node: written }];
}
