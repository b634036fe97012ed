/**
 * Reads beside which other pods a pod is placed: affinity, anti-affinity and spread. They select by label, and nothing
 * is sent to what they select; who renames a label changes them with it.
 */
import type { YamlNode } from "../../yaml/node.ts";
import { asMap, asScalar, child, itemsOf, pairOf } from "../../yaml/node.ts";
import { knownText } from "../identity.ts";
import { readLabelSelector } from "../label-selector.ts";
import type { Pick } from "../mention.ts";
import { namespacesIn } from "../namespace-names.ts";

const required = "requiredDuringSchedulingIgnoredDuringExecution";
const preferred = "preferredDuringSchedulingIgnoredDuringExecution";

/**
 * The selectors in a pod spec. One that is not written selects no pods, and is left out.
 * @param field where the spec stands in its object: `spec.template.spec`
 */
export function readPlacement(spec: YamlNode | undefined, field: string): readonly Pick[] {
  const affinity = (["podAffinity", "podAntiAffinity"] as const).flatMap((key) => {
    const terms = child(child(spec, "affinity"), key);
    const at = `${field}.affinity.${key}`;
    return [
      ...itemsOf(child(terms, required)).flatMap((term) => pickOf(term, `${at}.${required}`)),
      ...itemsOf(child(terms, preferred)).flatMap((item) =>
        pickOf(child(item, "podAffinityTerm"), `${at}.${preferred}.podAffinityTerm`),
      ),
    ];
  });
  const spread = itemsOf(child(spec, "topologySpreadConstraints"));
  return [...affinity, ...spread.flatMap((each) => pickOf(each, `${field}.topologySpreadConstraints`))];
}

function pickOf(term: YamlNode | undefined, field: string): readonly Pick[] {
  const selector = readLabelSelector(pairOf(term, "labelSelector"));
  if (selector === undefined) return [];
  return [
    { of: "pods", field: `${field}.labelSelector`, selector, namespaces: namespacesOf(term), ports: [] },
  ];
}

/** The namespaces that are listed and those that are selected together; neither means the pod's own. */
function namespacesOf(term: YamlNode | undefined): Pick["namespaces"] {
  const items = itemsOf(child(term, "namespaces"));
  const listed = items.flatMap((item) => knownText(asScalar(item)) ?? []);
  const written = pairOf(term, "namespaceSelector");
  const selector = asMap(written?.value) === undefined ? undefined : readLabelSelector(written);
  const selected = selector === undefined ? [] : namespacesIn(selector);
  if (selected === "any" || listed.length < items.length) return "any";
  const names = [...listed, ...selected];
  return names.length === 0 ? "own" : names;
}
