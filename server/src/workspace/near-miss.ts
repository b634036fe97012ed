/**
 * A Service that selects nothing, and the workload that it nearly selects. Most Services without pods are no mistake
 * (pods made by an operator, a fragment, another repository), so evidence is asked for: see `Evidence`.
 */
import { distance } from "fastest-levenshtein";
import { matchPairs } from "../kubernetes/labels.ts";
import type { LabelMap } from "../resources/resource.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { type Graph, nameKey } from "./graph.ts";
import {
  byStrength,
  type Difference,
  differencesOf,
  type Evidence,
  evidenceOf,
  isNearPair,
  type Suspicion,
  selectsOwnLabels,
} from "./near-miss-evidence.ts";
import { isNear, matchesIgnoringNamespace, namespaceFit, type Question, selectPods } from "./selection.ts";
import type { Placed, SourceDocument } from "./source-file.ts";
import { standingOf } from "./standing.ts";
import { isFree, type Surroundings, surroundingsOf } from "./surroundings.ts";
import { commonLabelKeys, mayBePatched, rootOf } from "./world.ts";

export interface NearMiss {
  readonly candidate: Placed<Workload>;
  readonly evidence: Evidence;
  /** The pairs of the selector that the pods do not have. */
  readonly differences: readonly Difference[];
  /** True when pods of another folder match: the Service will reach those, if they ever meet. */
  readonly elsewhere: boolean;
}

/** The workload that a Service nearly selects; undefined when it selects something, when nothing is near, or in doubt. */
export function nearMiss(graph: Graph, service: Placed<Service>, question: Question): NearMiss | undefined {
  const { selector } = service.resource;
  if (selector === undefined || !isKnown(service.resource)) return undefined;
  const { rank } = selectPods(graph, service, question);
  if (isNear(rank)) return undefined;
  const around = surroundingsOf(graph, service, question.reader);
  if (mayBeSatisfied(around, selector)) return undefined;
  const candidates = around.pods.filter((candidate) => isCandidate(graph, service, candidate));
  const keysInUse = new Set(candidates.flatMap(({ resource }) => [...resource.template.labels.keys()]));
  const operated = mayBeOperated(around, selector);
  return candidates
    .flatMap((candidate) => judge({ around, selector, candidate }, keysInUse) ?? [])
    .filter((miss) => !operated || outweighsOperator(miss))
    .filter((miss) => rank === undefined || outweighs(around, miss))
    .map((miss) => ({ ...miss, elsewhere: rank !== undefined }))
    .sort((a, b) => byStrength(a.evidence, b.evidence) || weigh(a) - weigh(b))[0];
}

/** A Service of which every part is known: nothing templated, nothing unread. */
function isKnown({ complete, selector, serviceType }: Service): boolean {
  return (
    complete &&
    serviceType !== "ExternalName" &&
    selector?.pairs.every(({ value, node }) => value !== undefined && !isUntyped(node)) === true
  );
}

/** A value that is not there: formally the empty string (S0.10), most of the time one that is being typed. */
function isUntyped({ text, style }: YamlScalar): boolean {
  return text === "" && style === "plain";
}

/** Something that was not read, or endpoints made by hand, may be what the Service waits for. */
function mayBeSatisfied({ graph, reader, service, pods, unread }: Surroundings, selector: LabelMap): boolean {
  const { name } = service.resource;
  const values = selector.pairs.flatMap(({ value }) => value ?? []);
  if (unread.some((document) => mayBeIn(document, service, values))) return true;
  const root = rootOf(graph.world, service.document.uri);
  if (name !== undefined && graph.endpoints.read(nameKey(root, name), reader).size > 0) return true;
  const labelsFit = pods.some(
    ({ resource }) => matchPairs(selector.labels, resource.template.labels) === "unknown",
  );
  return labelsFit || matchesIgnoringNamespace(graph, service, reader).length > 0;
}

