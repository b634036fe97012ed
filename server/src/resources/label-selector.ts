/** A selector with `matchLabels` and `matchExpressions` as it is written (S2.24): of workloads, policies, budgets, monitors. */
import type { Requirement } from "../kubernetes/labels.ts";
import type { Range } from "../text/range.ts";
import type { YamlNode, YamlPair, YamlScalar } from "../yaml/node.ts";
import { asMap, asScalar, child, itemsOf } from "../yaml/node.ts";
import { knownText } from "./identity.ts";
import { readLabels } from "./labels.ts";
import type { LabelMap } from "./resource.ts";

export interface LabelSelector {
  readonly keyRange: Range;
  /** The value. */
  readonly range: Range;
  /** True when the text stands elsewhere, behind an alias. */
  readonly aliased: boolean;
  /** `matchLabels`, or the plain map of a ReplicationController. */
  readonly pairs: LabelMap | undefined;
  /** The entries of `matchExpressions` that can be read, as they are written. */
  readonly expressions: readonly WrittenRequirement[];
  /** The pairs and the expressions together. None match everything. */
  readonly requirements: readonly Requirement[];
  /** False when a part of it is a placeholder or no legal requirement. */
  readonly readable: boolean;
}

/** A requirement and where it stands; `valueNodes` are those of `values`, in order. */
export interface WrittenRequirement extends Requirement {
  readonly keyNode: YamlScalar;
  readonly valueNodes: readonly YamlScalar[];
}

/**
 * The selector in the value of a pair; undefined when there is no pair, or its value is no map.
 * @param form `plain` for the map of a ReplicationController, which has pairs only
 */
export function readLabelSelector(
  pair: Pick<YamlPair, "keyRange" | "value"> | undefined,
  form: "plain" | "expressions" = "expressions",
): LabelSelector | undefined {
  const map = asMap(pair?.value);
  if (pair === undefined || map === undefined) return undefined;
  const pairs = readLabels(form === "plain" ? map : child(map, "matchLabels"));
  const expressions = form === "plain" ? [] : itemsOf(child(map, "matchExpressions")).map(readRequirement);
  const known = expressions.flatMap((requirement) => requirement ?? []);
  const equalities = (pairs?.pairs ?? []).flatMap(({ key, value }): Requirement[] =>
    value === undefined ? [] : [{ key, operator: "In", values: [value] }],
  );
  return {
    keyRange: pair.keyRange,
    range: map.range,
    aliased: map.aliased,
    pairs,
    expressions: known,
    requirements: [...equalities, ...known.map(({ key, operator, values }) => ({ key, operator, values }))],
    readable: known.length === expressions.length && equalities.length === (pairs?.pairs.length ?? 0),
  };
}

const operators = ["In", "NotIn", "Exists", "DoesNotExist"] as const;

function readRequirement(item: YamlNode): WrittenRequirement | undefined {
  const keyNode = asScalar(child(item, "key"));
  const key = knownText(keyNode);
  const written = knownText(asScalar(child(item, "operator")));
  const operator = operators.find((each) => each === written);
  if (keyNode === undefined || key === undefined || operator === undefined) return undefined;
  const items = itemsOf(child(item, "values"));
  const valueNodes = items.flatMap((value) => asScalar(value) ?? []);
  const values = valueNodes.flatMap((value) => knownText(value) ?? []);
  return values.length === items.length ? { key, operator, values, keyNode, valueNodes } : undefined;
}
