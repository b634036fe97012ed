/**
 * A Service that selects nothing, and the workload that it nearly selects. Most Services without pods are no mistake
 * (pods made by an operator, a fragment, another repository), so evidence is asked for: see `Evidence`.
 */
import { distance } from "fastest-levenshtein";
import { matchPairs } from "../kubernetes/labels.ts";
import type { LabelMap, LabelPair, Service, Workload } from "../resources/resource.ts";
import { type Graph, nameKey } from "./graph.ts";
import {
  byPlace,
  matchesIgnoringNamespace,
  namespaceFit,
  nearOf,
  type Question,
  rankOf,
  selectPods,
} from "./selection.ts";
import type { Placed, SourceDocument } from "./source-file.ts";
import { folderOf, isWithin } from "./uri.ts";
import { groupsOf, rootOf } from "./world.ts";

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
export type Evidence =
  | "twin"
  | "one-pair"
  | "swapped"
  | "own-labels"
  | "other-key"
  | "near-value"
  | "same-file";

export interface NearMiss {
  readonly candidate: Placed<Workload>;
  readonly evidence: Evidence;
  /** The pairs of the selector that the pods do not have. */
  readonly differences: readonly Difference[];
}

export interface Difference {
  readonly pair: LabelPair;
  /** The pair of the pods that was probably meant: the same key, or the same value under another key. */
  readonly found: LabelPair | undefined;
}

const strength: readonly Evidence[] = [
  "twin",
  "one-pair",
  "swapped",
  "own-labels",
  "other-key",
  "near-value",
  "same-file",
];

/** The workload that a Service nearly selects; undefined when it selects something, when nothing is near, or in doubt. */
export function nearMiss(graph: Graph, service: Placed<Service>, question: Question): NearMiss | undefined {
  const { selector } = service.resource;
  if (selector === undefined || !isKnown(service.resource)) return undefined;
  const { reader } = question;
  const { rank } = selectPods(graph, service, question);
  if (rank === "file" || rank === "folder") return undefined;
  if (mayBeSatisfied(graph, service, reader)) return undefined;
  const candidates = [...new Set(nearOf(graph, service).flatMap((key) => [...graph.pods.read(key, reader)]))]
    .filter((candidate) => isCandidate(graph, service, candidate))
    .sort(byPlace);
  const keysInUse = new Set(candidates.flatMap(({ resource }) => [...resource.template.labels.keys()]));
  const operated = mayBeOperated(graph, service, reader);
  return candidates
    .flatMap((candidate) => {
      const each = { graph, reader, service, selector, candidate, keysInUse };
      const miss = judge(each);
      if (miss === undefined || (operated && miss.evidence !== "twin")) return [];
      return rank === undefined || outweighs(each, miss) ? [miss] : [];
    })
    .sort((a, b) => strength.indexOf(a.evidence) - strength.indexOf(b.evidence) || weigh(a) - weigh(b))[0];
}

/** A Service of which every part is known: nothing templated, nothing unread. */
function isKnown({ complete, selector, serviceType }: Service): boolean {
  return (
    complete &&
    serviceType !== "ExternalName" &&
    selector?.pairs.every(({ value }) => value !== undefined) === true
  );
}

/** Something that was not read, or that makes pods by itself, may be what the Service waits for. */
function mayBeSatisfied(graph: Graph, service: Placed<Service>, reader: Placed | undefined): boolean {
  const root = rootOf(graph.world, service.document.uri);
  const near = nearOf(graph, service);
  const { name, selector } = service.resource;
  const values = (selector?.pairs ?? []).flatMap(({ value }) => value ?? []);
  const unread = near.flatMap((key) => [...graph.unread.read(key, reader)]);
  if (unread.some((document) => mayBeIn(document, service, values))) return true;
  if (name !== undefined && graph.endpoints.read(nameKey(root, name), reader).size > 0) return true;
  const labelsFit = near.some((key) =>
    [...graph.pods.read(key, reader)].some((pods) => isUnknownMatch(selector, pods)),
  );
  return labelsFit || matchesIgnoringNamespace(graph, service, reader).length > 0;
}

/** A custom resource in this folder or beside it bears a name that the Service selects: whoever serves it may run the pods. */
function mayBeOperated(graph: Graph, service: Placed<Service>, reader: Placed | undefined): boolean {
  const root = rootOf(graph.world, service.document.uri);
  const values = (service.resource.selector?.pairs ?? []).flatMap(({ value }) => value ?? []);
  const customs = values.flatMap((value) => [...graph.customs.read(nameKey(root, value), reader)]);
  const around = folderOf(folderOf(service.document.uri));
  return customs.some(
    (custom) => isWithin(custom.document.uri, around) || rankOf(graph, service, custom) === "folder",
  );
}

/** A document that nobody could read may hold the pods when it stands in the same file or speaks of their labels. */
function mayBeIn({ uri, content }: SourceDocument, service: Placed, values: readonly string[]): boolean {
  return uri === service.document.uri || values.every((value) => content.unread?.words.has(value) === true);
}

function isUnknownMatch(selector: LabelMap | undefined, { resource }: Placed<Workload>): boolean {
  return matchPairs(selector?.labels ?? new Map(), resource.template.labels) === "unknown";
}

/** Whole, wholly read, long-running, and in a namespace that fits. */
function isCandidate(graph: Graph, service: Placed<Service>, candidate: Placed<Workload>): boolean {
  const { whole, complete, workloadKind } = candidate.resource;
  const endless = workloadKind !== "Job" && workloadKind !== "CronJob" && workloadKind !== undefined;
  return whole && complete && endless && namespaceFit(graph, service, candidate) !== "differs";
}

