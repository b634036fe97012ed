/** Annotations that silence findings on an object: Patchbay's own, and those of other tools for the same defects. */
import type { Range } from "../text/range.ts";
import { readNames } from "../yaml/directives.ts";
import {
  asMap,
  asScalar,
  child,
  descend,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
} from "../yaml/node.ts";
import type { IgnoreAnnotation } from "./resource.ts";

export const ignoreAnnotation = "patchbay.dev/ignore";
const kubeLinterPrefix = "ignore-check.kube-linter.io/";
const kubeScoreAnnotation = "kube-score/ignore";

/** The annotations in the `metadata` of an object, or of a pod template, that silence findings. */
export function readIgnores(node: YamlNode | undefined): readonly IgnoreAnnotation[] {
  const map = asMap(descend(node, "metadata", "annotations"));
  return (map?.pairs ?? []).flatMap((pair) => readIgnore(pair, map) ?? []);
}

/** The same of all pod templates of an object, wherever they stand below its `spec`. */
export function readTemplateIgnores(root: YamlNode): readonly IgnoreAnnotation[] {
  return templatesIn(child(root, "spec")).flatMap(readIgnores);
}

function templatesIn(node: YamlNode | undefined): readonly YamlNode[] {
  if (node?.kind === "sequence") return node.items.flatMap(templatesIn);
  if (node?.kind !== "map") return [];
  const inside = node.pairs.flatMap(({ value }) => templatesIn(value));
  return child(node, "metadata") === undefined || child(node, "spec") === undefined
    ? inside
    : [node, ...inside];
}

function readIgnore(pair: YamlPair, map: YamlMap | undefined): IgnoreAnnotation | undefined {
  const { key, keyRange } = pair;
  const value = asScalar(pair.value);
  if (value === undefined) return undefined;
  const place = {
    keyRange,
    range: value.range,
    alone: map?.flow === false && !map.aliased && !value.aliased,
  };
  if (key === ignoreAnnotation) return { ...place, own: true, names: namesIn(value) };
  if (key === kubeScoreAnnotation) return { ...place, own: false, names: namesIn(value) };
  if (!key.startsWith(kubeLinterPrefix)) return undefined;
  const name = key.slice(kubeLinterPrefix.length);
  return { ...place, own: false, names: [{ name, range: keyRange, removal: undefined }] };
}

/** Places within the value are known where it is written as it reads: without escapes, on one line. */
function namesIn(value: YamlScalar): IgnoreAnnotation["names"] {
  const start = value.range.start + (value.style === "plain" ? 0 : 1);
  const names = readNames(value.text, start);
  const verbatim =
    value.style !== "block" && lengthOf(value.range) === value.text.length + 2 * (start - value.range.start);
  if (verbatim && !value.aliased) return names;
  return names.map(({ name }) => ({ name, range: value.range, removal: undefined }));
}

function lengthOf({ start, end }: Range): number {
  return end - start;
}
