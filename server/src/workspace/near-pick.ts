/**
 * A policy, a budget or a monitor that picks nothing, and what it nearly picks. As for Services, most that pick nothing
 * are no mistake, since what they are about lives elsewhere; so evidence is asked for.
 */
import { type Labels, matchPairs, matchRequirements } from "../kubernetes/labels.ts";
import { isNearly } from "../kubernetes/misspelling.ts";
import type { Pick } from "../resources/mention.ts";
import type { LabelMap } from "../resources/resource.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { type Graph, nameKey } from "./graph.ts";
import { mayBeIn } from "./near-miss.ts";
import { type Difference, differencesBetween, isNearPair, isSwapped } from "./near-miss-evidence.ts";
import { type Labelled, labelsOf, matchPick, mayBePicked, pickersOf } from "./picks.ts";
import { byPlace, namespaceFit, nearOf, selectPods } from "./selection.ts";
import { isOf, type Placed } from "./source-file.ts";
import { folderOf, isWithin } from "./uri.ts";
import { commonLabelKeys, mayBePatched, rootOf } from "./world.ts";

/**
 * Why the candidate is what was meant, strongest first:
 * - `selector`: a Service selects its pods by these labels, or they have them, and does not have them itself (S8.37).
 * - `near-value`: a value, or a key, at most two letters away.
 * - `swapped`: two values stand under each other's key.
 * - `own-labels`: the labels are those of the workload itself, not of its pods (S2.2).
 * - `other-key`: a value stands under another key, and all other pairs match.
 * - `twin`: it has the name of whoever picks.
 */
const strongestFirst = ["selector", "near-value", "swapped", "own-labels", "other-key", "twin"] as const;

export interface NearPick {
  readonly candidate: Labelled;
  readonly evidence: (typeof strongestFirst)[number];
  /** The pairs of the selector that the candidate does not have. */
  readonly differences: readonly Difference[];
}

export interface Picker {
  readonly from: Placed;
  readonly pick: Pick;
  /** The pairs of the selector. */
  readonly pairs: LabelMap;
}

/** What a selector nearly picks; undefined when it picks something anywhere, when nothing is near, or in doubt. */
export function nearPick(graph: Graph, from: Placed, pick: Pick): NearPick | undefined {
  const { pairs, readable } = pick.selector;
  if (!readable || pairs === undefined || pairs.pairs.length === 0) return undefined;
  if (!from.resource.complete || pick.of === "namespaces") return undefined;
  const picker = { from, pick, pairs };
  if (mayBeSatisfied(graph, picker)) return undefined;
  return candidatesOf(graph, picker)
    .flatMap((candidate) => judge(graph, picker, candidate))
    .sort((a, b) => strongestFirst.indexOf(a.evidence) - strongestFirst.indexOf(b.evidence))[0];
}

/** Something matches in whatever namespace, near or far, or may do so once it can be read. */
function mayBeSatisfied(graph: Graph, { from, pick, pairs }: Picker): boolean {
  const index = pick.of === "pods" ? graph.pods : graph.services;
  for (const ring of mayBePicked(graph, { from, pick }, from))
    if ([...ring].some((object) => matchPick(pick, object) !== "no")) return true;
  const near = nearOf(graph, from);
  if (near.some((key) => [...index.read(key, from)].some((each) => matchPick(pick, each) === "unknown")))
    return true;
  const values = pairs.pairs.flatMap(({ value }) => value ?? []);
  const unread = near.flatMap((key) => [...graph.illegible.read(key, from)]);
  return unread.some((document) => mayBeIn(document, from, values));
}

/** A custom resource beside it bears a name that is asked for and not found: whoever serves it may make what has it. */
function mayBeOperated(graph: Graph, from: Placed, differences: readonly Difference[]): boolean {
  const root = rootOf(graph.world, from.document.uri);
  const values = differences.flatMap(({ pair }) => pair.value ?? []);
  const customs = values.flatMap((value) => [...graph.customs.read(nameKey(root, value), from)]);
  return customs.some(({ document }) => isWithin(document.uri, folderOf(folderOf(from.document.uri))));
}

function candidatesOf(graph: Graph, { from, pick }: Picker): readonly Labelled[] {
  const index = pick.of === "pods" ? graph.pods : graph.services;
  const near = new Set<Labelled>(nearOf(graph, from).flatMap((key) => [...index.read(key, from)]));
  return [...near]
    .filter(({ resource }) => resource.complete && resource.whole && !endsOrIsUnknown(resource))
    .filter((candidate) => pick.namespaces !== "own" || namespaceFit(graph, from, candidate) !== "differs")
    .sort(byPlace);
}

