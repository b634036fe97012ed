/** The rows of S8.2–S8.14 that an Ingress alone decides: which field the API server refuses, and why. */
import * as l10n from "@vscode/l10n";
import { isAddress } from "../kubernetes/address.ts";
import {
  dns1035Problems,
  dnsLabelProblems,
  dnsSubdomainProblems,
  portNameProblems,
} from "../kubernetes/names.ts";
import { knownText } from "../resources/identity.ts";
import type { Ingress, IngressBackend, IngressPath, IngressRule } from "../resources/ingress.ts";
import type { Range } from "../text/range.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { integerOf, scalarValue } from "../yaml/value.ts";

export interface IngressProblem {
  readonly row: string;
  readonly kind: "Invalid" | "Required" | "NotSupported";
  /** The path of the field, as the API server gives it. */
  readonly path: string;
  readonly range: Range;
  /** What is wrong, as a whole sentence. */
  readonly says: string;
  /** A value that would be right; undefined where nobody can know it. */
  readonly remedy?: { readonly node: YamlScalar; readonly text: string };
}

/** What is wrong with an Ingress of `networking.k8s.io/v1` for a minor version of Kubernetes 1; unknown values are no problem. */
export function ingressProblems(ingress: Ingress, minor: number): readonly IngressProblem[] {
  const { defaultBackend, rules } = ingress;
  return [
    ...nothingAtAll(ingress),
    ...classes(ingress),
    ...(defaultBackend === undefined
      ? []
      : backendRows(defaultBackend, { path: "spec.defaultBackend", minor })),
    ...rules.flatMap((rule, index) => ruleRows(rule, { path: `spec.rules[${index}]`, minor })),
  ];
}

interface Place {
  readonly path: string;
  readonly minor: number;
}

function nothingAtAll({
  specRange,
  hasRules,
  defaultBackend,
  legacyDefault,
}: Ingress): readonly IngressProblem[] {
  const something = hasRules !== false || defaultBackend !== undefined || legacyDefault !== undefined;
  if (specRange === undefined || something) return [];
  const range = { start: specRange.start, end: specRange.start + "spec".length };
  const says = l10n.t("It has neither `rules` nor `defaultBackend`.");
  return [{ row: "S8.2", kind: "Invalid", path: "spec", range, says }];
}

function classes({ ingressClass: { field, annotation } }: Ingress): readonly IngressProblem[] {
  const [name, other] = [knownText(field), knownText(annotation)];
  if (field === undefined || annotation === undefined || name === undefined || other === undefined) return [];
  if (name === other) return [];
  const says = l10n.t(
    "`ingressClassName` is `{0}`, but the annotation `kubernetes.io/ingress.class` says `{1}`.",
    name,
    other,
  );
  const path = "metadata.annotations[kubernetes.io/ingress.class]";
  const remedy = { node: annotation, text: name };
  return [{ row: "S8.14", kind: "Invalid", path, range: annotation.range, says, remedy }];
}

function ruleRows(rule: IngressRule, { path, minor }: Place): readonly IngressProblem[] {
  return [
    ...hostRows(rule, path),
    ...noPaths(rule, path),
    ...rule.paths.flatMap((each, index) => pathRows(each, { path: `${path}.http.paths[${index}]`, minor })),
  ];
}

function hostRows({ host, hostNode: node }: IngressRule, at: string): readonly IngressProblem[] {
  if (host === undefined || node === undefined) return [];
  const problem = { row: "S8.12", kind: "Invalid", path: `${at}.host`, range: node.range } as const;
  if (isAddress(host))
    return [{ ...problem, says: l10n.t("Host `{0}` is an IP address; a host is a DNS name.", host) }];
  const name = host.startsWith("*.") ? host.slice(2) : host;
  const [why] = dnsSubdomainProblems(name);
  if (why === undefined) return [];
  const text = host.toLowerCase();
  const better = dnsSubdomainProblems(name.toLowerCase()).length === 0 ? { remedy: { node, text } } : {};
  return [{ ...problem, says: l10n.t("Host `{0}` is no DNS name: it {1}.", host, why), ...better }];
}

function noPaths({ http, hasPaths }: IngressRule, at: string): readonly IngressProblem[] {
  if (http === undefined || hasPaths !== false) return [];
  const says = l10n.t("A rule with `http` has no `paths`.");
  return [{ row: "S8.13", kind: "Required", path: `${at}.http.paths`, range: http, says }];
}

const pathTypes = ["Exact", "Prefix", "ImplementationSpecific"] as const;

function pathRows(each: IngressPath, { path: at, minor }: Place): readonly IngressProblem[] {
  const backend =
    each.backend === undefined ? [] : backendRows(each.backend, { path: `${at}.backend`, minor });
  return [...typeRows(each, at), ...absolutePath(each, at), ...backend];
}

