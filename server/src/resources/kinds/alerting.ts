/** Reads whom a Prometheus of the Prometheus operator sends its alerts to. */
import type { YamlNode } from "../../yaml/node.ts";
import { descend, itemsOf } from "../../yaml/node.ts";
import type { Mention } from "../mention.ts";
import { namedIn, portIn } from "./named.ts";

/** The Services whose endpoints are Alertmanagers. A port by name is that of the Service; by number that of the pods. */
export function readAlerting(root: YamlNode): readonly Mention[] {
  return itemsOf(descend(root, "spec", "alerting", "alertmanagers")).flatMap((item) => {
    const named = portIn(item, "port", "TCP");
    const port = typeof named?.value === "string" ? named : undefined;
    const field = "spec.alerting.alertmanagers.name";
    return namedIn(item, { kind: "Service", field, port, sendsTraffic: true });
  });
}
