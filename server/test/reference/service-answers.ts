/**
 * Puts the reference cases on whole manifests to our rules: which field is refused, with what kind of error, and that
 * a legal manifest is accepted. Our wording is our own, so the API's is not compared.
 */
import { portNameProblems } from "../../src/kubernetes/names.ts";
import { defaultFamilyPolicy } from "../../src/kubernetes/service-address-fields.ts";
import { fieldProblems } from "../../src/kubernetes/service-fields.ts";
import type { ErrorKind } from "../../src/kubernetes/service-spec.ts";
import { newestMinor } from "../../src/kubernetes/versions.ts";
import type { Service } from "../../src/resources/service.ts";
import { Findings } from "../../src/rules/findings.ts";
import { rules } from "../../src/rules/index.ts";
import type { Finding } from "../../src/rules/rule.ts";
import { valuesOf } from "../../src/rules/spec-fields.ts";
import { defaultSettings } from "../../src/workspace/settings.ts";
import { isOf, type Placed } from "../../src/workspace/source-file.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import type { YamlNode } from "../../src/yaml/node.ts";
import { parseDocument } from "../../src/yaml/parse.ts";
import { scalarValue } from "../../src/yaml/value.ts";
import type { ReferenceCase } from "./answers.ts";

/** What the API server says of one field. */
export interface FieldError {
  readonly path: string;
  readonly kind: string;
}

/** Cases that a manifest tool cannot be asked, or that no rule of the catalogue speaks of, and why. */
export const unasked: ReadonlyMap<string, string> = new Map([
  ["service-validation-029", "`appProtocol` leads nowhere: no rule of the catalogue reads it"],
  ["service-validation-032", "the server stops at the node port; we say both, which is no less true (S0.7)"],
  ["service-defaulting-002", "defaults that no rule and no preview shows"],
  [
    "workload-validation-013",
    "an expression without values: the selector counts as unreadable, and nothing is said of it",
  ],
  ["workload-validation-014", "values of `Exists`: read literally, and nothing is said of it"],
  ["workload-validation-016", "`restartPolicy` is no matter of wiring"],
  ["workload-validation-023", "a missing `containerPort` is what the schema tells"],
  ["workload-validation-025", "host ports are no matter of Services"],
  ["workload-validation-026", "host ports are no matter of Services"],
  ["workload-validation-028", "the selector of a CronJob is no matter of Services"],
  ["workload-validation-032", "asks for the state of a cluster: what was applied before"],
  ["workload-validation-034", "holds no manifest"],
  ["yaml-025", "too large for its type, and for a port before that: the rule on ports says the latter"],
  ["error-text-001", "how kubectl words an answer of the server, which we never have"],
  ["error-text-002", "how kubectl words an answer of the server, which we never have"],
]);

/** The topics that are asked here. */
export const manifestTopics: ReadonlySet<string> = new Set([
  "service-validation",
  "service-defaulting",
  "workload-validation",
  "yaml",
  "error-text",
]);

/** Our answer, in the shape of `comparableAnswer`. */
export function answerManifest({ topic, input: [text = ""], question }: ReferenceCase): unknown {
  if (topic === "yaml") return answerYaml(text, question);
  if (topic === "service-defaulting") return defaultsOf(text);
  const [, minor = newestMinor] = /through 1\.(\d+)/.exec(question) ?? [];
  return refusals(text, Number(minor));
}

/** What of an expected answer is asked: of errors the fields and their kinds, of defaults those that we read. */
export function comparableAnswer({ topic, expected }: ReferenceCase): unknown {
  if (topic === "yaml") return expected;
  if (topic === "service-defaulting") return pick(expected, ["type", "ports", "ipFamilyPolicy"]);
  const errors = Array.isArray(expected) ? expected : fieldOf(expected, "errors");
  return asSet(readErrors(errors));
}

/** A workload without a selector may be a piece, so it is information where nothing says that it is whole. */
function refuses({ rule, level }: Finding): boolean {
  return level === "error" || rule === "workload-selector-missing";
}

