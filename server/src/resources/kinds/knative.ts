/** Reads where the sources and triggers of Knative send events: to a Service of Kubernetes, or to one of its own. */
import type { YamlNode } from "../../yaml/node.ts";
import { descend } from "../../yaml/node.ts";
import type { Mention } from "../mention.ts";
import { referredIn } from "./named.ts";

/** The object behind `ref` of every place that takes events. */
export function readEventing(root: YamlNode): readonly Mention[] {
  return ["sink", "subscriber", "reply"].flatMap((taker) =>
    referredIn(descend(root, "spec", taker, "ref"), { field: `spec.${taker}.ref.name`, sendsTraffic: true }),
  );
}