/** A document that nobody could read may hold the pods when it stands in the same file or speaks of their labels. */
export function mayBeIn({ uri, content }: SourceDocument, from: Placed, values: readonly string[]): boolean {
  return uri === from.document.uri || values.every((value) => content.unread?.words.has(value) === true);
}

/** A custom resource in this folder or beside it bears a name that the Service selects: whoever serves it may run the pods. */
function mayBeOperated({ graph, reader, service }: Surroundings, selector: LabelMap): boolean {
  const { root, rings } = standingOf(graph.world, service.document.uri);
  // What stands near, below the folder, and below the one above.
  const near = rings.slice(0, 3);
  return selector.pairs
    .flatMap(({ value }) => value ?? [])
    .some((value) =>
      [...graph.customs.outwards(nameKey(root, value), near, reader)].some(({ size }) => size > 0),
    );
}

/** Wholly read, long-running, and in a namespace that fits. */
function isCandidate(graph: Graph, service: Placed<Service>, candidate: Placed<Workload>): boolean {
  const { complete, workloadKind } = candidate.resource;
  const ends = workloadKind === "Job" || workloadKind === "CronJob";
  return complete && !ends && namespaceFit(graph, service, candidate) !== "differs";
}

/** `keysInUse`: label keys that some pods nearby have; a key that none has may be set when the pods run. */
function judge(suspicion: Suspicion, keysInUse: ReadonlySet<string>): NearMiss | undefined {
  const { around, selector, candidate } = suspicion;
  const differences = differencesOf(suspicion);
  const { world } = around.graph;
  const settled = commonLabelKeys(world, candidate.document.uri);
  if (differences.some(({ pair }) => settled.has(pair.key))) return undefined;
  const evidence = evidenceOf(suspicion, differences);
  if (evidence === undefined) return undefined;
  const strange = differences.some(({ pair, found }) => found === undefined && !keysInUse.has(pair.key));
  const explained =
    selectsOwnLabels(suspicion) || (evidence === "twin" && differences.length === selector.pairs.length);
  if (strange && !explained) return undefined;
  const miss = { candidate, evidence, differences, elsewhere: false };
  const uris = [around.service.document.uri, candidate.document.uri];
  const certain = isCertainlyPods(candidate) && !mayBePatched(world, uris, "labels");
  return certain || isSlip(miss) ? miss : undefined;
}

/** False for the pods of a custom resource, and for a piece that may be a patch: these have to be meant beyond doubt. */
function isCertainlyPods({ resource: { whole, workloadKind } }: Placed<Workload>): boolean {
  return whole && workloadKind !== undefined;
}

/** One letter or two in one place: nobody writes that on purpose. */
function isSlip({ differences: [only, ...more] }: NearMiss): boolean {
  return only !== undefined && more.length === 0 && isNearPair(only);
}

/**
 * Evidence that counts although a custom resource has a name that is selected: the workload has it too, under a key
 * that is misspelt; or several pairs are just those of the workload itself.
 */
function outweighsOperator(miss: NearMiss): boolean {
  const { evidence, differences } = miss;
  const [first] = differences;
  if (evidence === "twin") return true;
  if (evidence === "own-labels") return (miss.candidate.resource.ownLabels?.pairs.length ?? 0) > 1;
  return isSlip(miss) && first?.found?.value === first?.pair.value;
}

/**
 * Slips, and pods that share their file with nobody but the Service, count although pods somewhere far away match:
 * folders of examples repeat the same labels.
 */
function outweighs(around: Surroundings, { differences, candidate, evidence }: NearMiss): boolean {
  return (evidence === "same-file" || differences.every(isNearPair)) && isFree(around, candidate);
}

function weigh({ differences }: NearMiss): number {
  return differences.reduce(
    (sum, { pair, found }) => sum + distance(pair.value ?? "", found?.value ?? ""),
    0,
  );
}
