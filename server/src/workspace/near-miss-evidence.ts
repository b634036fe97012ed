/** What speaks for a workload being the one that a Service means, although its pods lack what the Service selects. */
import { type Labels, matchPairs } from "../kubernetes/labels.ts";
import { isMisspelling } from "../kubernetes/misspelling.ts";
import type { LabelMap, LabelPair } from "../resources/resource.ts";
import type { Workload } from "../resources/workload.ts";
import type { Placed } from "./source-file.ts";
import { isAloneWith, isFree, type Surroundings } from "./surroundings.ts";

/**
 * Why the workload is what the Service means, strongest first:
 * - `twin`: it has the Service's name.
 * - `one-pair`: several pairs, and all but one match.
 * - `swapped`: the values of two pairs stand under each other's key.
 * - `own-labels`: the selector matches the labels of the workload itself, not those of its pods (S2.2).
 * - `other-key`: the value stands under another key.
 * - `near-value`: a value, or a key, at most two edits away.
 * - `same-file`: alone with the Service in one file, with all of its keys.
 */
export type Evidence = (typeof strongestFirst)[number];

const strongestFirst = [
  "twin",
  "one-pair",
  "swapped",
  "own-labels",
  "other-key",
  "near-value",
  "same-file",
] as const;

export interface Difference {
  readonly pair: LabelPair;
  /** The pair of the pods that was probably meant: the same key, or the same value under another key. */
  readonly found: LabelPair | undefined;
}

/** A Service with its selector, and pods that it may mean. */
export interface Suspicion {
  readonly around: Surroundings;
  readonly selector: LabelMap;
  readonly candidate: Placed<Workload>;
}

/** What the pods lack of what the selector asks for. */
export function differencesOf({ selector, candidate }: Suspicion): readonly Difference[] {
  return differencesBetween(selector, candidate.resource.template);
}

/** What somebody with these labels lacks of what a selector asks for; `written` are those that a manifest says. */
export function differencesBetween(
  selector: LabelMap,
  { labels, written }: { readonly labels: Labels; readonly written: LabelMap | undefined },
): readonly Difference[] {
  return selector.pairs
    .filter((pair) => labels.get(pair.key) !== pair.value)
    .map((pair) => ({ pair, found: meant(pair, written?.pairs ?? [], selector) }));
}

/** The strongest evidence, or undefined when nothing speaks for the candidate. */
export function evidenceOf(suspicion: Suspicion, differences: readonly Difference[]): Evidence | undefined {
  const { around, candidate } = suspicion;
  const { name } = candidate.resource;
  if (differences.length === 0) return undefined;
  if (name !== undefined && name === around.service.resource.name) return "twin";
  if (isSwapped(differences)) return "swapped";
  if (selectsOwnLabels(suspicion)) return "own-labels";
  const [only, ...more] = differences;
  if (only === undefined || more.length > 0) return undefined;
  const likeness = likenessOf(suspicion, only);
  return likeness !== undefined && (isNearPair(only) || isFree(around, candidate)) ? likeness : undefined;
}

/** True when the selector matches the labels of the workload itself, which its pods do not get (S2.2). */
export function selectsOwnLabels({ selector, candidate }: Suspicion): boolean {
  return matchPairs(selector.labels, candidate.resource.ownLabels?.labels ?? new Map()) === "yes";
}

/** Order of evidence: negative when the first is the stronger. */
export function byStrength(one: Evidence, other: Evidence): number {
  return strongestFirst.indexOf(one) - strongestFirst.indexOf(other);
}

/** True when the difference is one slip of the finger: the same key and nearly its value, or the other way round. */
export function isNearPair({ pair, found }: Difference): boolean {
  if (found === undefined) return false;
  return found.key === pair.key
    ? isMisspelling(found.value, pair.value)
    : found.value === pair.value && isMisspelling(found.key, pair.key);
}

function meant(pair: LabelPair, pods: readonly LabelPair[], selector: LabelMap): LabelPair | undefined {
  const sameKey = pods.find(({ key }) => key === pair.key);
  if (sameKey !== undefined) return sameKey;
  const free = pods.filter(({ key }) => !selector.labels.has(key));
  return (
    free.find(({ value }) => value === pair.value) ?? free.find(({ key }) => isMisspelling(key, pair.key))
  );
}

/** True when the values of two pairs stand under each other's key. */
export function isSwapped(differences: readonly Difference[]): boolean {
  const [one, other] = differences;
  if (differences.length !== 2 || one === undefined || other === undefined) return false;
  const keysAgree = one.found?.key === one.pair.key && other.found?.key === other.pair.key;
  return keysAgree && one.found?.value === other.pair.value && other.found?.value === one.pair.value;
}

/** In what a single difference is alike; of one pair alone, its value or its key has to be there. */
function likenessOf({ around, selector, candidate }: Suspicion, only: Difference): Evidence | undefined {
  if (selector.pairs.length > 1) return "one-pair";
  if (only.found !== undefined && only.found.value === only.pair.value) return "other-key";
  if (isNearPair(only)) return "near-value";
  const hasKey = candidate.resource.template.written?.labels.has(only.pair.key) === true;
  return hasKey && isAloneWith(around, candidate) ? "same-file" : undefined;
}
