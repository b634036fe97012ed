/** Reads where the sources and triggers of Knative send events: to a Service of Kubernetes, or to one of its own. */
import { objectKind } from "../../kubernetes/kinds.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, descend } from "../../yaml/node.ts";
import { knownText } from "../identity.ts";
import type { Mention } from "../mention.ts";
import { namedIn } from "./named.ts";

/** The object behind `ref` of every place that takes events. */
export function readEventing(root: YamlNode): readonly Mention[] {
  return ["sink", "subscriber", "reply"].flatMap((taker) => {
    const reference = descend(root, "spec", taker, "ref");
    const kind = knownText(asScalar(child(reference, "kind")));
    const apiVersion = knownText(asScalar(child(reference, "apiVersion")));
    if (kind === undefined || apiVersion === undefined) return [];
    return namedIn(reference, {
      kind: objectKind({ apiVersion, kind }),
      field: `spec.${taker}.ref.name`,
      sendsTraffic: true,
    });
  });
}
