/** Reads a NetworkPolicy (S8.25–S8.34). */
import { isProtocol } from "../../kubernetes/protocol.ts";
import { shapeOf } from "../../yaml/edits.ts";
import type { YamlNode, YamlPair } from "../../yaml/node.ts";
import { asMap, asScalar, child, descend, itemsOf, pairOf, scalarAt } from "../../yaml/node.ts";
import { integerOf, scalarValue } from "../../yaml/value.ts";
import { knownText } from "../identity.ts";
import { type LabelSelector, readLabelSelector } from "../label-selector.ts";
import { malformedInExpressions, malformedOf } from "../labels.ts";
import type { NamedPort, Pick } from "../mention.ts";
import { namespacesIn } from "../namespace-names.ts";
import type {
  NetworkPolicy,
  PolicyDirection,
  PolicyPeer,
  PolicyPort,
  PolicyRule,
} from "../network-policy.ts";
import type { Identity } from "../resource.ts";
import { readProtocol } from "./service.ts";

/** The policy in an object. */
export function readNetworkPolicy(identity: Identity, root: YamlNode): NetworkPolicy {
  const spec = child(root, "spec");
  const subjectPair = writtenPair(spec, "podSelector");
  const subject = readLabelSelector(subjectPair);
  const legible = subjectPair === undefined || subject?.readable === true;
  const ingress = readDirection(spec, { key: "ingress", peers: "from", type: "Ingress" });
  const egress = readDirection(spec, { key: "egress", peers: "to", type: "Egress" });
  return {
    ...identity,
    type: "network-policy",
    malformed: [
      ...identity.malformed,
      ...malformedOf("spec.podSelector.matchLabels", descend(spec, "podSelector", "matchLabels")),
      ...malformedInExpressions(
        "spec.podSelector.matchExpressions",
        descend(spec, "podSelector", "matchExpressions"),
      ),
    ],
    subject,
    ingress,
    egress,
    readable: legible && isReadable(spec),
    picks: [
      subjectPick(subject ?? everything(identity, legible), ingress),
      ...directionPicks(ingress, "spec.ingress.from"),
      ...directionPicks(egress, "spec.egress.to"),
    ],
  };
}

interface DirectionWords {
  readonly key: "ingress" | "egress";
  readonly peers: "from" | "to";
  readonly type: "Ingress" | "Egress";
}

/** Without `policyTypes`, Ingress is always meant, and Egress when it has a rule (S8.26). */
function readDirection(spec: YamlNode | undefined, { key, peers, type }: DirectionWords): PolicyDirection {
  const rules = itemsOf(child(spec, key)).flatMap((item) => readRule(item, peers));
  const types = itemsOf(child(spec, "policyTypes")).flatMap((item) => knownText(asScalar(item)) ?? []);
  const isolates = types.length > 0 ? types.includes(type) : key === "ingress" || rules.length > 0;
  return { isolates, rules };
}

function readRule(item: YamlNode, peers: "from" | "to"): readonly PolicyRule[] {
  if (asMap(item) === undefined) return [];
  const ports = child(item, "ports");
  return [
    {
      range: item.range,
      peers: itemsOf(child(item, peers)).flatMap(readPeer),
      ports: itemsOf(ports).flatMap(readPort),
      portsInFlow: ports?.kind === "sequence" && ports.flow,
    },
  ];
}

function readPeer(item: YamlNode): readonly PolicyPeer[] {
  if (asMap(item) === undefined) return [];
  return [
    {
      range: item.range,
      pods: readLabelSelector(writtenPair(item, "podSelector")),
      namespaces: readLabelSelector(writtenPair(item, "namespaceSelector")),
      ipBlock: child(item, "ipBlock") !== undefined,
    },
  ];
}

/** A selector that is null is not given (S8.29), other than an empty one. */
function writtenPair(node: YamlNode | undefined, key: string): YamlPair | undefined {
  const pair = pairOf(node, key);
  const absent = pair?.value.kind === "scalar" && scalarValue(pair.value).type === "null";
  return absent ? undefined : pair;
}

