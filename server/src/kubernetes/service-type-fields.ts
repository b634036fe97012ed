/** The rows of `service-fields.ts` that tie a field to the type of the Service, or to a few words that it may hold. */
import * as l10n from "@vscode/l10n";
import { dnsSubdomainProblems, labelKeyProblems } from "./names.ts";
import {
  type FieldProblem,
  type Remedy,
  type ServiceFieldName,
  type ServiceType,
  type Spec,
  serviceTypes,
} from "./service-spec.ts";

/** The rows S1.16, S1.35–S1.38, S1.47, S1.53–S1.62 and S1.65. */
export function typeRows(spec: Spec): readonly FieldProblem[] {
  return [
    ...words(spec).flatMap((row) => unknownWord(spec, row)),
    ...bonds.flatMap((row) => brokenBond(spec, row)),
    ...externalNameRows(spec),
    ...trafficRows(spec),
    ...affinityTimeout(spec),
    ...classSyntax(spec),
  ];
}

/** Whether traffic from outside may come in: only then it has a policy (S1.5). Undefined when that is unknown. */
function isReachedFromOutside({ type, values }: Spec): boolean | undefined {
  if (type === undefined) return undefined;
  return (
    type === "NodePort" || type === "LoadBalancer" || (type === "ClusterIP" && values.has("externalIPs"))
  );
}

interface WordRow {
  readonly row: string;
  readonly field: ServiceFieldName;
  readonly supported: readonly string[];
}

/** Fields that hold one of a few words, as far as the API server looks at them. */
function words(spec: Spec): readonly WordRow[] {
  const distributions = ["PreferClose", ...(spec.minor >= 34 ? ["PreferSameZone", "PreferSameNode"] : [])];
  return [
    { row: "S1.16", field: "type", supported: serviceTypes },
    ...(spec.type === "ExternalName"
      ? []
      : [
          {
            row: "S1.47",
            field: "ipFamilyPolicy",
            supported: ["SingleStack", "PreferDualStack", "RequireDualStack"],
          } as const,
        ]),
    { row: "S1.53", field: "sessionAffinity", supported: ["None", "ClientIP"] },
    ...(isReachedFromOutside(spec) === true
      ? [{ row: "S1.56", field: "externalTrafficPolicy", supported: ["Cluster", "Local"] } as const]
      : []),
    { row: "S1.57", field: "internalTrafficPolicy", supported: ["Cluster", "Local"] },
    { row: "S1.65", field: "trafficDistribution", supported: distributions },
  ];
}

function unknownWord({ values }: Spec, { row, field, supported }: WordRow): readonly FieldProblem[] {
  const [value] = values.get(field) ?? [];
  if (typeof value !== "string" || supported.includes(value)) return [];
  const like = supported.filter((each) => each.toLowerCase() === value.toLowerCase());
  const wanted = like.length > 0 ? like : supported;
  const remedies = wanted.map((each): Remedy => [{ field, value: each }]);
  const says = (service: string) => outsideOf(supported, [service, field, value]);
  return [{ row, kind: "NotSupported", field, says, remedies }];
}

function outsideOf(
  [first = "", second = "", ...more]: readonly string[],
  names: readonly [string, string, string],
) {
  if (second === "") return l10n.t("{0} has `{1}: {2}`, which is not `{3}`.", ...names, first);
  if (more.length === 0) {
    return l10n.t("{0} has `{1}: {2}`, which is neither `{3}` nor `{4}`.", ...names, first, second);
  }
  const comma = l10n.t({ message: ", ", comment: "Between the items of a list, save the last two" });
  const words = [first, second, ...more].map((word) => `\`${word}\``).join(comma);
  return l10n.t("{0} has `{1}: {2}`, which is none of {3}.", ...names, words);
}

interface BondRow {
  readonly row: string;
  readonly field: ServiceFieldName;
  /** The types of Service that may have the field. */
  readonly types: readonly ServiceType[];
  /** A sentence on what is wrong. */
  readonly says: (service: string, type: string, field: string) => string;
}

const addressed: readonly ServiceType[] = ["ClusterIP", "NodePort", "LoadBalancer"];
const balanced: readonly ServiceType[] = ["LoadBalancer"];
const noAddress: BondRow["says"] = (...names) =>
  l10n.t("{0} is of type {1} and has `{2}`; such a Service has no address of its own.", ...names);
const onlyBalanced: BondRow["says"] = (...names) =>
  l10n.t("{0} is of type {1} and has `{2}`; only a LoadBalancer Service may have that.", ...names);

/** Fields that only some types of Service may have at all. */
const bonds: readonly BondRow[] = [
  { row: "S1.35", field: "clusterIP", types: addressed, says: noAddress },
  { row: "S1.35", field: "clusterIPs", types: addressed, says: noAddress },
  { row: "S1.36", field: "ipFamilies", types: addressed, says: noAddress },
  { row: "S1.36", field: "ipFamilyPolicy", types: addressed, says: noAddress },
  { row: "S1.60", field: "loadBalancerClass", types: balanced, says: onlyBalanced },
  { row: "S1.61", field: "loadBalancerSourceRanges", types: balanced, says: onlyBalanced },
  { row: "S1.62", field: "allocateLoadBalancerNodePorts", types: balanced, says: onlyBalanced },
];

