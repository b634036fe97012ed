/** When two names are one name and a slip of the finger. */
import { distance } from "fastest-levenshtein";

/**
 * True when the names differ in one or two letters, fewer than half of them, and not merely in a number: `kafka-0`
 * is not `kafka-1` misspelt. False for equal names, and where one of them is not known.
 */
export function isMisspelling(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || !isNearly(one, other)) return false;
  return distance(one, other) * 2 < Math.max(one.length, other.length);
}

/** The same however short the names are: for things that stand so close that nothing else can be meant. */
export function isNearly(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined || one === other) return false;
  const letters = (text: string) => text.replace(/\d+/g, "#");
  return letters(one) !== letters(other) && distance(one, other) <= 2;
}

/** True when one letter is too many, too few or wrong, or two beside each other have changed places. */
export function isSlip(one: string, other: string): boolean {
  if (distance(one, other) === 1) return isMisspelling(one, other);
  return swappedIn(one, other)?.every((letter) => /[a-z]/i.test(letter)) ?? false;
}

/** The two neighbours that have changed places between two names; undefined when that is not the whole difference. */
export function swappedIn(one: string, other: string): readonly [string, string] | undefined {
  const at = [...one].findIndex((letter, index) => letter !== other[index]);
  const [first = "", second = ""] = one.slice(at, at + 2);
  const swapped = one.slice(0, at) + second + first + one.slice(at + 2);
  return at !== -1 && swapped === other ? [first, second] : undefined;
}
