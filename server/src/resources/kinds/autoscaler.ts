/** Reads a HorizontalPodAutoscaler: whose number of pods it decides (S8.35). */
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, descend } from "../../yaml/node.ts";
import { knownText } from "../identity.ts";
import type { Autoscaler, Identity } from "../resource.ts";

/** The autoscaler in an object; without a target when it names none that can be known. */
export function readAutoscaler(identity: Identity, root: YamlNode): Autoscaler {
  const reference = descend(root, "spec", "scaleTargetRef");
  const kind = knownText(asScalar(child(reference, "kind")));
  const name = knownText(asScalar(child(reference, "name")));
  const target = kind === undefined || name === undefined ? undefined : { kind, name };
  return { ...identity, type: "autoscaler", target };
}