function typeRows({ pathType, pathTypeNode: node }: IngressPath, at: string): readonly IngressProblem[] {
  if (node === undefined || pathType === undefined || pathTypes.some((each) => each === pathType)) return [];
  const text = pathTypes.find((each) => each.toLowerCase() === pathType.toLowerCase());
  const says = l10n.t("`pathType: {0}` is none of `Exact`, `Prefix` and `ImplementationSpecific`.", pathType);
  const problem = {
    row: "S8.10",
    kind: "NotSupported",
    path: `${at}.pathType`,
    range: node.range,
    says,
  } as const;
  return [text === undefined ? problem : { ...problem, remedy: { node, text } }];
}

/** Sequences that a path must not hold, and those that it must not end with. */
const forbidden = ["//", "/./", "/../", "%2f", "%2F"] as const;
const forbiddenEnds = ["/..", "/."] as const;

function absolutePath(
  { path, pathNode: node, pathType }: IngressPath,
  at: string,
): readonly IngressProblem[] {
  if (pathType !== "Exact" && pathType !== "Prefix") return [];
  const missing = node === undefined || (path === undefined && scalarValue(node).type === "string");
  if (missing || path === undefined || node === undefined) return [];
  const problem = { row: "S8.11", kind: "Invalid", path: `${at}.path`, range: node.range } as const;
  if (!path.startsWith("/")) {
    const says = l10n.t("Path `{0}` does not begin with a slash, as type `{1}` asks for.", path, pathType);
    return [{ ...problem, says, remedy: { node, text: `/${path}` } }];
  }
  const part =
    forbidden.find((each) => path.includes(each)) ?? forbiddenEnds.find((each) => path.endsWith(each));
  return part === undefined
    ? []
    : [
        {
          ...problem,
          says: l10n.t("Path `{0}` has `{1}` in it, which type `{2}` does not allow.", path, part, pathType),
        },
      ];
}

function backendRows(backend: IngressBackend, { path, minor }: Place): readonly IngressProblem[] {
  const { known, hasService, hasResource, legacy, keyRange: range } = backend;
  if (!known || legacy !== undefined) return [];
  const problem = { kind: "Invalid", path, range } as const;
  if (!hasService && !hasResource)
    return [{ ...problem, row: "S8.3", says: l10n.t("A backend has neither `service` nor `resource`.") }];
  if (hasService && hasResource)
    return [{ ...problem, row: "S8.4", says: l10n.t("A backend has both `service` and `resource`.") }];
  return hasService ? [...serviceRows(backend, { path, minor }), ...portRows(backend, path)] : [];
}

function serviceRows(
  { nameNode: node, keyRange }: IngressBackend,
  { path, minor }: Place,
): readonly IngressProblem[] {
  const at = `${path}.service.name`;
  if (node === undefined || isNothing(node)) {
    const says = l10n.t("A backend does not name its Service.");
    return [{ row: "S8.5", kind: "Required", path: at, range: placeOf(node) ?? keyRange, says }];
  }
  const name = knownText(node);
  const [why] = name === undefined ? [] : minor >= 36 ? dnsLabelProblems(name) : dns1035Problems(name);
  if (why === undefined || name === undefined) return [];
  const says = l10n.t("`{0}` is no name of a Service: it {1}.", name, why);
  return [{ row: "S8.5", kind: "Invalid", path: at, range: node.range, says }];
}

function portRows(backend: IngressBackend, path: string): readonly IngressProblem[] {
  const { portNameNode: name, portNumberNode: number, keyRange: range } = backend;
  const [named, numbered] = [isWritten(name), isWritten(number) && !isZero(number)];
  if (named && numbered)
    return [
      {
        row: "S8.6",
        kind: "Invalid",
        path,
        range,
        says: l10n.t("A backend names its port by `name` and by `number`; only one may be there."),
      },
    ];
  if (!named && !numbered)
    return [
      {
        row: "S8.7",
        kind: "Required",
        path,
        range,
        says: l10n.t("A backend does not say which port of the Service it means."),
      },
    ];
  return [...portName(name, path), ...portNumber(number, path)];
}

function portName(node: YamlScalar | undefined, path: string): readonly IngressProblem[] {
  const name = knownText(node);
  const [why] = name === undefined ? [] : portNameProblems(name);
  if (node === undefined || name === undefined || why === undefined) return [];
  const says = l10n.t("`{0}` cannot name a port here: it {1}.", name, why);
  return [{ row: "S8.8", kind: "Invalid", path: `${path}.service.port.name`, range: node.range, says }];
}

function portNumber(node: YamlScalar | undefined, path: string): readonly IngressProblem[] {
  const number = integerOf(node);
  if (node === undefined || number === undefined || (number >= 1 && number <= 65_535)) return [];
  const says = l10n.t("Port {0} is none: ports go from 1 to 65535.", number);
  return [{ row: "S8.9", kind: "Invalid", path: `${path}.service.port.number`, range: node.range, says }];
}

function isNothing(node: YamlScalar): boolean {
  const value = scalarValue(node);
  return value.type === "null" || (value.type === "string" && value.value === "");
}

function isWritten(node: YamlScalar | undefined): boolean {
  return node !== undefined && !isNothing(node);
}

function isZero(node: YamlScalar | undefined): boolean {
  return integerOf(node) === 0;
}

function placeOf(node: YamlScalar | undefined): Range | undefined {
  return node === undefined || node.range.start === node.range.end ? undefined : node.range;
}
