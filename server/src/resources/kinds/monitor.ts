/** Reads a ServiceMonitor or a PodMonitor (S8.37, S8.38). */
import type { YamlNode } from "../../yaml/node.ts";
import { asMap, asScalar, child, descend, itemsOf, pairOf, scalarAt } from "../../yaml/node.ts";
import { scalarValue } from "../../yaml/value.ts";
import { knownText } from "../identity.ts";
import { readLabelSelector } from "../label-selector.ts";
import type { NamedPort, Pick } from "../mention.ts";
import type { Monitor, MonitorEndpoint } from "../monitor.ts";
import type { Identity } from "../resource.ts";

/** The monitor in an object. */
export function readMonitor(identity: Identity, root: YamlNode): Monitor {
  const spec = child(root, "spec");
  const of = identity.kind === "PodMonitor" ? "pods" : "services";
  const endpoints = itemsOf(child(spec, of === "pods" ? "podMetricsEndpoints" : "endpoints")).flatMap(
    (item) => readEndpoint(item, of),
  );
  const selector = readLabelSelector(pairOf(spec, "selector"));
  const namespaces = readNamespaces(child(spec, "namespaceSelector"));
  const pick: Omit<Pick, "selector"> = {
    of,
    field: "spec.selector",
    namespaces: namespaces ?? "any",
    ports: endpoints.flatMap(portOf),
  };
  const picks = selector === undefined ? [] : [{ ...pick, selector }];
  return { ...identity, type: "monitor", of, selector, namespaces, endpoints, picks };
}

function readEndpoint(item: YamlNode, of: Monitor["of"]): readonly MonitorEndpoint[] {
  if (asMap(item) === undefined) return [];
  const portNode = scalarAt(item, "port");
  const targetNode =
    (of === "pods" ? scalarAt(item, "portNumber") : undefined) ?? scalarAt(item, "targetPort");
  const value = targetNode === undefined ? undefined : scalarValue(targetNode);
  const target = value?.type === "number" || value?.type === "string" ? value.value : undefined;
  return [{ range: item.range, port: knownText(portNode), portNode, target, targetNode }];
}

/** A port that is named literally: the name of a Service port is a pattern, and most patterns are names (S8.37). */
function portOf({ port, portNode }: MonitorEndpoint): readonly NamedPort[] {
  if (port === undefined || portNode === undefined || portNode.aliased) return [];
  return [{ value: port, protocol: undefined, range: portNode.range, node: portNode }];
}

/** `any: true` wins over names (S8.37). */
function readNamespaces(node: YamlNode | undefined): Monitor["namespaces"] {
  if (node === undefined) return "own";
  const any = asScalar(child(node, "any"));
  const value = any === undefined ? undefined : scalarValue(any);
  if (value?.type === "boolean" && value.value) return "any";
  const names = itemsOf(descend(node, "matchNames")).map((item) => knownText(asScalar(item)));
  if (names.some((name) => name === undefined) || value?.type === "unknown") return undefined;
  const known = names.flatMap((name) => name ?? []);
  return known.length > 0 ? known : "own";
}