function readPort(item: YamlNode): readonly PolicyPort[] {
  const map = asMap(item);
  if (map === undefined) return [];
  const protocolNode = scalarAt(item, "protocol");
  const node = scalarAt(item, "port");
  const value = node === undefined ? undefined : scalarValue(node);
  const known = value?.type === "number" || value?.type === "string" ? value.value : undefined;
  const protocol = readProtocol(protocolNode);
  const endPortNode = scalarAt(item, "endPort");
  const port: NamedPort | undefined =
    node === undefined || known === undefined || node.aliased
      ? undefined
      : { value: known, protocol, range: node.range, node };
  const shape = shapeOf(map);
  return [{ range: item.range, shape, port, endPort: integerOf(endPortNode), endPortNode, protocol }];
}

/** False when a direction, a port, a protocol or a selector anywhere in the rules cannot be known. */
function isReadable(spec: YamlNode | undefined): boolean {
  const types = itemsOf(child(spec, "policyTypes")).map((item) => knownText(asScalar(item)));
  if (types.includes(undefined)) return false;
  return (["ingress", "egress"] as const).every((key) => {
    const list = child(spec, key);
    const listed = list === undefined || list.kind === "sequence" || isNull(list);
    return listed && itemsOf(list).every((rule) => isReadableRule(rule, key === "ingress" ? "from" : "to"));
  });
}

function isReadableRule(rule: YamlNode, peers: "from" | "to"): boolean {
  if (asMap(rule) === undefined) return false;
  const ports = itemsOf(child(rule, "ports"));
  const lists = [child(rule, "ports"), child(rule, peers)];
  return (
    lists.every((list) => list === undefined || list.kind === "sequence" || isNull(list)) &&
    ports.every(isReadablePort) &&
    itemsOf(child(rule, peers)).every(isReadablePeer)
  );
}

function isReadablePort(item: YamlNode): boolean {
  const port = scalarAt(item, "port");
  const protocol = knownText(scalarAt(item, "protocol"));
  const type = port === undefined ? "null" : scalarValue(port).type;
  const known = type === "number" || type === "string" || type === "null";
  return asMap(item) !== undefined && known && (protocol === undefined || isProtocol(protocol));
}

function isReadablePeer(item: YamlNode): boolean {
  if (asMap(item) === undefined) return false;
  return (["podSelector", "namespaceSelector"] as const).every((key) => {
    const pair = writtenPair(item, key);
    return pair === undefined || readLabelSelector(pair)?.readable === true;
  });
}

function isNull(node: YamlNode): boolean {
  return node.kind === "scalar" && scalarValue(node).type === "null";
}

/** The ports of what comes in are those of the pods that it comes to. Without a selector it is about all pods (S8.25). */
function subjectPick(selector: LabelSelector, { rules }: PolicyDirection): Pick {
  const ports = rules.flatMap((rule) => rule.ports.flatMap(({ port }) => port ?? []));
  return { of: "pods", field: "spec.podSelector", selector, namespaces: "own", ports };
}

/** `readable`: false for a selector that is there, and no selector. */
function everything({ kindRange, range }: Identity, readable: boolean): LabelSelector {
  const keyRange = kindRange ?? range;
  return {
    keyRange,
    range: keyRange,
    aliased: true,
    pairs: undefined,
    expressions: [],
    requirements: [],
    readable,
  };
}

function directionPicks({ rules }: PolicyDirection, field: string): readonly Pick[] {
  return rules.flatMap(({ peers, ports }) =>
    peers.flatMap((peer) => peerPicks(peer, { field, ports: field.endsWith("to") ? ports : [] })),
  );
}

/** What goes out is let through by the ports of those to whom it goes (S8.31). */
function peerPicks(
  { pods, namespaces }: PolicyPeer,
  { field, ports }: { readonly field: string; readonly ports: readonly PolicyPort[] },
): readonly Pick[] {
  const own: readonly Pick[] =
    pods === undefined
      ? []
      : [
          {
            of: "pods",
            field: `${field}.podSelector`,
            selector: pods,
            namespaces: namespaces === undefined ? "own" : namespacesIn(namespaces),
            ports: ports.flatMap(({ port }) => port ?? []),
          },
        ];
  const theirs: readonly Pick[] =
    namespaces === undefined
      ? []
      : [
          {
            of: "namespaces",
            field: `${field}.namespaceSelector`,
            selector: namespaces,
            namespaces: "any",
            ports: [],
          },
        ];
  return [...own, ...theirs];
}
