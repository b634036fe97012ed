/** Reads whom a TrafficSplit of the Service Mesh Interface names. */
import type { YamlNode } from "../../yaml/node.ts";
import { child, itemsOf } from "../../yaml/node.ts";
import type { Mention } from "../mention.ts";
import { namedIn } from "./named.ts";

/** The Service that clients call, and those that share its requests. */
export function readTrafficSplit(root: YamlNode): readonly Mention[] {
  const spec = child(root, "spec");
  const kind = "Service";
  return [
    ...namedIn(spec, { kind, key: "service", field: "spec.service" }),
    ...itemsOf(child(spec, "backends")).flatMap((each) =>
      namedIn(each, { kind, key: "service", field: "spec.backends.service", sendsTraffic: true }),
    ),
  ];
}
