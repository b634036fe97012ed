/** Reads a HorizontalPodAutoscaler: whose number of pods it decides (S8.35). */
import { objectKind } from "../../kubernetes/kinds.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, descend } from "../../yaml/node.ts";
import { knownText } from "../identity.ts";
import type { Autoscaler, Identity } from "../resource.ts";

/** The autoscaler in an object; without a target when it names none that can be known. */
export function readAutoscaler(identity: Identity, root: YamlNode): Autoscaler {
  const reference = descend(root, "spec", "scaleTargetRef");
  const kind = knownText(asScalar(child(reference, "kind")));
  const node = asScalar(child(reference, "name"));
  const name = knownText(node);
  if (kind === undefined || name === undefined || node === undefined)
    return { ...identity, type: "autoscaler", target: undefined };
  // Up to Kubernetes 1.33 the group could be left out; then the kind means that of Kubernetes itself (S8.35).
  const apiVersion = knownText(asScalar(child(reference, "apiVersion"))) ?? "v1";
  const mention = {
    kind: objectKind({ apiVersion, kind }),
    name,
    namespace: undefined,
    field: "spec.scaleTargetRef.name",
    range: node.range,
    node,
    port: undefined,
    optional: false,
    sendsTraffic: false,
  };
  return { ...identity, type: "autoscaler", target: { kind, name }, mentions: [mention] };
}
