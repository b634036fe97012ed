/** Whether two readings of a resource say the same: then an edit moved it, and nothing that depends on it changes. */
import type { Resource } from "./resource.ts";

const places = new Set([
  ...["range", "keyRange", "nameRange", "kindRange", "imageRange", "listRange", "anchor"],
  ...["shape", "metadataShape", "specShape", "place", "nodePortPlace", "ignores"],
]);

/** True when the resources differ in nothing but where they stand in the text. */
export function sameMeaning(one: Resource, other: Resource): boolean {
  return meaningOf(one) === meaningOf(other);
}

function meaningOf(resource: Resource): string {
  return JSON.stringify(resource, (key, value: unknown) => {
    if (places.has(key)) return undefined;
    return value instanceof Map || value instanceof Set ? [...value] : value;
  });
}
