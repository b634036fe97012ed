/** Reads Gateways and ReferenceGrants (S8.21–S8.24). */
import { objectKind } from "../../kubernetes/kinds.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, descend, itemsOf, scalarAt } from "../../yaml/node.ts";
import { integerOf } from "../../yaml/value.ts";
import type { Gateway, Grant, Listener } from "../gateway.ts";
import { knownText } from "../identity.ts";
import type { Mention } from "../mention.ts";
import type { Identity } from "../resource.ts";
import { referenceIn } from "./reference.ts";

/** The Gateway in an object. */
export function readGateway(identity: Identity, root: YamlNode): Gateway {
  const spec = child(root, "spec");
  const list = child(spec, "listeners");
  const listeners = itemsOf(list).map(readListener);
  const node = asScalar(child(spec, "gatewayClassName"));
  const className = knownText(node);
  const open = { namespace: undefined, port: undefined, optional: true, sendsTraffic: false };
  const field = "spec.gatewayClassName";
  const ofClass: readonly Mention[] =
    node === undefined || className === undefined
      ? []
      : [{ kind: "GatewayClass", name: className, field, range: node.range, node, ...open }];
  return {
    ...identity,
    type: "gateway",
    className,
    listed:
      list?.kind === "sequence" &&
      listeners.every(({ name, port }) => name !== undefined && port !== undefined),
    listeners,
    mentions: [...ofClass, ...listeners.flatMap(({ certificates }) => certificates)],
  };
}

function readListener(item: YamlNode): Listener {
  const nameNode = asScalar(child(item, "name"));
  const field = "spec.listeners.tls.certificateRefs.name";
  const references = itemsOf(descend(item, "tls", "certificateRefs"));
  const mode = scalarAt(child(item, "tls"), "mode");
  return {
    range: item.range,
    name: knownText(nameNode),
    nameNode,
    port: integerOf(asScalar(child(item, "port"))),
    protocol: knownText(asScalar(child(item, "protocol"))),
    hostname: knownText(asScalar(child(item, "hostname"))),
    terminates: mode === undefined || knownText(mode) === "Terminate",
    certificates: references.flatMap((each) => referenceIn(each, { group: "", kind: "Secret", field }) ?? []),
    certificateCount: references.length,
  };
}

/** The ReferenceGrant in an object: it mentions the namespaces that it trusts, and the objects that it names. */
export function readGrant(identity: Identity, root: YamlNode): Grant {
  const [from, to] = [itemsOf(descend(root, "spec", "from")), itemsOf(descend(root, "spec", "to"))];
  const givers = from.flatMap((item) => {
    const [kind, namespace] = [kindOf(item), knownText(asScalar(child(item, "namespace")))];
    return kind === undefined || namespace === undefined ? [] : [{ kind, namespace }];
  });
  const takers = to.flatMap((item) => {
    const kind = kindOf(item);
    return kind === undefined ? [] : [{ kind, name: knownText(asScalar(child(item, "name"))) }];
  });
  return {
    ...identity,
    type: "grant",
    known: givers.length === from.length && takers.length === to.length,
    from: givers,
    to: takers,
    mentions: [...from.flatMap(namespaceMention), ...to.flatMap(objectMention)],
  };
}

/** The kind in the words of `objectKind`. */
function kindOf(item: YamlNode): string | undefined {
  const kind = knownText(asScalar(child(item, "kind")));
  const group = asScalar(child(item, "group"));
  if (kind === undefined) return undefined;
  const text = group === undefined || group.text === "" ? "" : knownText(group);
  return text === undefined ? undefined : objectKind({ apiVersion: text === "" ? "v1" : `${text}/v1`, kind });
}

function namespaceMention(item: YamlNode): readonly Mention[] {
  const node = asScalar(child(item, "namespace"));
  const name = knownText(node);
  if (node === undefined || name === undefined) return [];
  const open = { namespace: undefined, port: undefined, optional: true, sendsTraffic: false };
  return [{ kind: "Namespace", name, field: "spec.from.namespace", range: node.range, node, ...open }];
}

function objectMention(item: YamlNode): readonly Mention[] {
  const [kind, node] = [kindOf(item), asScalar(child(item, "name"))];
  const name = knownText(node);
  if (kind === undefined || node === undefined || name === undefined) return [];
  const open = { namespace: undefined, port: undefined, optional: true, sendsTraffic: false };
  return [{ kind, name, field: "spec.to.name", range: node.range, node, ...open }];
}