/** What is refused in a manifest, by our rules. */
function refusals(text: string, minor: number): readonly FieldError[] {
  const workspace = new Workspace(["mem:/w"]);
  const onFault = (_rule: unknown, _placed: unknown, error: unknown) => {
    throw error;
  };
  const options = {
    graph: workspace.graph,
    rules,
    levels: () => undefined,
    settings: () => ({ ...defaultSettings, kubernetesVersion: minor }),
    onFault,
  };
  const findings = new Findings(options);
  const { added } = workspace.update("mem:/w/main.yaml", text, { open: true });
  findings.update({ added, removed: [], told: new Set() });
  const { root } = parseDocument(text);
  const found = added.flatMap((document) => findings.in(document)).filter(refuses);
  return asSet(found.flatMap((finding) => fieldErrors(finding, { root, minor })));
}

const kinds: Readonly<Record<ErrorKind | "NotFound", string>> = {
  NotFound: "Not found",
  Required: "Required value",
  Invalid: "Invalid value",
  Duplicate: "Duplicate value",
  NotSupported: "Unsupported value",
  Forbidden: "Forbidden",
};

/** What each rule means in the words of the API: the kind, and the field where that is not the place of the finding. */
const meanings: ReadonlyMap<string, { readonly kind: ErrorKind | "NotFound"; readonly path?: string }> =
  new Map([
    ["label-invalid", { kind: "Invalid" }],
    ["label-value-not-string", { kind: "Invalid" }],
    ["service-name-invalid", { kind: "Invalid" }],
    ["workload-selector-missing", { kind: "Required", path: "spec.selector" }],
    ["workload-selector-empty", { kind: "Invalid" }],
    ["workload-selector-mismatch", { kind: "Invalid", path: "spec.template.metadata.labels" }],
    ["port-name-required", { kind: "Required" }],
    ["ports-required", { kind: "Required", path: "spec.ports" }],
    ["port-out-of-range", { kind: "Invalid" }],
    ["target-port-invalid", { kind: "Invalid" }],
    ["port-name-invalid", { kind: "Invalid" }],
    ["port-name-duplicate", { kind: "Duplicate" }],
    ["port-duplicate", { kind: "Duplicate" }],
    ["port-protocol-invalid", { kind: "NotSupported" }],
    ["node-port-out-of-range", { kind: "Invalid" }],
    ["container-port-name-duplicate", { kind: "Duplicate" }],
    ["volume-mount-not-found", { kind: "NotFound" }],
  ]);

interface Source {
  readonly root: YamlNode | undefined;
  readonly minor: number;
}

function fieldErrors({ rule, placed, range }: Finding, { root, minor }: Source): readonly FieldError[] {
  if (rule === "service-type-conflict") return conflictErrors(placed, minor);
  const meaning = meanings.get(rule);
  if (meaning === undefined) throw new Error(`What does ${rule} mean to the API server?`);
  const path = meaning.path ?? pathAt(root, range.start);
  const [pattern = "", field = ""] = elsewhere.get(rule) ?? [];
  return [{ path: path.replace(pattern, field), kind: kinds[meaning.kind] }];
}

/** Rules that point at another place than the API server, which names what is not there, or a whole port. */
const elsewhere: ReadonlyMap<string, readonly [pattern: RegExp, field: string]> = new Map([
  ["port-name-required", [/\.port$|$/, ".name"]],
  ["port-duplicate", [/\.port$/, ""]],
]);

function conflictErrors(placed: Placed, minor: number): readonly FieldError[] {
  if (!isOf(placed, "service")) return [];
  return fieldProblems(valuesOf(placed.resource), minor).map(({ field, index, kind }) => ({
    path: `spec.${field === "timeoutSeconds" ? "sessionAffinityConfig.clientIP.timeoutSeconds" : field}${index === undefined ? "" : `[${index}]`}`,
    kind: kinds[kind],
  }));
}

/** The path of the innermost pair or item at an offset. */
function pathAt(node: YamlNode | undefined, offset: number, path = ""): string {
  const holds = (range: { start: number; end: number }) => range.start <= offset && offset < range.end;
  if (node?.kind === "map") {
    const pair = node.pairs.find(({ keyRange, value }) => holds(keyRange) || holds(value.range));
    const below = path === "" ? pair?.key : `${path}.${pair?.key}`;
    return pair === undefined ? path : pathAt(pair.value, offset, below);
  }
  if (node?.kind !== "sequence") return path;
  const index = node.items.findIndex(({ range }) => holds(range));
  return index === -1 ? path : pathAt(node.items[index], offset, `${path}[${index}]`);
}

