/** Occurrences in the order in which people read them, each place once. */
import { byPlace } from "../workspace/selection.ts";
import type { Occurrence } from "./occurrence.ts";

/** Sorted by file and place. Of several at one place the first counts: two readings of one text. */
export function inOrder(occurrences: readonly Occurrence[]): readonly Occurrence[] {
  const byKey = new Map<string, Occurrence>();
  for (const each of occurrences) {
    const { document } = each.placed;
    const key = `${document.uri} ${document.place.start + each.range.start}`;
    if (!byKey.has(key)) byKey.set(key, each);
  }
  return [...byKey.values()].sort((a, b) => byPlaceOf(a, b) || a.range.start - b.range.start);
}

function byPlaceOf(one: Occurrence, other: Occurrence): number {
  return one.placed.document === other.placed.document ? 0 : byPlace(one.placed, other.placed);
}
