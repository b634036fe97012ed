/** Reads whose pods an operator scales or replaces: KEDA, the vertical autoscaler, Flagger. */
import type { YamlNode } from "../../yaml/node.ts";
import { child } from "../../yaml/node.ts";
import type { Mention } from "../mention.ts";
import { namedIn, referredIn } from "./named.ts";

/** The target of a ScaledObject. */
export function readScaledObject(root: YamlNode): readonly Mention[] {
  return targetIn(child(root, "spec"), "scaleTargetRef");
}

/** The target of a VerticalPodAutoscaler. */
export function readVerticalAutoscaler(root: YamlNode): readonly Mention[] {
  return targetIn(child(root, "spec"), "targetRef");
}

/** The workload that a Canary watches, its autoscaler, and the Service of the name that Flagger makes. */
export function readCanary(root: YamlNode): readonly Mention[] {
  const spec = child(root, "spec");
  return [
    ...targetIn(spec, "targetRef"),
    ...targetIn(spec, "autoscalerRef"),
    ...targetIn(spec, "ingressRef"),
    ...namedIn(child(spec, "service"), { kind: "Service", field: "spec.service.name", optional: true }),
  ];
}

/** A Deployment unless another kind is said. */
function targetIn(spec: YamlNode | undefined, key: string): readonly Mention[] {
  const defaults = { apiVersion: "apps/v1", kind: "Deployment" };
  return referredIn(child(spec, key), { field: `spec.${key}.name` }, defaults);
}