interface Case {
  readonly graph: Graph;
  readonly reader: Placed | undefined;
  readonly service: Placed<Service>;
  readonly selector: LabelMap;
  readonly candidate: Placed<Workload>;
  /** Label keys that some pods nearby have; a key that none has may be set when the pods run. */
  readonly keysInUse: ReadonlySet<string>;
}

/** Evidence that counts although pods somewhere far away match: folders of examples repeat the same labels. */
function outweighs(each: Case, { evidence }: NearMiss): boolean {
  const strong =
    evidence === "twin" || evidence === "one-pair" || evidence === "near-value" || evidence === "same-file";
  return strong && isFree(each);
}

function judge(each: Case): NearMiss | undefined {
  const { graph, service, selector, candidate, keysInUse } = each;
  const { template, name } = candidate.resource;
  const pairs = template.written?.pairs ?? [];
  const differences = selector.pairs
    .filter((pair) => template.labels.get(pair.key) !== pair.value)
    .map((pair) => ({ pair, found: meant(pair, pairs, selector) }));
  const settled = changedByKustomization(graph, candidate);
  if (differences.some(({ pair }) => settled.has(pair.key))) return undefined;
  if (differences.some(({ pair, found }) => found === undefined && !keysInUse.has(pair.key))) {
    if (differences.length < selector.pairs.length || name !== service.resource.name) return undefined;
  }
  const evidence = evidenceOf(each, differences);
  return evidence === undefined ? undefined : { candidate, evidence, differences };
}

/** Label keys that a kustomization over the workload sets itself. */
function changedByKustomization(graph: Graph, { document }: Placed): ReadonlySet<string> {
  const { groups } = groupsOf(graph.world, document.uri);
  return new Set(groups.flatMap((group) => [...(graph.world.kustomizations.get(group)?.labelKeys ?? [])]));
}

function meant(pair: LabelPair, pods: readonly LabelPair[], selector: LabelMap): LabelPair | undefined {
  const sameKey = pods.find(({ key }) => key === pair.key);
  if (sameKey !== undefined) return sameKey;
  const free = pods.filter(({ key }) => !selector.labels.has(key));
  return free.find(({ value }) => value === pair.value) ?? free.find(({ key }) => isNear(key, pair.key));
}

function evidenceOf(each: Case, differences: readonly Difference[]): Evidence | undefined {
  const { service, selector, candidate } = each;
  const [first] = differences;
  if (first === undefined) return undefined;
  if (candidate.resource.name !== undefined && candidate.resource.name === service.resource.name)
    return "twin";
  if (isSwapped(differences)) return "swapped";
  if (matchPairs(selector.labels, candidate.resource.ownLabels?.labels ?? new Map()) === "yes")
    return "own-labels";
  if (differences.length > 1) return undefined;
  const near = isNearPair(first);
  if (!near && !isFree(each)) return undefined;
  if (selector.pairs.length > 1) return "one-pair";
  if (first.found !== undefined && first.found.value === first.pair.value) return "other-key";
  if (near) return "near-value";
  return isAloneWith(each) ? "same-file" : undefined;
}

function isSwapped(differences: readonly Difference[]): boolean {
  const [one, other] = differences;
  if (differences.length !== 2 || one === undefined || other === undefined) return false;
  const keysAgree = one.found?.key === one.pair.key && other.found?.key === other.pair.key;
  return keysAgree && one.found?.value === other.pair.value && other.found?.value === one.pair.value;
}

function isNearPair({ pair, found }: Difference): boolean {
  if (found === undefined) return false;
  return found.key === pair.key
    ? isNear(found.value, pair.value)
    : found.value === pair.value && isNear(found.key, pair.key);
}

/** At most two edits apart, and not merely numbered differently: `kafka-0` is not `kafka-1` misspelt. */
function isNear(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  const letters = (text: string) => text.replace(/\d+/g, "#");
  if (one !== other && letters(one) === letters(other)) return false;
  const apart = distance(one, other);
  return apart <= 2 && apart * 2 < Math.max(one.length, other.length);
}

/** True when no Service as near as this one selects the candidate: a loose end on both sides. */
function isFree({ graph, reader, service, candidate }: Case): boolean {
  const asked = reader === undefined ? {} : { reader };
  const inFile = candidate.document.uri === service.document.uri;
  return servicesNear(graph, service, reader).every((other) => {
    if (inFile && other.document.uri !== service.document.uri) return true;
    const { pods } = selectPods(graph, other, { scope: "auto", ...asked });
    return !pods.some(({ placed }) => placed === candidate);
  });
}

/** True when the file holds this Service and this workload and no other of either, and the keys agree. */
function isAloneWith(each: Case): boolean {
  const { graph, reader, service, candidate, selector } = each;
  const { uri } = service.document;
  if (candidate.document.uri !== uri || !isFree(each)) return false;
  if (!selector.pairs.every(({ key }) => candidate.resource.template.written?.labels.has(key) === true))
    return false;
  const pods = nearOf(graph, service).flatMap((key) => [...graph.pods.read(key, reader)]);
  const inFile = (placed: Placed) => placed.document.uri === uri;
  const services = servicesNear(graph, service, reader);
  return new Set(services.filter(inFile)).size === 1 && new Set(pods.filter(inFile)).size === 1;
}

function servicesNear(graph: Graph, service: Placed, reader: Placed | undefined): readonly Placed<Service>[] {
  return nearOf(graph, service).flatMap((key) => [...graph.services.read(key, reader)]);
}

function weigh({ differences }: NearMiss): number {
  return differences.reduce(
    (sum, { pair, found }) => sum + distance(pair.value ?? "", found?.value ?? ""),
    0,
  );
}
