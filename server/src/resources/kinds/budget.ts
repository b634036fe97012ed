/** Reads a PodDisruptionBudget (S8.36): whose pods may be evicted, and how many at a time. */
import { shapeOf } from "../../yaml/edits.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { asMap, asScalar, child, pairOf } from "../../yaml/node.ts";
import { readLabelSelector } from "../label-selector.ts";
import type { Budget, Identity } from "../resource.ts";

/** The budget in an object. Without a selector it is about no pods, with an empty one about all. */
export function readBudget(identity: Identity, root: YamlNode): Budget {
  const spec = child(root, "spec");
  const selector = readLabelSelector(pairOf(spec, "selector"));
  const picks =
    selector === undefined
      ? []
      : [{ of: "pods", field: "spec.selector", selector, namespaces: "own", ports: [] } as const];
  return {
    ...identity,
    type: "budget",
    selector,
    specShape: shapeOf(asMap(spec)),
    minAvailable: asScalar(child(spec, "minAvailable")),
    maxUnavailable: asScalar(child(spec, "maxUnavailable")),
    picks,
  };
}
