/** Reads whom a Route of OpenShift names. */
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, itemsOf } from "../../yaml/node.ts";
import type { Mention } from "../mention.ts";
import { namedIn, portIn } from "./named.ts";

/** The Services that share its requests. A port by name is that of the Service; by number it is that of the pods. */
export function readOpenShiftRoute(root: YamlNode): readonly Mention[] {
  const spec = child(root, "spec");
  const target = portIn(child(spec, "port"), "targetPort", "TCP");
  const port = typeof target?.value === "string" ? target : undefined;
  const backends = [
    { at: "spec.to", node: child(spec, "to") },
    ...itemsOf(child(spec, "alternateBackends")).map((node) => ({ at: "spec.alternateBackends", node })),
  ];
  return backends
    .filter(({ node }) => (asScalar(child(node, "kind"))?.text ?? "Service") === "Service")
    .flatMap(({ at, node }) =>
      namedIn(node, { kind: "Service", field: `${at}.name`, port, sendsTraffic: true }),
    );
}
