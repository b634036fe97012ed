/** Reads whose pods an operator scales or replaces: KEDA, the vertical autoscaler, Flagger. */
import { objectKind } from "../../kubernetes/kinds.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, scalarAt } from "../../yaml/node.ts";
import { knownText } from "../identity.ts";
import type { Mention } from "../mention.ts";
import { namedIn } from "./named.ts";

/** The target of a ScaledObject: a Deployment unless another kind is said. */
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
    ...(child(spec, "autoscalerRef") === undefined ? [] : targetIn(spec, "autoscalerRef")),
    ...(child(spec, "ingressRef") === undefined ? [] : targetIn(spec, "ingressRef")),
    ...namedIn(child(spec, "service"), { kind: "Service", field: "spec.service.name", optional: true }),
  ];
}

function targetIn(spec: YamlNode | undefined, key: string): readonly Mention[] {
  const reference = child(spec, key);
  const [kindNode, versionNode] = [scalarAt(reference, "kind"), scalarAt(reference, "apiVersion")];
  const kind = kindNode === undefined ? "Deployment" : knownText(kindNode);
  const apiVersion = versionNode === undefined ? "apps/v1" : knownText(versionNode);
  if (kind === undefined || apiVersion === undefined || asScalar(child(reference, "name")) === undefined)
    return [];
  return namedIn(reference, { kind: objectKind({ apiVersion, kind }), field: `spec.${key}.name` });
}
