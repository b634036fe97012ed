/** Reads what the policies of the Gateway API and its relatives are attached to, by `targetRef`, `targetRefs` or labels. */
import type { YamlNode } from "../../yaml/node.ts";
import { child, itemsOf, pairOf, scalarAt } from "../../yaml/node.ts";
import { knownText } from "../identity.ts";
import { readLabelSelector } from "../label-selector.ts";
import type { Mention, Pick } from "../mention.ts";
import { referenceIn } from "./reference.ts";

/** The objects that a policy is attached to; those without a kind are left out. */
export function readAttached(root: YamlNode): readonly Mention[] {
  const spec = child(root, "spec");
  const single = child(spec, "targetRef");
  const targets = [
    ...(single === undefined ? [] : [{ item: single, field: "spec.targetRef.name" }]),
    ...itemsOf(child(spec, "targetRefs")).map((item) => ({ item, field: "spec.targetRefs.name" })),
  ];
  return targets.flatMap(({ item, field }) => {
    const kind = knownText(scalarAt(item, "kind"));
    return kind === undefined ? [] : (referenceIn(item, { group: "", kind, field }) ?? []);
  });
}

/** The pods that a security policy of Istio selects: those of its own namespace. */
export function selectedPods(root: YamlNode): readonly Pick[] {
  const selector = readLabelSelector(pairOf(child(root, "spec"), "selector"));
  return selector === undefined
    ? []
    : [{ of: "pods", field: "spec.selector", selector, namespaces: "own", ports: [] }];
}
