/** Reads the fields of a Service that rules compare with each other: only those that are written are kept. */
import { type ServiceFieldName, serviceFieldNames } from "../../kubernetes/service-spec.ts";
import { placeOf } from "../../yaml/edits.ts";
import type { YamlNode, YamlScalar } from "../../yaml/node.ts";
import { asMap, descend, pairOf } from "../../yaml/node.ts";
import type { ServiceField } from "../service.ts";

/** The written fields of a `spec`, in the order of `serviceFieldNames`; null ones too. */
export function readServiceFields(spec: YamlNode | undefined): readonly ServiceField[] {
  return serviceFieldNames.flatMap((name) => {
    const holder = asMap(
      name === "timeoutSeconds" ? descend(spec, "sessionAffinityConfig", "clientIP") : spec,
    );
    const pair = pairOf(holder, name);
    if (pair === undefined) return [];
    const values = valuesOf(name, pair.value);
    return [{ name, keyRange: pair.keyRange, values, place: placeOf(holder, name) }];
  });
}

const lists: ReadonlySet<ServiceFieldName> = new Set([
  "clusterIPs",
  "ipFamilies",
  "externalIPs",
  "loadBalancerSourceRanges",
]);
const maps: ReadonlySet<ServiceFieldName> = new Set(["selector", "sessionAffinityConfig"]);

/** The scalars of a value of the right shape; undefined for any other, whose meaning nobody can know. */
function valuesOf(name: ServiceFieldName, node: YamlNode): readonly YamlScalar[] | undefined {
  if (node.kind === "scalar") return lists.has(name) && node.text !== "" ? undefined : [node];
  if (node.kind === "map") return maps.has(name) && node.pairs.length === 0 ? [] : undefined;
  if (!lists.has(name)) return undefined;
  const scalars = node.items.flatMap((item) => (item.kind === "scalar" ? [item] : []));
  return scalars.length === node.items.length ? scalars : undefined;
}
