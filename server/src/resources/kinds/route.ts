/** Reads the routes of the Gateway API (S8.19–S8.23). */
import { shapeOf } from "../../yaml/edits.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { asMap, asScalar, child, descend, itemsOf, scalarAt } from "../../yaml/node.ts";
import { hasItems, integerOf } from "../../yaml/value.ts";
import type { Route, RouteBackend, RouteParent, RouteRule } from "../gateway.ts";
import { knownText } from "../identity.ts";
import type { Mention } from "../mention.ts";
import type { Identity } from "../resource.ts";
import { referenceIn } from "./reference.ts";

/** The route in an object of any of the five kinds. */
export function readRoute(identity: Identity, root: YamlNode): Route {
  const spec = child(root, "spec");
  const parents = itemsOf(child(spec, "parentRefs")).map(readParent);
  const protocol = identity.kind === "UDPRoute" ? "UDP" : "TCP";
  const rules = itemsOf(child(spec, "rules")).map((item) => readRule(item, protocol));
  return {
    ...identity,
    type: "route",
    parents,
    hostnames: itemsOf(child(spec, "hostnames")).flatMap((host) => asScalar(host) ?? []),
    hasRules: hasItems(child(spec, "rules")),
    rules,
    mentions: [
      ...parents.flatMap(({ mention }) => mention ?? []),
      ...rules.flatMap(({ backends }) => backends.flatMap(({ mention }) => mention ?? [])),
      ...itemsOf(child(spec, "rules")).flatMap((item) => mirrorsIn(item, protocol)),
    ],
  };
}

/** A Gateway unless another kind is said (S8.23). */
function readParent(item: YamlNode): RouteParent {
  const field = "spec.parentRefs.name";
  return {
    range: item.range,
    mention: referenceIn(item, { group: "gateway.networking.k8s.io", kind: "Gateway", field }),
    sectionNode: scalarAt(item, "sectionName"),
    portNode: scalarAt(item, "port"),
  };
}

function readRule(item: YamlNode, protocol: "TCP" | "UDP"): RouteRule {
  const list = child(item, "backendRefs");
  const field = "spec.rules.backendRefs.name";
  return {
    range: item.range,
    paths: itemsOf(child(item, "matches")).flatMap(
      (match) => knownText(asScalar(descend(match, "path", "value"))) ?? [],
    ),
    hasBackends: hasItems(list),
    redirects: filtersOf(item).some((filter) => asScalar(child(filter, "type"))?.text === "RequestRedirect"),
    backends: itemsOf(list).flatMap((each) => readBackend(each, { protocol, field })),
  };
}

function filtersOf(rule: YamlNode): readonly YamlNode[] {
  const inner = itemsOf(child(rule, "backendRefs")).flatMap((backend) => itemsOf(child(backend, "filters")));
  return [...itemsOf(child(rule, "filters")), ...inner];
}

/** Copies of requests go to a backend, too. */
function mirrorsIn(rule: YamlNode, protocol: "TCP" | "UDP"): readonly Mention[] {
  const field = "spec.rules.filters.requestMirror.backendRef.name";
  return filtersOf(rule).flatMap((filter) => {
    const node = descend(filter, "requestMirror", "backendRef");
    return node === undefined
      ? []
      : readBackend(node, { protocol, field }).flatMap(({ mention }) => mention ?? []);
  });
}

function readBackend(
  item: YamlNode,
  { protocol, field }: { readonly protocol: "TCP" | "UDP"; readonly field: string },
): readonly RouteBackend[] {
  const map = asMap(item);
  if (map === undefined) return [];
  const portNode = scalarAt(map, "port");
  const value = integerOf(portNode);
  const port =
    portNode === undefined || value === undefined
      ? undefined
      : { value, protocol, range: portNode.range, node: portNode };
  const mention = referenceIn(item, { group: "", kind: "Service", field });
  return [
    {
      range: map.range,
      shape: shapeOf(map),
      portNode,
      weightNode: scalarAt(map, "weight"),
      mention: mention === undefined ? undefined : { ...mention, port, sendsTraffic: true },
    },
  ];
}
