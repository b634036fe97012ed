/** Fields of a Service that the API server takes and nothing in the cluster uses (S1.2, S1.67). */
import { type ServiceFieldName, type ServiceValues, serviceTypes } from "./service-spec.ts";

export interface IgnoredField {
  readonly field: ServiceFieldName;
  /** Which types or settings it is not for. */
  readonly because: "external" | "not-external" | "headless" | "no-affinity";
  /** The field that decides so; undefined when it is a default. */
  readonly beside: ServiceFieldName;
}

/** The fields that do nothing, given the others; nothing is said of a Service whose type is unknown. */
export function ignoredFields(values: ServiceValues): readonly IgnoredField[] {
  const [type] = values.get("type") ?? ["ClusterIP"];
  if (!serviceTypes.some((each) => each === type)) return [];
  const external = type === "ExternalName";
  const headless =
    !external && [values.get("clusterIP")?.[0], values.get("clusterIPs")?.[0]].includes("None");
  const [affinity] = values.get("sessionAffinity") ?? ["None"];
  const ignored: readonly (IgnoredField & { readonly when: boolean })[] = [
    { field: "selector", beside: "type", because: "external", when: external },
    {
      field: "externalIPs",
      beside: "type",
      because: "external",
      when: external,
    },
    {
      field: "externalName",
      beside: "type",
      because: "not-external",
      when: !external,
    },
    { field: "loadBalancerIP", beside: "clusterIP", because: "headless", when: headless },
    { field: "externalIPs", beside: "clusterIP", because: "headless", when: headless },
    {
      field: "sessionAffinity",
      beside: "clusterIP",
      because: "headless",
      when: headless && affinity !== "None",
    },
    {
      field: "sessionAffinityConfig",
      beside: "sessionAffinity",
      because: "no-affinity",
      when: affinity === "None",
    },
  ];
  return ignored.filter(({ field, when }) => when && values.has(field));
}