/** Jobs end, and are seldom what is meant; a custom resource is too little known. */
function endsOrIsUnknown(resource: Workload | Service): boolean {
  if (resource.type !== "workload") return false;
  return [undefined, "Job", "CronJob"].includes(resource.workloadKind);
}

function judge(graph: Graph, picker: Picker, candidate: Labelled): readonly NearPick[] {
  const { from, pick, pairs } = picker;
  const labels = labelsOf(candidate) ?? new Map();
  const differences = differencesBetween(pairs, { labels, written: writtenOf(candidate) });
  const others = pick.selector.requirements.filter(({ key }) => !pairs.labels.has(key));
  if (matchRequirements(others, labels) !== "yes") return [];
  const settled = commonLabelKeys(graph.world, candidate.document.uri);
  if (differences.some(({ pair }) => settled.has(pair.key)) || mayBeOperated(graph, from, differences))
    return [];
  const [only, ...more] = differences;
  const slip = only !== undefined && more.length === 0 && isNearPair(only);
  if (!slip && mayBePatched(graph.world, [from.document.uri, candidate.document.uri], "labels")) return [];
  const evidence = evidenceOf(graph, picker, { candidate, differences });
  return evidence === undefined ? [] : [{ candidate, evidence, differences }];
}

interface Suspect {
  readonly candidate: Labelled;
  readonly differences: readonly Difference[];
}

function evidenceOf(graph: Graph, picker: Picker, suspect: Suspect): NearPick["evidence"] | undefined {
  const { candidate, differences } = suspect;
  const [only, ...more] = differences;
  if (only === undefined) return undefined;
  if (hasBehind(graph, picker, candidate)) return "selector";
  if (more.length === 0 && isNearPair(only)) return "near-value";
  const weaker = weakerEvidence(picker, suspect, [only, ...more]);
  // Asked last: it is a look at everybody who picks by these labels.
  return weaker !== undefined && isFree(graph, picker.from, candidate) ? weaker : undefined;
}

/** What is a sign only where nobody else is about the candidate. */
function weakerEvidence(
  { from, pairs }: Picker,
  suspect: Suspect,
  [only, ...more]: readonly [Difference, ...Difference[]],
): NearPick["evidence"] | undefined {
  const { candidate, differences } = suspect;
  if (more.length === 0 && isShortSlip(from, suspect, only)) return "near-value";
  if (isSwapped(differences)) return "swapped";
  if (isOf(candidate, "workload") && matchPairs(pairs.labels, ownLabelsOf(candidate)) === "yes")
    return "own-labels";
  if (more.length === 0 && only.found?.value === only.pair.value) return "other-key";
  const isNamesake = candidate.resource.name !== undefined && candidate.resource.name === from.resource.name;
  return isNamesake && differences.every(({ found }) => found !== undefined) ? "twin" : undefined;
}

/** The pods behind a Service have the labels that were asked of the Service itself. */
function hasBehind(graph: Graph, { from, pick }: Picker, candidate: Labelled): boolean {
  if (!isOf(candidate, "service")) return false;
  const { requirements } = pick.selector;
  const selector = candidate.resource.selector?.labels;
  if (selector !== undefined && matchRequirements(requirements, selector) === "yes") return true;
  return selectPods(graph, candidate, { scope: "auto", reader: from }).pods.some(
    ({ placed }) => matchRequirements(requirements, placed.resource.template.labels) === "yes",
  );
}

/** Of a short name two letters are much; in one file, under one key, they are a slip all the same. */
function isShortSlip(from: Placed, { candidate }: Suspect, { pair, found }: Difference): boolean {
  const inFile = candidate.document.uri === from.document.uri;
  return inFile && found?.key === pair.key && isNearly(found.value, pair.value);
}

/** True when no other object of the kind is about the candidate already. */
function isFree(graph: Graph, from: Placed, candidate: Labelled): boolean {
  return pickersOf(graph, candidate, from).every(({ resource: { kind } }) => kind !== from.resource.kind);
}

function ownLabelsOf({ resource }: Placed<Workload>): Labels {
  return resource.ownLabels?.labels ?? new Map();
}

function writtenOf({ resource }: Labelled): LabelMap | undefined {
  return resource.type === "workload" ? resource.template.written : resource.ownLabels;
}