/**
 * Errors that can be compared: each once, in order. The API speaks of `clusterIPs` where `clusterIP` is written, of a
 * whole map of labels (S0.27), and once more of labels that a missing selector cannot match (S2.5).
 */
function asSet(errors: readonly FieldError[]): readonly FieldError[] {
  const noSelector = errors.some(({ path, kind }) => path === "spec.selector" && kind === kinds.Required);
  const named = errors
    .map(({ path, kind }) => ({ path: canonical(path), kind }))
    .filter(({ path }) => !(noSelector && path === "spec.template.metadata.labels"));
  const unique = new Map(named.map((error) => [`${error.path} ${error.kind}`, error]));
  return [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, error]) => error);
}

function canonical(path: string): string {
  return path
    .replace(/^spec\.LoadBalancer/, "spec.loadBalancer")
    .replace(/^spec\.clusterIPs?(?:\[\d+\])?$/, "spec.clusterIPs")
    .replace(/^spec\.template\.labels$/, "spec.template.metadata.labels")
    .replace(/^(spec\.selector|spec\.template\.metadata\.labels)\..*$/, "$1");
}

/** A Service on its own, to read something small in. */
function serviceWith(spec: string): { readonly service: Service; readonly refused: boolean } {
  const text = `apiVersion: v1\nkind: Service\nmetadata:\n  name: web\nspec:\n${spec}`;
  return { service: serviceIn(text), refused: refusals(text, newestMinor).length > 0 };
}

function serviceIn(text: string): Service {
  const { added } = new Workspace(["mem:/w"]).update("mem:/w/main.yaml", text, { open: true });
  const [resource] = added.flatMap(({ content }) => content.resources);
  if (resource?.type !== "service") throw new Error("no Service");
  return resource;
}

function answerYaml(text: string, question: string): unknown {
  const [, key, first, second] = /key (\w+) given twice \((\w+) then (\w+)\)/.exec(question) ?? [];
  if (key !== undefined) {
    const { service } = serviceWith(
      `  selector:\n    ${key}: ${first}\n    ${key}: ${second}\n  ports: [{ port: 80 }]\n`,
    );
    return service.selector?.labels.get(key);
  }
  return question.startsWith("targetPort") ? answerTargetPort(text) : answerLabel(text);
}

function answerLabel(text: string): unknown {
  const { service, refused } = serviceWith(`  selector:\n    ${text}\n  ports: [{ port: 80 }]\n`);
  const [pair] = service.selector?.pairs ?? [];
  if (pair === undefined) throw new Error("no label");
  const value = scalarValue(pair.node);
  const accepted = !refused;
  if (value.type === "boolean") return { type: "bool", accepted };
  if (value.type === "null") return { type: "null", accepted, becomes: pair.value };
  if (value.type === "unknown") throw new Error("a placeholder");
  const plain =
    value.type === "number" && Number.isInteger(value.value) && `${value.value}` === pair.node.text;
  return { type: plain ? value.type : `${value.type} ${value.value}`, accepted };
}

function answerTargetPort(text: string): unknown {
  const [port] = serviceWith(`  ports:\n    - port: 1\n      ${text}\n`).service.ports;
  const target = port?.targetPort;
  if (target === undefined) return { decodeError: true };
  if (typeof target === "string") return { string: target, valid: portNameProblems(target).length === 0 };
  return target === port?.port ? { unset: true } : { int: target };
}

function defaultsOf(text: string): unknown {
  const service = serviceIn(text);
  if (service.headless) return { ipFamilyPolicy: defaultFamilyPolicy(valuesOf(service)) };
  const ports = service.ports.map(({ port, protocol, targetPort }) => ({ port, protocol, targetPort }));
  return { type: service.serviceType, ports };
}

function readErrors(errors: unknown): readonly FieldError[] {
  if (!Array.isArray(errors)) throw new Error("no list of errors");
  return errors.map((error) => ({ path: `${fieldOf(error, "path")}`, kind: `${fieldOf(error, "kind")}` }));
}

function pick(from: unknown, keys: readonly string[]): unknown {
  return Object.fromEntries(Object.entries(from ?? {}).filter(([key]) => keys.includes(key)));
}

function fieldOf(from: unknown, key: string): unknown {
  return new Map(Object.entries(from ?? {})).get(key);
}
