/** Reads what a description of a Service shows and no wiring depends on (S6.1). */
import type { YamlNode } from "../../yaml/node.ts";
import { asMap, asScalar, child, descend, itemsOf } from "../../yaml/node.ts";
import type { ServiceDetails } from "../service.ts";

/** The longest annotation that kubectl prints whole. */
const longest = 140;

/** The details of a Service; what is not written, or is no text, is missing. */
export function readServiceDetails(root: YamlNode): ServiceDetails {
  const spec = child(root, "spec");
  const text = (key: string) => textOf(child(spec, key));
  const list = (key: string) => itemsOf(child(spec, key)).flatMap((item) => textOf(item) ?? []);
  return {
    labels: pairsOf(descend(root, "metadata", "labels")),
    annotations: pairsOf(descend(root, "metadata", "annotations")),
    clusterIPs: list("clusterIPs"),
    externalIPs: list("externalIPs"),
    ipFamilies: list("ipFamilies"),
    ipFamilyPolicy: text("ipFamilyPolicy"),
    loadBalancerIP: text("loadBalancerIP"),
    loadBalancerSourceRanges: list("loadBalancerSourceRanges"),
    allocateLoadBalancerNodePorts: text("allocateLoadBalancerNodePorts") !== "false",
    sessionAffinity: text("sessionAffinity"),
    externalTrafficPolicy: text("externalTrafficPolicy"),
    internalTrafficPolicy: text("internalTrafficPolicy"),
    healthCheckNodePort: text("healthCheckNodePort"),
    trafficDistribution: text("trafficDistribution"),
    appProtocols: itemsOf(child(spec, "ports")).flatMap((port) =>
      asMap(port) === undefined ? [] : [textOf(child(port, "appProtocol"))],
    ),
  };
}

function textOf(node: YamlNode | undefined): string | undefined {
  const text = asScalar(node)?.text;
  return text === "" ? undefined : text;
}

/** Sorted by key; of a key that is repeated the last value counts (S0.12). */
function pairsOf(node: YamlNode | undefined): readonly (readonly [string, string])[] {
  const pairs = new Map(
    (asMap(node)?.pairs ?? []).map(({ key, value }) => [key, asScalar(value)?.text ?? ""]),
  );
  return [...pairs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, shortened(value)]);
}

function shortened(value: string): string {
  return value.length > longest ? `${value.slice(0, longest - 3)}...` : value;
}
