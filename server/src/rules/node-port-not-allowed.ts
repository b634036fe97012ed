/**
 * A Service asks for a node port and is of a type that has none.
 *
 * ## What
 * `nodePort` stands in a Service of type ClusterIP, which is also the type of a Service that names none.
 *
 * ## Why it matters
 * The API server refuses the Service: `` spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP' ``.
 *
 * ## Reported
 * - `reported-no-type.yaml`: the type was forgotten.
 * - `reported-cluster-ip.yaml`: a Service that was of type NodePort before; zero means none.
 * - `reported-flow.yaml`: flow style, headless.
 * - `reported-json.yaml`: JSON.
 *
 * ## Accepted
 * - `accepted-types.yaml`: Services that are reached from outside.
 * - `accepted-patch.yaml`: a patch need not say the type again.
 * - `accepted-patched.yaml`: a kustomization patches the Service; the type may come from there.
 * - `accepted-unknown.yaml`: a type that is filled in later.
 *
 * ## Fix
 * Makes it a NodePort Service, or removes the node port. The manifest does not tell which was meant.
 *
 * ## References
 * S1.27, S1.1, S1.34
 */
import * as l10n from "@vscode/l10n";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Graph } from "../workspace/graph.ts";
import type { Placed } from "../workspace/source-file.ts";
import { mayBePatched } from "../workspace/world.ts";
import { defineRule, type Report } from "./rule.ts";
import { removeNodePort, retype, typeOf } from "./service-type.ts";
import { nameOf, portText } from "./wording.ts";

export const rule = defineRule({
  id: "node-port-not-allowed",
  title: "A Service without node ports asks for one",
  level: "error",
  since: "0.1.0",
  references: ["S1.27", "S1.1", "S1.34"],
  on: "service",
  check(service, { graph }) {
    const { ports, complete } = service.resource;
    if (!complete || !isClusterIP(graph, service)) return [];
    const asking = ports.filter(({ nodePort = 0 }) => nodePort !== 0);
    return asking.map((port) => report(service, port, asking.length));
  },
});

/** True when the type is ClusterIP for sure: a type that is not written may come from a patch, or patch another file. */
function isClusterIP(graph: Graph, { resource, document }: Placed<Service>): boolean {
  if (typeOf(resource) !== "ClusterIP") return false;
  return (
    resource.typeNode !== undefined || (resource.whole && !mayBePatched(graph.world, [document.uri], "ports"))
  );
}

function report(service: Placed<Service>, port: ServicePort, asking: number): Report {
  const { typeNode, headless } = service.resource;
  const names = [nameOf(service), port.nodePort ?? 0, portText(port)] as const;
  const message =
    typeNode === undefined
      ? l10n.t(
          "{0} asks for node port {1} on {2}, but its type is ClusterIP, because none is written. The API server refuses it.",
          ...names,
        )
      : l10n.t(
          "{0} asks for node port {1} on {2}, but its type is ClusterIP. The API server refuses it.",
          ...names,
        );
  const related =
    typeNode === undefined ? [] : [{ placed: service, range: typeNode.range, message: l10n.t("The type") }];
  // A headless Service cannot become one with node ports (S1.34).
  const fixes = [
    ...(headless ? [] : retype(service, "NodePort")),
    ...removeNodePort(
      service,
      port,
      asking === 1 ? l10n.t("Remove the node port") : l10n.t("Remove node port {0}", port.nodePort ?? 0),
    ),
  ];
  return { range: (port.nodePortNode ?? port).range, message, related, fixes };
}
