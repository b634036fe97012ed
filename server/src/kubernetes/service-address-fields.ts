/** The rows of `service-fields.ts` on addresses: what they may be, how many, and of which families. */
import * as l10n from "@vscode/l10n";
import { type Ip, type IpFamily, isCidr, parseIp, specialUse } from "./ip.ts";
import type { FieldProblem, FieldValue, Remedy, ServiceFieldName, Spec } from "./service-spec.ts";

/** The rows S1.33, S1.34, S1.39–S1.46, S1.48, S1.61, S1.63 and S1.64. */
export function addressRows(spec: Spec): readonly FieldProblem[] {
  return [
    ...headlessOfType(spec),
    ...(spec.type === "ExternalName"
      ? []
      : [...clusterIPRows(spec), ...familyRows(spec), ...policyRow(spec)]),
    ...externalIPRows(spec),
    ...sourceRangeRows(spec),
  ];
}

/** The policy that the API server fills in on a cluster of one family (S1.9). */
export function defaultFamilyPolicy(values: Spec["values"]): "SingleStack" | "RequireDualStack" {
  const [first] = values.get("clusterIPs") ?? values.get("clusterIP") ?? [];
  return first === "None" && !values.has("selector") ? "RequireDualStack" : "SingleStack";
}

/** Only a ClusterIP Service can be headless (S1.33, S1.34). */
function headlessOfType({ type, values }: Spec): readonly FieldProblem[] {
  if (type !== "LoadBalancer" && type !== "NodePort") return [];
  const fields = (["clusterIP", "clusterIPs"] as const).filter((field) => values.get(field)?.[0] === "None");
  const [field] = fields;
  if (field === undefined) return [];
  return [
    {
      row: type === "LoadBalancer" ? "S1.33" : "S1.34",
      kind: "Invalid",
      field,
      ...(field === "clusterIPs" ? { index: 0 } : {}),
      beside: "type",
      says: (service) =>
        l10n.t(
          "{0} is of type {1} and has `{2}: None`; only a ClusterIP Service can be headless.",
          service,
          type,
          field,
        ),
      remedies: [fields.map((each) => ({ field: each })), [{ field: "type", value: "ClusterIP" }]],
    },
  ];
}

function clusterIPRows(spec: Spec): readonly FieldProblem[] {
  const { values } = spec;
  const field: ServiceFieldName = values.has("clusterIPs") ? "clusterIPs" : "clusterIP";
  const entries = values.get(field) ?? [];
  const wrong = entries.flatMap((entry, index) =>
    index === 0 && entry === "None" ? [] : notAnAddress(spec, { field, index, entry }),
  );
  const counted = [...agreement(spec), ...noneAndMore(entries), ...tooMany(entries)];
  if (wrong.length > 0 || entries.includes("None")) return [...counted, ...wrong];
  return [...counted, ...sameFamily(entries), ...otherFamily(spec, field)];
}

/** The two fields say the same (S1.39, S1.40). */
function agreement({ values }: Spec): readonly FieldProblem[] {
  const [first] = values.get("clusterIPs") ?? [];
  if (typeof first !== "string") return [];
  const field = "clusterIPs";
  const add: Remedy = [{ field: "clusterIP", value: first }];
  const [single] = values.get("clusterIP") ?? [""];
  if (single === "") {
    const says = (service: string) => l10n.t("{0} has `clusterIPs` and no `clusterIP`.", service);
    return [{ row: "S1.40", kind: "Invalid", field, says, remedies: [add, [{ field }]] }];
  }
  if (typeof single !== "string" || single === first) return [];
  const says = (service: string) =>
    l10n.t("{0} has `clusterIP: {1}`, but its `clusterIPs` begin with `{2}`.", service, single, first);
  const remedies: readonly Remedy[] = [[{ field, index: 0, value: single }], add];
  return [{ row: "S1.39", kind: "Invalid", field, index: 0, beside: "clusterIP", says, remedies }];
}

/** `None` stands alone (S1.41). */
function noneAndMore(entries: readonly FieldValue[]): readonly FieldProblem[] {
  if (entries[0] !== "None" || entries.length < 2) return [];
  const says = (service: string) =>
    l10n.t("{0} has `None` and more in `clusterIPs`; `None` stands alone.", service);
  return [
    { row: "S1.41", kind: "Invalid", field: "clusterIPs", says, remedies: [[{ field: "clusterIPs" }]] },
  ];
}

/** One address of each family, and no third (S1.43). */
function tooMany({ length }: readonly FieldValue[]): readonly FieldProblem[] {
  if (length < 3) return [];
  const says = (service: string) =>
    l10n.t("{0} has {1} values in `clusterIPs`; there may be one of each IP family.", service, length);
  return [{ row: "S1.43", kind: "Invalid", field: "clusterIPs", says, remedies: [] }];
}

function sameFamily(entries: readonly FieldValue[]): readonly FieldProblem[] {
  const families = entries.map(familyOf);
  const [first, second] = families;
  if (first === undefined || first !== second || entries.length !== 2) return [];
  const says = (service: string) =>
    l10n.t("{0} has two {1} addresses in `clusterIPs`; there may be one of each IP family.", service, first);
  return [{ row: "S1.44", kind: "Invalid", field: "clusterIPs", says, remedies: [] }];
}

