/** Reads an Ingress of any version that is met (S8.2–S8.18). */
import { objectKind } from "../../kubernetes/kinds.ts";
import { placeOf, shapeOf } from "../../yaml/edits.ts";
import type { YamlNode, YamlPair, YamlScalar } from "../../yaml/node.ts";
import { asMap, asScalar, child, descend, itemsOf, pairOf, scalarAt } from "../../yaml/node.ts";
import { hasItems, integerOf, scalarValue } from "../../yaml/value.ts";
import { knownText } from "../identity.ts";
import type {
  Ingress,
  IngressBackend,
  IngressPath,
  IngressRule,
  IngressTls,
  LegacyBackend,
} from "../ingress.ts";
import type { Mention, NamedPort } from "../mention.ts";
import type { Identity } from "../resource.ts";

/** The Ingress in an object. The old versions call `defaultBackend` `backend`. */
export function readIngress(identity: Identity, root: YamlNode): Ingress {
  const old = identity.apiVersion !== "networking.k8s.io/v1";
  const spec = pairOf(root, "spec");
  const key = old ? "backend" : "defaultBackend";
  const rules = child(spec?.value, "rules");
  const parts = {
    defaultBackend: readBackend(pairOf(spec?.value, key), `spec.${key}`),
    legacyDefault: old ? undefined : readBackend(pairOf(spec?.value, "backend"), "spec.backend"),
    hasRules: hasItems(rules),
    rules: itemsOf(rules).flatMap(readRule),
    tls: itemsOf(child(spec?.value, "tls")).map(readTls),
  };
  const field = asScalar(child(spec?.value, "ingressClassName"));
  const annotation = asScalar(descend(root, "metadata", "annotations", "kubernetes.io/ingress.class"));
  return {
    ...identity,
    type: "ingress",
    old,
    ingressClass: { field, annotation },
    issued: issuers.some((each) => descend(root, "metadata", "annotations", each) !== undefined),
    specRange: spec === undefined ? undefined : { start: spec.keyRange.start, end: spec.value.range.end },
    ...parts,
    mentions: [...mentionsOf(parts), ...resourcesIn(root), ...classMention(field)],
  };
}

const issuers = [
  "cert-manager.io/issuer",
  "cert-manager.io/cluster-issuer",
  "kubernetes.io/tls-acme",
] as const;

type Parts = Pick<Ingress, "defaultBackend" | "legacyDefault" | "rules" | "tls">;

function mentionsOf({ defaultBackend, legacyDefault, rules, tls }: Parts): readonly Mention[] {
  const backends = [
    defaultBackend,
    legacyDefault,
    ...rules.flatMap(({ paths }) => paths.map(({ backend }) => backend)),
  ];
  return [
    ...backends.flatMap((backend) => backend?.service ?? []),
    ...tls.flatMap(({ secret }) => secret ?? []),
  ];
}

function readRule(item: YamlNode): readonly IngressRule[] {
  if (asMap(item) === undefined) return [];
  const hostNode = scalarAt(item, "host");
  const http = pairOf(item, "http");
  const paths = child(http?.value, "paths");
  return [
    {
      range: item.range,
      host: knownText(hostNode),
      hostNode,
      http: http?.keyRange,
      hasPaths: hasItems(paths),
      paths: itemsOf(paths).flatMap(readPath),
    },
  ];
}

function readPath(item: YamlNode): readonly IngressPath[] {
  const map = asMap(item);
  if (map === undefined) return [];
  const pathNode = scalarAt(map, "path");
  const pathTypeNode = scalarAt(map, "pathType");
  return [
    {
      range: map.range,
      shape: shapeOf(map),
      path: knownText(pathNode),
      pathNode,
      pathType: knownText(pathTypeNode),
      pathTypeNode,
      backend: readBackend(pairOf(map, "backend"), "spec.rules.http.paths.backend"),
    },
  ];
}

function readBackend(pair: YamlPair | undefined, field: string): IngressBackend | undefined {
  if (pair === undefined) return undefined;
  const map = asMap(pair.value);
  const service = child(map, "service");
  const nodes = {
    nameNode: scalarAt(service, "name"),
    portNameNode: scalarAt(child(service, "port"), "name"),
    portNumberNode: scalarAt(child(service, "port"), "number"),
  };
  const legacy = readLegacy(pair.value);
  return {
    keyRange: pair.keyRange,
    range: pair.value.range,
    shape: shapeOf(map),
    size: map?.pairs.length ?? 0,
    known: map !== undefined && isKnown(service) && isKnown(child(service, "port")),
    hasService: service !== undefined,
    hasResource: child(map, "resource") !== undefined,
    ...nodes,
    service:
      serviceMention(
        nodes.nameNode,
        `${field}.service.name`,
        newPort(nodes.portNameNode, nodes.portNumberNode),
      ) ?? serviceMention(legacy?.nameNode, `${field}.serviceName`, oldPort(legacy?.portNode)),
    legacy,
  };
}

