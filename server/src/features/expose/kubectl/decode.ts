/** The first half of what kubectl does: values to objects whose kind and field types are known (S0.9, S5.1). */
import { asPlainList, asPlainMap, type Plain, plainAt } from "../../../yaml/plain.ts";
import { anyObject, decodeProblem, exposableType } from "./go-types.ts";
import { textOf } from "./introspect.ts";
import type { ObjectFile } from "./objects.ts";
import { exposableKind, isRegistered } from "./registered-kinds.ts";

/** An object that kubectl could decode. */
export interface Decoded {
  readonly apiVersion: string;
  readonly kind: string;
  readonly root: Plain;
}

export interface Failures {
  readonly messages: readonly string[];
  /** True when one of them is about an item of a list: kubectl prints these without `error: `. */
  readonly inList: boolean;
}

/** The objects of the files that could be decoded, the items of lists among them, and what is said of the others. */
export function decodeAll(files: readonly ObjectFile[]): {
  readonly items: readonly Decoded[];
  readonly failures: Failures;
} {
  const items: Decoded[] = [];
  const messages: string[] = [];
  let inList = false;
  for (const { objects, source, problem } of files) {
    for (const object of objects) {
      const decoded = decode(object);
      if (typeof decoded === "string") {
        messages.push(`unable to decode ${JSON.stringify(source)}: ${decoded}`);
        continue;
      }
      const parts = flatten(decoded).map(decode);
      const bad = parts.filter((part) => typeof part === "string");
      messages.push(...bad);
      inList ||= bad.length > 0;
      if (bad.length === 0) items.push(...parts.filter((part) => typeof part !== "string"));
    }
    if (problem !== undefined)
      messages.push(`error parsing ${source}: error converting YAML to JSON: yaml: ${problem}`);
  }
  return { items, failures: { messages, inList } };
}

/** The object with its type, or what the decoder says. */
function decode(root: Plain): Decoded | string {
  const map = asPlainMap(root);
  if (map === undefined) return `couldn't get version/kind; json parse error: ${noObject(root)}`;
  const apiVersion = textOf(map["apiVersion"]);
  const kind = textOf(map["kind"]);
  if (kind === "") return `Object 'Kind' is missing in '${sortedJson(root)}'`;
  if (apiVersion === "") return `Object 'apiVersion' is missing in '${sortedJson(root)}'`;
  if (!isRegistered(apiVersion, kind.replace(/(?<=.)List$/, "")))
    return `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)} in scheme "pkg/scheme/scheme.go:28"`;
  const exposable = exposableKind(apiVersion, kind);
  const type = exposable === undefined ? anyObject(kind) : exposableType(apiVersion, kind);
  return decodeProblem(root, type) ?? { apiVersion, kind, root };
}

function noObject(value: Plain): string {
  const type = typeof value === "boolean" ? "bool" : Array.isArray(value) ? "array" : typeof value;
  const header = String.raw`struct { APIVersion string "json:\"apiVersion,omitempty\""; Kind string "json:\"kind,omitempty\"" }`;
  return `json: cannot unmarshal ${type} into Go value of type ${header}`;
}

function sortedJson(value: Plain): string {
  const sorted = (_: string, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([one], [other]) => (one < other ? -1 : 1)))
      : each;
  return JSON.stringify(value, sorted);
}

/** The object itself, or the items of a list; those of a typed list, such as a `DeploymentList`, need no kind. */
function flatten({ apiVersion, kind, root }: Decoded): readonly Plain[] {
  if (!kind.endsWith("List")) return [root];
  const typed = kind === "List" ? {} : { apiVersion, kind: kind.slice(0, -"List".length) };
  return asPlainList(plainAt(root, "items")).map((item) => ({ ...typed, ...asPlainMap(item) }));
}