/** Each address is of the family that stands at its place (S1.45). */
function otherFamily({ values }: Spec, field: ServiceFieldName): readonly FieldProblem[] {
  const families = values.get("ipFamilies") ?? [];
  return (values.get(field) ?? []).flatMap((entry, index): readonly FieldProblem[] => {
    const [found, wanted] = [familyOf(entry), families[index]];
    if (found === undefined || (wanted !== "IPv4" && wanted !== "IPv6") || found === wanted) return [];
    const names = [found, `${entry}`, field, wanted] as const;
    const says = (service: string) =>
      l10n.t("{0} has the {1} address `{2}` in `{3}` where `ipFamilies` says {4}.", service, ...names);
    const remedies: readonly Remedy[] = [[{ field: "ipFamilies", index, value: found }]];
    const at = field === "clusterIPs" ? { field, index } : { field };
    return [{ row: "S1.45", kind: "Invalid", ...at, beside: "ipFamilies", says, remedies }];
  });
}

function familyOf(entry: FieldValue): IpFamily | undefined {
  return typeof entry === "string" ? parseIp(entry)?.family : undefined;
}

const families = ["IPv4", "IPv6"] as const;

/** The families by name, each once (S1.46). */
function familyRows({ values }: Spec): readonly FieldProblem[] {
  const field = "ipFamilies";
  const written = values.get(field) ?? [];
  return written.flatMap((value, index): readonly FieldProblem[] => {
    if (typeof value !== "string") return [];
    const free = families.filter((each) => !written.includes(each));
    const like = families.filter((each) => each.toLowerCase() === value.toLowerCase());
    const remedies = (like.length > 0 && like[0] !== value ? like : free).map(
      (each): Remedy => [{ field, index, value: each }],
    );
    const at = { row: "S1.46", field, index, remedies } as const;
    if (!families.some((each) => each === value))
      return [
        {
          ...at,
          kind: "NotSupported",
          says: (service) =>
            l10n.t("{0} has `{1}` in `ipFamilies`, which is neither `IPv4` nor `IPv6`.", service, value),
        },
      ];
    if (written.indexOf(value) === index) return [];
    return [
      {
        ...at,
        kind: "Duplicate",
        says: (service) => l10n.t("{0} names {1} twice in `ipFamilies`.", service, value),
      },
    ];
  });
}

/** Two addresses or families want a policy that allows two (S1.48); not to write one allows one (S1.9). */
function policyRow({ values }: Spec): readonly FieldProblem[] {
  const field = "ipFamilyPolicy";
  const [policy] = values.get(field) ?? [defaultFamilyPolicy(values)];
  const two = (["clusterIPs", "ipFamilies"] as const).find((each) => values.get(each)?.length === 2);
  if (two === undefined || policy !== "SingleStack") return [];
  const says = (service: string) =>
    values.has(field)
      ? l10n.t("{0} has two values in `{1}`, but its `ipFamilyPolicy` is SingleStack.", service, two)
      : l10n.t(
          "{0} has two values in `{1}`, but its `ipFamilyPolicy` is not written, which means SingleStack.",
          service,
          two,
        );
  const remedies = ["PreferDualStack", "RequireDualStack"].map((value): Remedy => [{ field, value }]);
  return [{ row: "S1.48", kind: "Invalid", field, beside: two, says, remedies }];
}

function externalIPRows(spec: Spec): readonly FieldProblem[] {
  const field = "externalIPs";
  return (spec.values.get(field) ?? []).flatMap((entry, index): readonly FieldProblem[] => {
    const ip = typeof entry === "string" ? parseIp(entry) : undefined;
    const special = ip === undefined ? undefined : specialUse(ip);
    const wrong = notAnAddress(spec, { field, index, entry });
    if (special === undefined || wrong.length > 0) return wrong;
    const says = (service: string) =>
      l10n.t("{0} has `{1}` in `externalIPs`, {2}.", service, `${entry}`, special);
    return [{ row: "S1.64", kind: "Invalid", field, index, says, remedies: [] }];
  });
}

interface Entry {
  readonly field: "clusterIP" | "clusterIPs" | "externalIPs";
  readonly index: number;
  readonly entry: FieldValue;
}

/** An address in a form that the version takes (S1.42, S1.63, S0.30). */
function notAnAddress({ minor }: Spec, { field, index, entry }: Entry): readonly FieldProblem[] {
  if (typeof entry !== "string") return [];
  const ip = parseIp(entry);
  if (ip !== undefined && !(ip.outdated && minor >= 36)) return [];
  const at = field === "clusterIP" ? { field } : { field, index };
  const none: readonly Remedy[] =
    entry.toLowerCase() === "none" && field !== "externalIPs" ? [[{ ...at, value: "None" }]] : [];
  const modern = ip === undefined ? none : [[{ ...at, value: dotted(ip) }]];
  const says = (service: string) =>
    ip === undefined
      ? l10n.t("{0} has `{1}` in `{2}`, which is no IP address.", service, entry, field)
      : l10n.t(
          "{0} has `{1}` in `{2}`, a form of IPv4 address that is no longer taken.",
          service,
          entry,
          field,
        );
  return [
    { row: field === "externalIPs" ? "S1.63" : "S1.42", kind: "Invalid", ...at, says, remedies: modern },
  ];
}

function dotted({ bytes }: Ip): string {
  return bytes.join(".");
}

/** Blocks of addresses (S1.61); the API server drops blanks around them. */
function sourceRangeRows({ type, values }: Spec): readonly FieldProblem[] {
  const field = "loadBalancerSourceRanges";
  if (type !== "LoadBalancer") return [];
  return (values.get(field) ?? []).flatMap((entry, index): readonly FieldProblem[] => {
    if (typeof entry !== "string" || isCidr(entry)) return [];
    const ip = parseIp(entry.trim());
    const block =
      ip === undefined
        ? []
        : [[{ field, index, value: `${entry.trim()}/${ip.family === "IPv4" ? 32 : 128}` }] as const];
    const says = (service: string) =>
      l10n.t("{0} has `{1}` in `{2}`, which is no block such as `10.9.8.0/24`.", service, entry, field);
    return [{ row: "S1.61", kind: "Invalid", field, index, says, remedies: block }];
  });
}