function brokenBond({ type, values }: Spec, { row, field, types, says }: BondRow): readonly FieldProblem[] {
  if (type === undefined || types.includes(type) || !values.has(field)) return [];
  const other = types.map((each): Remedy => [{ field: "type", value: each }]);
  return [
    {
      row,
      kind: "Forbidden",
      field,
      beside: "type",
      says: (service) => says(service, type, field),
      remedies: [[{ field }], ...other.slice(0, 1)],
    },
  ];
}

/** An ExternalName Service is nothing but its name (S1.37, S1.38). */
function externalNameRows({ type, values }: Spec): readonly FieldProblem[] {
  if (type !== "ExternalName") return [];
  const [written = ""] = values.get("externalName") ?? [""];
  if (values.has("externalName") && values.get("externalName")?.[0] === undefined) return [];
  if (typeof written !== "string") return [];
  const name = written.replace(/\.$/, "");
  if (name === "") {
    const says = (service: string) =>
      l10n.t("{0} is of type ExternalName and has no `externalName`.", service);
    const remedies: readonly Remedy[] = [[{ field: "type", value: "ClusterIP" }]];
    return [{ row: "S1.37", kind: "Required", field: "externalName", beside: "type", says, remedies }];
  }
  const [problem] = dnsSubdomainProblems(name);
  if (problem === undefined) return [];
  const host = name
    .toLowerCase()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//, "")
    .replace(/[:/].*/s, "");
  const remedies =
    dnsSubdomainProblems(host).length > 0 ? [] : [[{ field: "externalName", value: host }] as const];
  const says = (service: string) =>
    l10n.t("{0} has `externalName: {1}`, which is no DNS name: it {2}.", service, written, problem);
  return [{ row: "S1.38", kind: "Invalid", field: "externalName", says, remedies }];
}

/** Policies and checks of traffic from outside (S1.55, S1.58). */
function trafficRows(spec: Spec): readonly FieldProblem[] {
  const { type, values } = spec;
  const [policy] = values.get("externalTrafficPolicy") ?? [];
  const [check] = values.get("healthCheckNodePort") ?? [];
  const inside = values.has("externalTrafficPolicy") && isReachedFromOutside(spec) === false;
  const wanted =
    type === "LoadBalancer" &&
    (policy === "Local" || (policy === undefined && values.has("externalTrafficPolicy")));
  const unwanted = type !== undefined && typeof check === "number" && check !== 0 && !wanted;
  const remedies = (["NodePort", "LoadBalancer"] as const).map((value): Remedy => [{ field: "type", value }]);
  return [
    ...(inside
      ? [
          {
            row: "S1.55",
            kind: "Invalid",
            field: "externalTrafficPolicy",
            beside: "type",
            says: (service: string) =>
              l10n.t(
                "{0} is of type {1} and has `externalTrafficPolicy`; only what is reached from outside can have one.",
                service,
                type ?? "",
              ),
            remedies: [[{ field: "externalTrafficPolicy" }], ...remedies],
          } as const,
        ]
      : []),
    ...(unwanted
      ? [
          {
            row: "S1.58",
            kind: "Invalid",
            field: "healthCheckNodePort",
            beside: type === "LoadBalancer" ? "externalTrafficPolicy" : "type",
            says: (service: string) =>
              l10n.t(
                "{0} has `healthCheckNodePort`; only a LoadBalancer Service with `externalTrafficPolicy: Local` may have that.",
                service,
              ),
            remedies: [
              [{ field: "healthCheckNodePort" }],
              ...(type === "LoadBalancer"
                ? [[{ field: "externalTrafficPolicy", value: "Local" }] as const]
                : []),
            ],
          } as const,
        ]
      : []),
  ];
}

/** The time counts only where there is affinity (S1.2, S1.54). */
function affinityTimeout({ values }: Spec): readonly FieldProblem[] {
  const field = "timeoutSeconds";
  const [affinity] = values.get("sessionAffinity") ?? [];
  const [seconds] = values.get(field) ?? [];
  if (affinity !== "ClientIP" || typeof seconds !== "number" || (seconds > 0 && seconds <= 86_400)) return [];
  const says = (service: string) =>
    l10n.t("{0} has `{1}: {2}`; session affinity lasts from 1 to 86400 seconds.", service, field, seconds);
  const remedies: readonly Remedy[] = [[{ field, value: seconds > 0 ? 86_400 : 10_800 }]];
  return [{ row: "S1.54", kind: "Invalid", field, says, remedies }];
}

function classSyntax({ values }: Spec): readonly FieldProblem[] {
  const field = "loadBalancerClass";
  const [written] = values.get(field) ?? [];
  const [problem] = typeof written === "string" ? labelKeyProblems(written) : [];
  if (problem === undefined) return [];
  const says = (service: string) =>
    l10n.t("{0} has `{1}: {2}`, which is no legal class: it {3}.", service, field, `${written}`, problem);
  return [{ row: "S1.60", kind: "Invalid", field, says, remedies: [[{ field }]] }];
}
