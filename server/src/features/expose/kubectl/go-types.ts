/**
 * The Go types into which kubectl decodes what it can expose, as far as a wiring goes, so that a value of the wrong
 * type is refused with the words of Go's decoder (S0.9). Fields that are not named here are not looked at.
 */

import { asPlainMap, type Plain } from "../../../yaml/plain.ts";

export type GoType =
  | { readonly is: "string" | "int32" | "int-or-string"; readonly name: string }
  | { readonly is: "list"; readonly of: GoType }
  | { readonly is: "map"; readonly of: GoType }
  | { readonly is: "struct"; readonly name: string; readonly version: string; readonly fields: GoFields };

interface GoFields {
  readonly [field: string]: GoType;
}

/** The first complaint of the decoder, which meets keys in alphabetical order; undefined when everything fits. */
export function decodeProblem(value: Plain, type: GoType): string | undefined {
  const problem = misfit(value, type, { struct: "", path: [] });
  return problem === undefined ? undefined : `json: cannot unmarshal ${problem}`;
}

/** Metadata is all that is read of an object that cannot be exposed anyway. */
export function anyObject(kind: string): GoType {
  return struct(kind, { metadata: objectMeta });
}

/** The types of the kinds that kubectl exposes, as `apiVersion/kind` would tell them apart. */
export function exposableType(apiVersion: string, kind: string): GoType {
  const version = apiVersion.split("/").at(-1) ?? "";
  if (kind === "Pod") return struct(kind, { metadata: objectMeta, spec: podSpec });
  if (kind === "Service") return struct(kind, { metadata: objectMeta, spec: serviceSpec });
  const selector = kind === "ReplicationController" ? strings : labelSelector;
  const spec = struct(`${kind}Spec`, { replicas: int32, selector, template: podTemplate }, version);
  return struct(kind, { metadata: objectMeta, spec }, version);
}

/** Where the decoder is: the struct whose field it reads, and the fields that lead there. */
interface Place {
  readonly struct: string;
  readonly path: readonly string[];
}

function misfit(value: Plain, type: GoType, place: Place): string | undefined {
  if (value === null || isScalarOf(value, type)) return undefined;
  if (type.is === "list" && Array.isArray(value)) return first(value, (item) => misfit(item, type.of, place));
  const map = asPlainMap(value);
  const keys = Object.keys(map ?? {}).sort();
  if (map !== undefined && type.is === "map")
    return first(keys, (key) => misfit(map[key] ?? null, type.of, place));
  if (map !== undefined && type.is === "struct")
    return first(keys, (key) => {
      const field = Object.hasOwn(type.fields, key) ? type.fields[key] : undefined;
      const inside = { struct: type.name, path: [...place.path, key] };
      return field === undefined ? undefined : misfit(map[key] ?? null, field, inside);
    });
  const where = `${place.struct}.${place.path.join(".")}`;
  return `${jsonType(value, type)} into Go struct field ${where} of type ${nameOf(type)}`;
}

function first<T>(items: readonly T[], find: (item: T) => string | undefined): string | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isScalarOf(value: Plain, { is }: GoType): boolean {
  if (typeof value === "string") return is === "string" || is === "int-or-string";
  return typeof value === "number" && (is === "int32" || is === "int-or-string") && isInt32(value);
}

function isInt32(value: number): boolean {
  return Number.isInteger(value) && Math.abs(value) < 2 ** 31;
}

/** A number that a Go integer cannot hold is named; any other misfit is told by its JSON type alone. */
function jsonType(value: Plain, { is }: GoType): string {
  if (typeof value === "number")
    return is === "int32" || is === "int-or-string" ? `number ${value}` : "number";
  if (typeof value === "boolean") return "bool";
  return typeof value === "string" ? "string" : Array.isArray(value) ? "array" : "object";
}

function nameOf(type: GoType): string {
  if (type.is === "list") return `[]${nameOf(type.of)}`;
  if (type.is === "map") return `map[string]${nameOf(type.of)}`;
  return type.is === "struct" ? `${type.version}.${type.name}` : type.name;
}

function struct(name: string, fields: GoFields, version = "v1"): GoType {
  return { is: "struct", name, version, fields };
}

function list(of: GoType): GoType {
  return { is: "list", of };
}

const string: GoType = { is: "string", name: "string" };
const int32: GoType = { is: "int32", name: "int32" };
const intOrString: GoType = { is: "int-or-string", name: "int32" };
const strings: GoType = { is: "map", of: string };
const protocol: GoType = { is: "string", name: "v1.Protocol" };

const objectMeta = struct("ObjectMeta", {
  annotations: strings,
  labels: strings,
  name: string,
  namespace: string,
});

const labelSelector = struct("LabelSelector", {
  matchExpressions: list(
    struct("LabelSelectorRequirement", {
      key: string,
      operator: { is: "string", name: "v1.LabelSelectorOperator" },
      values: list(string),
    }),
  ),
  matchLabels: strings,
});

const container = struct("Container", {
  args: list(string),
  command: list(string),
  env: list(struct("EnvVar", { name: string, value: string })),
  image: string,
  name: string,
  ports: list(struct("ContainerPort", { containerPort: int32, hostPort: int32, name: string, protocol })),
});

const podSpec = struct("PodSpec", { containers: list(container), initContainers: list(container) });

const podTemplate = struct("PodTemplateSpec", { metadata: objectMeta, spec: podSpec });

const serviceSpec = struct("ServiceSpec", {
  clusterIP: string,
  externalIPs: list(string),
  externalName: string,
  loadBalancerIP: string,
  ports: list(
    struct("ServicePort", { name: string, nodePort: int32, port: int32, protocol, targetPort: intOrString }),
  ),
  selector: strings,
  sessionAffinity: { is: "string", name: "v1.ServiceAffinity" },
  type: { is: "string", name: "v1.ServiceType" },
});
