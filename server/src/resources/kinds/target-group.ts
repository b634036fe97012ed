/** Reads whom a TargetGroupBinding of the AWS load balancer controller names. */
import type { YamlNode } from "../../yaml/node.ts";
import { descend } from "../../yaml/node.ts";
import type { Mention } from "../mention.ts";
import { namedIn, portIn } from "./named.ts";

/** The Service whose pods are put into the target group. */
export function readTargetGroup(root: YamlNode): readonly Mention[] {
  const reference = descend(root, "spec", "serviceRef");
  const port = portIn(reference, "port", "TCP");
  return namedIn(reference, { kind: "Service", field: "spec.serviceRef.name", port, sendsTraffic: true });
}
