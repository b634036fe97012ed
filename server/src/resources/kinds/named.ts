/** What readers of custom resources share: an object that is named by a field of its own, and a port beside it. */
import { objectKind } from "../../kubernetes/kinds.ts";
import type { Protocol } from "../../kubernetes/protocol.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { asScalar, child, scalarAt } from "../../yaml/node.ts";
import { integerOf, scalarValue } from "../../yaml/value.ts";
import { knownText } from "../identity.ts";
import type { Mention, NamedPort } from "../mention.ts";

/** What the field that names means. */
export interface NamedFacts {
  /** The kind that is named, as `objectKind` says it. */
  readonly kind: string;
  /** The field without indexes. */
  readonly field: string;
  /** The key that holds the name; `name` when left out. */
  readonly key?: string;
  readonly port?: NamedPort | undefined;
  readonly optional?: boolean;
  readonly sendsTraffic?: boolean;
}

/** The object that a map names, in its own namespace where it says one; none when a part of that cannot be known. */
export function namedIn(item: YamlNode | undefined, facts: NamedFacts): readonly Mention[] {
  const { kind, field, key = "name", port, optional = false, sendsTraffic = false } = facts;
  const node = asScalar(child(item, key));
  const name = knownText(node);
  const namespaceNode = scalarAt(item, "namespace");
  const namespace = knownText(namespaceNode);
  const open = namespaceNode === undefined || scalarValue(namespaceNode).type === "null";
  if (node === undefined || name === undefined || (namespace === undefined && !open)) return [];
  return [{ kind, name, namespace, field, range: node.range, node, port, optional, sendsTraffic }];
}

/**
 * The object that a reference names by kind and version, in the place of which the defaults of its field may stand;
 * none when a part of that cannot be known.
 */
export function referredIn(
  reference: YamlNode | undefined,
  facts: Omit<NamedFacts, "kind">,
  defaults?: { readonly apiVersion: string; readonly kind: string },
): readonly Mention[] {
  const [kindNode, versionNode] = [scalarAt(reference, "kind"), scalarAt(reference, "apiVersion")];
  const kind = kindNode === undefined ? defaults?.kind : knownText(kindNode);
  const apiVersion = versionNode === undefined ? defaults?.apiVersion : knownText(versionNode);
  if (kind === undefined || apiVersion === undefined) return [];
  return namedIn(reference, { kind: objectKind({ apiVersion, kind }), ...facts });
}

/** A port under a key, a number or a name; digits in quotes are neither, since operators differ in what they take them for. */
export function portIn(item: YamlNode | undefined, key: string, protocol: Protocol): NamedPort | undefined {
  const node = asScalar(child(item, key));
  const value = integerOf(node) ?? knownText(node);
  if (
    node === undefined ||
    value === undefined ||
    /^\d+$/.test(value.toString()) !== (typeof value === "number")
  )
    return undefined;
  return { value, protocol, range: node.range, node };
}
