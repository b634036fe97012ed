/** What kubectl takes from the object that it exposes: its selector, its ports and their protocols (S5.3-S5.19). */
import { asPlainList, asPlainMap, type Plain, type PlainMap, plainAt } from "../../../yaml/plain.ts";
import type { ExposableKind } from "./registered-kinds.ts";

/** An object that was decoded: every value that is read here has its type. */
export interface Exposable {
  readonly kind: ExposableKind;
  readonly apiVersion: string;
  readonly root: Plain;
}

/** A selector or labels as kubectl hands them around: `key=value`, joined by commas. */
export type LabelSpec = string;

/** The selector of the new Service, or kubectl's reason why there is none (S5.4-S5.12). */
export function selectorOf({ kind, apiVersion, root }: Exposable): LabelSpec | { readonly problem: string } {
  const spec = plainAt(root, "spec");
  if (kind === "ReplicationController") return labelSpec(plainAt(spec, "selector"));
  if (kind === "Pod") {
    const labels = labelSpec(plainAt(root, "metadata", "labels"));
    return labels === "" ? { problem: "the pod has no labels and cannot be exposed" } : labels;
  }
  if (kind === "Service") {
    const selector = asPlainMap(plainAt(spec, "selector"));
    return selector === undefined ? { problem: "the service has no pod selector set" } : labelSpec(selector);
  }
  return apiVersion.startsWith("extensions/") ? oldSelector(kind, spec) : appsSelector(kind, spec);
}

function appsSelector(
  kind: ExposableKind,
  spec: Plain | undefined,
): LabelSpec | { readonly problem: string } {
  const labels = labelSpec(plainAt(spec, "selector", "matchLabels"));
  if (labels === "")
    return { problem: `invalid ${kind.toLowerCase()}: no selectors, therefore cannot be exposed` };
  return expressionProblem(spec) ?? labels;
}

/** The group `extensions` fell back on the labels of the pods (S5.8). */
function oldSelector(kind: ExposableKind, spec: Plain | undefined): LabelSpec | { readonly problem: string } {
  const selector = asPlainMap(plainAt(spec, "selector"));
  if (selector === undefined) {
    const labels = labelSpec(plainAt(spec, "template", "metadata", "labels"));
    if (labels !== "") return labels;
  }
  const labels = labelSpec(selector?.["matchLabels"]);
  const it = kind === "ReplicaSet" ? "replica set" : "deployment";
  return (
    expressionProblem(spec) ??
    (labels === "" ? { problem: `the ${it} has no labels or selectors and cannot be exposed` } : labels)
  );
}

/** Go's own print of the list (S5.10). */
function expressionProblem(spec: Plain | undefined): { readonly problem: string } | undefined {
  const expressions = asPlainList(plainAt(spec, "selector", "matchExpressions"));
  if (expressions.length === 0) return undefined;
  const printed = expressions.map((each) => {
    const values = asPlainList(plainAt(each, "values")).map(textOf).join(" ");
    return `{Key:${textOf(plainAt(each, "key"))} Operator:${textOf(plainAt(each, "operator"))} Values:[${values}]}`;
  });
  return { problem: `couldn't convert expressions - "[${printed.join(" ")}]" to map-based selector format` };
}

/** The labels of the object itself (S5.25). */
export function labelsOf({ root }: Exposable): LabelSpec {
  return labelSpec(plainAt(root, "metadata", "labels"));
}

/** The distinct port numbers in the order of the file (S5.15). */
export function portsOf(exposable: Exposable): readonly string[] {
  return [...new Set(declaredPorts(exposable).map(({ number }) => number))];
}

/** The protocols of every port number, in the order of the file, repeated ones too (S5.19-S5.21). */
export function protocolsOf(exposable: Exposable): ReadonlyMap<string, readonly string[]> {
  const protocols = new Map<string, readonly string[]>();
  for (const { number, protocol } of declaredPorts(exposable))
    protocols.set(number, [...(protocols.get(number) ?? []), protocol]);
  return protocols;
}

interface DeclaredPort {
  readonly number: string;
  readonly protocol: string;
}

function declaredPorts({ kind, root }: Exposable): readonly DeclaredPort[] {
  const read = (ports: Plain | undefined, key: string) =>
    asPlainList(ports).map((port) => ({
      number: String(plainAt(port, key) ?? 0),
      protocol: textOf(plainAt(port, "protocol")) || "TCP",
    }));
  const spec = plainAt(root, "spec");
  if (kind === "Service") return read(plainAt(spec, "ports"), "port");
  const pod = kind === "Pod" ? spec : plainAt(spec, "template", "spec");
  return asPlainList(plainAt(pod, "containers")).flatMap((container) =>
    read(plainAt(container, "ports"), "containerPort"),
  );
}

/** A map of labels as one text. Null is the empty text (S0.10). */
function labelSpec(labels: Plain | PlainMap | undefined): LabelSpec {
  return Object.entries(asPlainMap(labels) ?? {})
    .map(([key, value]) => `${key}=${textOf(value)}`)
    .sort()
    .join(",");
}

/** A string of a decoded object; empty where there is none. */
export function textOf(value: Plain | undefined): string {
  return typeof value === "string" ? value : "";
}
