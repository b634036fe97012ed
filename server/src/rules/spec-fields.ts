/** The fields of a Service `spec`, from where they are written to the facts about them and back. */
import type { FieldValue, ServiceFieldName, ServiceValues } from "../kubernetes/service-spec.ts";
import type { Service, ServiceField } from "../resources/service.ts";
import type { Range } from "../text/range.ts";
import type { Placed } from "../workspace/source-file.ts";
import { removePair } from "../yaml/edits.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { scalarValue } from "../yaml/value.ts";
import type { DocumentEdit } from "./rule.ts";

/** What the fields say, as far as it can be known; null, empty texts and empty lists count as not written. */
export function valuesOf({ fields }: Service): ServiceValues {
  const known = new Map<ServiceFieldName, readonly FieldValue[]>();
  for (const { name, values } of fields) {
    const [first] = values ?? [];
    const empty = values !== undefined && (first === undefined || (values.length === 1 && isEmpty(first)));
    if (!empty) known.set(name, values?.map(meaningOf) ?? [undefined]);
  }
  return known;
}

function isEmpty(node: YamlScalar): boolean {
  const value = scalarValue(node);
  return value.type === "null" || (value.type === "string" && value.value === "");
}

function meaningOf(node: YamlScalar): FieldValue {
  const value = scalarValue(node);
  if (value.type === "null") return "";
  return value.type === "unknown" ? undefined : value.value;
}

/** The field as it is written; undefined when it is not. */
export function fieldOf({ fields }: Service, name: ServiceFieldName): ServiceField | undefined {
  return fields.find((field) => field.name === name);
}

/** Where a field says what it says: its value, one item of a list, or its key when it has several or none. */
export function rangeOfField({ keyRange, values = [] }: ServiceField, index?: number): Range {
  const value = index === undefined && values.length !== 1 ? undefined : values[index ?? 0];
  return value === undefined || value.range.start === value.range.end ? keyRange : value.range;
}

/** Takes a field out; undefined when it is not written here. */
export function removeField(service: Placed<Service>, name: ServiceFieldName): DocumentEdit | undefined {
  const place = fieldOf(service.resource, name)?.place;
  const { document } = service;
  return place === undefined ? undefined : { document, edit: removePair(place, document.lines) };
}