/** Not a scalar where a map belongs, except one that is not there. */
function isKnown(node: YamlNode | undefined): boolean {
  return node?.kind !== "scalar" || scalarValue(node).type === "null";
}

function readLegacy(node: YamlNode): LegacyBackend | undefined {
  const map = asMap(node);
  const keys = ["serviceName", "servicePort"].flatMap((name) => {
    const range = pairOf(map, name)?.keyRange;
    return range === undefined ? [] : [{ name, range, place: placeOf(map, name) }];
  });
  if (keys.length === 0) return undefined;
  return { nameNode: scalarAt(map, "serviceName"), portNode: scalarAt(map, "servicePort"), keys };
}

function newPort(name: YamlScalar | undefined, number: YamlScalar | undefined): NamedPort | undefined {
  const text = knownText(name);
  if (name !== undefined && text !== undefined) return port(name, text);
  const value = integerOf(number);
  return number === undefined || value === undefined ? undefined : port(number, value);
}

/** A number or a name, as in `targetPort`: `"80"` in quotes is a name, and digits alone are looked up as a number. */
function oldPort(node: YamlScalar | undefined): NamedPort | undefined {
  const text = knownText(node);
  const value = text !== undefined && /^\d+$/.test(text) ? Number(text) : (integerOf(node) ?? text);
  return node === undefined || value === undefined ? undefined : port(node, value);
}

/** Requests of an Ingress arrive by TCP. */
function port(node: YamlScalar, value: number | string): NamedPort {
  return { value, protocol: "TCP", range: node.range, node };
}

function serviceMention(
  node: YamlScalar | undefined,
  field: string,
  named: NamedPort | undefined,
): Mention | undefined {
  const name = knownText(node);
  if (node === undefined || name === undefined) return undefined;
  const open = { namespace: undefined, optional: false, sendsTraffic: true };
  return { kind: "Service", name, field, range: node.range, node, port: named, ...open };
}

function readTls(item: YamlNode): IngressTls {
  const node = asScalar(child(item, "secretName"));
  const hosts = itemsOf(child(item, "hosts")).flatMap((host) => asScalar(host) ?? []);
  const secret = plainMention(node, { kind: "Secret", field: "spec.tls.secretName", optional: false });
  return { hosts, secretNode: node, secret };
}

/** A class may come with the controller, whose manifests stand elsewhere. */
function classMention(node: YamlScalar | undefined): readonly Mention[] {
  const mention = plainMention(node, {
    kind: "IngressClass",
    field: "spec.ingressClassName",
    optional: true,
  });
  return mention === undefined ? [] : [mention];
}

/** Backends that are objects of another kind, such as a bucket. */
function resourcesIn(root: YamlNode): readonly Mention[] {
  const spec = child(root, "spec");
  const paths = itemsOf(child(spec, "rules")).flatMap((rule) => itemsOf(descend(rule, "http", "paths")));
  const backends = [
    { at: "spec.defaultBackend", node: child(spec, "defaultBackend") },
    ...paths.map((path) => ({ at: "spec.rules.http.paths.backend", node: child(path, "backend") })),
  ];
  return backends.flatMap(({ at, node }) => {
    const resource = child(node, "resource");
    const kind = knownText(asScalar(child(resource, "kind")));
    const group = knownText(asScalar(child(resource, "apiGroup")));
    if (kind === undefined) return [];
    const named = objectKind({ apiVersion: group === undefined ? "v1" : `${group}/v1`, kind });
    const field = `${at}.resource.name`;
    return plainMention(asScalar(child(resource, "name")), { kind: named, field, optional: false }) ?? [];
  });
}

function plainMention(
  node: YamlScalar | undefined,
  facts: Pick<Mention, "kind" | "field" | "optional">,
): Mention | undefined {
  const name = knownText(node);
  if (node === undefined || name === undefined) return undefined;
  return {
    ...facts,
    name,
    namespace: undefined,
    range: node.range,
    node,
    port: undefined,
    sendsTraffic: false,
  };
}
