/** A reference to an object as the Gateway API writes it: group, kind, namespace and name, most of them with defaults. */
import { objectKind } from "../../kubernetes/kinds.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, scalarAt } from "../../yaml/node.ts";
import { scalarValue } from "../../yaml/value.ts";
import { knownText } from "../identity.ts";
import type { Mention } from "../mention.ts";

/** A reference with the defaults of its field; none when a part of it cannot be known. */
export function referenceIn(
  item: YamlNode,
  defaults: { readonly group: string; readonly kind: string; readonly field: string },
): Mention | undefined {
  const group = textAt(item, "group", defaults.group);
  const kind = textAt(item, "kind", defaults.kind);
  const namespaceNode = scalarAt(item, "namespace");
  const namespace = knownText(namespaceNode);
  const node = asScalar(child(item, "name"));
  const name = knownText(node);
  const unknown = namespaceNode !== undefined && namespace === undefined && namespaceNode.text !== "";
  if (group === undefined || kind === undefined || node === undefined || name === undefined || unknown)
    return undefined;
  const apiVersion = group === "" ? "v1" : `${group}/v1`;
  const open = { port: undefined, optional: false, sendsTraffic: false };
  const { field } = defaults;
  return { kind: objectKind({ apiVersion, kind }), name, namespace, field, range: node.range, node, ...open };
}

function textAt(item: YamlNode, key: string, otherwise: string): string | undefined {
  const node = scalarAt(item, key);
  if (node === undefined || scalarValue(node).type === "null") return otherwise;
  return node.text === "" ? "" : knownText(node);
}
