/**
 * A Service asks for a node port that the cluster does not hand out.
 *
 * ## What
 * Node ports come from one range, 30000 to 32767 unless the API server was started with another one; the setting
 * `patchbay.nodePortRange` says so.
 *
 * ## Why it matters
 * The API server refuses the Service: `provided port is not in the valid range`.
 *
 * ## Reported
 * - `reported-low.yaml`: the number of the Service's own port.
 * - `reported-high.yaml`: numbers above the range; one is no port at all.
 * - `reported-flow.yaml`: flow style.
 *
 * ## Accepted
 * - `accepted-in-range.yaml`: both ends of the range, zero, and no node port.
 * - `accepted-external-name.yaml`: an ExternalName gets no node ports.
 *
 * ## Fix
 * Writes the number within the range that ends like it, or leaves the choice to the cluster.
 *
 * ## References
 * S1.28, S1.11, S0.7
 */
import * as l10n from "@vscode/l10n";
import { isWithinRange, type PortRange } from "../kubernetes/ports.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Placed } from "../workspace/source-file.ts";
import { fix, setNumber } from "./fixes.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { removeNodePort, typeOf } from "./service-type.ts";
import { nameOf, portText } from "./wording.ts";

export const rule = defineRule({
  id: "node-port-out-of-range",
  title: "A Service asks for a node port outside the cluster's range",
  level: "error",
  since: "0.1.0",
  references: ["S1.28", "S1.11", "S0.7"],
  on: "service",
  check(service, { nodePorts }) {
    const { complete, ports, typeNode } = service.resource;
    const type = typeOf(service.resource);
    // ClusterIP has no node ports at all, which is another rule's business; in a patch the type is not written.
    const none = type === "ExternalName" || (type === "ClusterIP" && typeNode !== undefined);
    if (!complete || none || (type === "ClusterIP" && service.resource.whole)) return [];
    return ports.flatMap((port) => {
      const { nodePort = 0 } = port;
      return nodePort === 0 || isWithinRange(nodePort, nodePorts) ? [] : [report(service, port, nodePorts)];
    });
  },
});

function report(service: Placed<Service>, port: ServicePort, range: PortRange): Report {
  const message = l10n.t(
    "{0} asks for node port {1} on {2}, which is outside the cluster's range from {3} to {4}. The API server refuses it.",
    nameOf(service),
    port.nodePort ?? 0,
    portText(port),
    range.first,
    range.last,
  );
  const fixes = [
    ...moveInto(service, port, range),
    ...removeNodePort(service, port, l10n.t("Let the cluster choose a node port")),
  ];
  return { range: (port.nodePortNode ?? port).range, message, fixes };
}

/** 80 becomes 30080 and 8080 becomes 30080 too: the last three digits are what people remember. */
function moveInto(service: Placed<Service>, port: ServicePort, range: PortRange): readonly Fix[] {
  const wanted = range.first + (Math.abs(port.nodePort ?? 0) % 1000);
  const taken = service.resource.ports.some(({ nodePort }) => nodePort === wanted);
  if (taken || !isWithinRange(wanted, range)) return [];
  return fix(l10n.t("Use node port {0}", wanted), [setNumber(service, port.nodePortNode, wanted)]);
}
