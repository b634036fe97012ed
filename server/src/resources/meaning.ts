/** Whether two readings of a resource say the same: then an edit moved it, and nothing that depends on it changes. */
import type { Resource } from "./resource.ts";

const places = new Set([
  ...["range", "keyRange", "nameRange", "kindRange", "imageRange", "listRange", "anchor"],
  ...["shape", "metadataShape", "specShape", "place", "nodePortPlace", "ignores"],
]);

/** True when the resources differ in nothing but where they stand in the text. */
export function sameMeaning(one: Resource, other: Resource): boolean {
  return same(one, other);
}

/** Plain data, sets and maps, part by part. The order of a set or a map counts, that of fields does not. */
function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isObject(one) || !isObject(other)) return false;
  if (isList(one)) return isList(other) && sameItems([...one], [...other]);
  return !isList(other) && hasFieldsOf(one, other) && saysNothingElse(one, other);
}

function sameItems(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((item, at) => same(item, other[at]));
}

/** True when what one says the other says, too. A field that is undefined is not there. */
function hasFieldsOf(one: Fields, other: Fields): boolean {
  for (const key in one) {
    if (one[key] !== undefined && !places.has(key) && !same(one[key], other[key])) return false;
  }
  return true;
}

function saysNothingElse(one: Fields, other: Fields): boolean {
  for (const key in other) {
    if (other[key] !== undefined && one[key] === undefined && !places.has(key)) return false;
  }
  return true;
}

type Fields = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function isList(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}
