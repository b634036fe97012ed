/** Which pods a Service selects, by rank: the nearest place that has a match decides (product, section 3). */
import type { LabelMap } from "../resources/resource.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { type Graph, labelKey, rootKey } from "./graph.ts";
import { ungrouped } from "./kustomize.ts";
import { isOrdinalLabel, matchPods, ordinalIn } from "./match-pods.ts";
import { type PodCount, podCount } from "./pod-count.ts";
import type { Placed } from "./source-file.ts";
import { nearKeys, standingOf } from "./standing.ts";
import { folderOf } from "./uri.ts";
import { rootOf } from "./world.ts";

/** `folder` includes the same kustomization; `nearest` is the nearest common folder, `workspace` the rest. */
export type Rank = "file" | "folder" | "nearest" | "workspace";

/** `auto` ranks; the others take everything in that scope as one world. */
export type Scope = "auto" | "file" | "folder" | "workspace";

export interface SelectedPods {
  readonly placed: Placed<Workload>;
  readonly rank: Rank;
  /** `open`: one side leaves its namespace to whoever applies it, the other names one. */
  readonly namespaces: "same" | "open";
  /** The one pod of a StatefulSet that the selector names; undefined when it selects all pods of the workload. */
  readonly ordinal: number | undefined;
  readonly count: PodCount;
}

export interface Selection {
  /** The rank of the match; undefined when no pod matches. */
  readonly rank: Rank | undefined;
  /** Sorted by file and place. */
  readonly pods: readonly SelectedPods[];
}

export interface Question {
  readonly scope: Scope;
  /** Who asks, to be told when the answer may change. */
  readonly reader?: Placed;
}

/** The nearest first. */
export const ranks: readonly Rank[] = ["file", "folder", "nearest", "workspace"];

/** The pods that a Service selects (S2.31–S2.33). None without a selector, and none for an ExternalName (S3.1). */
export function selectPods(graph: Graph, service: Placed<Service>, question: Question): Selection {
  const matchesUnder = (keys: readonly string[]) => matching(graph, service, keys, question.reader);
  const near = nearOf(graph, service);
  if (!selects(service.resource)) return { rank: undefined, pods: [] };
  if (question.scope !== "auto")
    return inOneWorld(service, question.scope, matchesUnder(scopeKeys(graph, service, question.scope)));
  const decided = best(matchesUnder(near));
  return decided.rank === undefined ? best(nearestElsewhere(graph, service, question.reader)) : decided;
}

/** All pods of the workspace folder that the selector matches, wherever they stand, in any open namespace. */
export function selectEverywhere(graph: Graph, service: Placed<Service>): readonly SelectedPods[] {
  return selects(service.resource) ? matching(graph, service, rootKeys(graph, service), undefined) : [];
}

/** Whether the namespaces of two objects fit; a kustomization over both that sets one makes them the same. */
export function namespaceFit(graph: Graph, one: Placed, other: Placed): "same" | "open" | "differs" {
  const { namespace } = one.resource;
  if (namespace === other.resource.namespace) return "same";
  const mine = standingOf(graph.world, one.document.uri).groups;
  const theirs = standingOf(graph.world, other.document.uri).groups;
  const together = mine.some(
    (group) => theirs.includes(group) && graph.world.kustomizations.get(group)?.namespace !== undefined,
  );
  if (together) return "same";
  return namespace === undefined || other.resource.namespace === undefined ? "open" : "differs";
}

/** The keys of what stands in the Service's folder and kustomizations. */
export function nearOf(graph: Graph, { document: { uri } }: Placed): readonly string[] {
  return standingOf(graph.world, uri).rings[0] ?? [];
}

/** Pods whose labels match in another namespace; they are no endpoints (S2.33). */
export function matchesIgnoringNamespace(
  graph: Graph,
  service: Placed<Service>,
  reader: Placed | undefined,
): readonly Placed<Workload>[] {
  return labelMatches(graph, service.resource.selector, nearOf(graph, service), reader);
}

function selects({ selector, serviceType }: Service): boolean {
  return selector !== undefined && serviceType !== "ExternalName";
}

function rootKeys(graph: Graph, { document: { uri } }: Placed): readonly string[] {
  return [rootKey(rootOf(graph.world, uri))];
}

function scopeKeys(
  graph: Graph,
  service: Placed<Service>,
  scope: "file" | "folder" | "workspace",
): readonly string[] {
  const folder = folderOf(service.document.uri);
  return scope === "workspace" ? rootKeys(graph, service) : nearKeys(folder, ungrouped);
}

function matching(
  graph: Graph,
  service: Placed<Service>,
  keys: readonly string[],
  reader: Placed | undefined,
): readonly SelectedPods[] {
  const placed = labelMatches(graph, service.resource.selector, keys, reader);
  return placed.flatMap((each) => selected(graph, { service, reader }, each) ?? []);
}

interface Asking {
  readonly service: Placed<Service>;
  readonly reader: Placed | undefined;
}

/** Pods whose labels match, as the Service selects them; undefined in another namespace. */
function selected(
  graph: Graph,
  { service, reader }: Asking,
  placed: Placed<Workload>,
): SelectedPods | undefined {
  const namespaces = namespaceFit(graph, service, placed);
  if (namespaces === "differs") return undefined;
  const ordinal = ordinalIn(service.resource.selector?.labels ?? new Map(), placed.resource);
  return {
    placed,
    rank: rankOf(graph, service, placed),
    namespaces,
    ordinal,
    // Most who ask what is selected do not ask how many, and the answer takes longer than the rest.
    get count() {
      return ordinal === undefined ? podCount(graph, placed, reader) : 1;
    },
  };
}

/**
 * Reads the pods of the rarest pair of the selector and compares the rest. That one key is enough to be told of
 * every change: whatever matches stands under it.
 */
function labelMatches(
  graph: Graph,
  selector: LabelMap | undefined,
  keys: readonly string[],
  reader: Placed | undefined,
) {
  const found = new Set<Placed<Workload>>();
  for (const scope of keys) {
    const rarest = rarestKey(graph, selector, scope);
    if (rarest === undefined) continue;
    for (const placed of graph.pods.read(rarest, reader)) if (matches(selector, placed)) found.add(placed);
  }
  return [...found].sort(byPlace);
}

/**
 * Of the pods beyond those near a Service, the ones that it selects under the nearest common folder. Reading goes from
 * there outwards, so that neither namesakes of the pods farther off nor changes to those cost anything.
 */
function nearestElsewhere(
  graph: Graph,
  service: Placed<Service>,
  reader: Placed | undefined,
): readonly SelectedPods[] {
  const { uri } = service.document;
  const { selector } = service.resource;
  const { root, rings } = standingOf(graph.world, uri);
  const key = rarestKey(graph, selector, rootKey(root));
  if (key === undefined) return [];
  for (const ring of graph.pods.outwards(key, rings.slice(1), reader)) {
    const matching = [...ring].filter((placed) => matches(selector, placed)).sort(byPlace);
    const pods = matching.flatMap((placed) => selected(graph, { service, reader }, placed) ?? []);
    if (pods.length > 0) return pods;
  }
  return [];
}

function matches(selector: LabelMap | undefined, { resource }: Placed<Workload>): boolean {
  return matchPods(selector?.labels ?? new Map(), resource) === "yes";
}

/** The key of the pair that the fewest pods of a scope have; undefined without a pair whose value is known. */
function rarestKey(graph: Graph, selector: LabelMap | undefined, scope: string): string | undefined {
  return (
    (selector?.pairs ?? [])
      .filter((pair) => pair.value !== undefined)
      // Only a controller sets the labels of a single pod, so that manifests never know their values.
      .map(({ key, value }) => labelKey(scope, key, isOrdinalLabel(key) ? undefined : value))
      .sort((a, b) => graph.pods.size(a) - graph.pods.size(b))[0]
  );
}

/** True where objects surely belong together: one file, one folder, one kustomization. */
export function isNear(rank: Rank | undefined): boolean {
  return rank === "file" || rank === "folder";
}

/** The rank of one resource seen from another. */
export function rankOf(graph: Graph, from: Placed, to: Placed): Rank {
  const [here, there] = [from.document.uri, to.document.uri];
  if (here === there) return "file";
  const [mine, theirs] = [standingOf(graph.world, here), standingOf(graph.world, there)];
  if (mine.folder === theirs.folder) return "folder";
  if (mine.groups.some((group) => theirs.groups.includes(group))) return "folder";
  return mine.branch !== undefined && mine.branch === theirs.branch ? "nearest" : "workspace";
}

/** Of objects that are about as near, those that are nearest, sorted by file and place. */
export function ofBestRank<Object extends Placed>(
  graph: Graph,
  from: Placed,
  objects: readonly Object[],
): readonly Object[] {
  if (objects.length < 2) return objects;
  const ranked = objects.map((object) => ({ object, rank: rankOf(graph, from, object) }));
  const best = ranks.find((rank) => ranked.some((each) => each.rank === rank));
  return ranked
    .filter(({ rank }) => rank === best)
    .map(({ object }) => object)
    .sort(byPlace);
}

/** The pods of the best rank; among them those of the same namespace, when there are some. */
function best(pods: readonly SelectedPods[]): Selection {
  const rank = ranks.find((each) => pods.some((pod) => pod.rank === each));
  const ranked = pods.filter((pod) => pod.rank === rank);
  const same = ranked.filter((pod) => pod.namespaces === "same");
  return { rank, pods: same.length > 0 ? same : ranked };
}

function inOneWorld(service: Placed<Service>, scope: Scope, pods: readonly SelectedPods[]): Selection {
  const inside =
    scope === "file" ? pods.filter(({ placed }) => placed.document.uri === service.document.uri) : pods;
  return { rank: ranks.find((rank) => inside.some((pod) => pod.rank === rank)), pods: inside };
}

/** Order of resources in output: by file, then by place. */
export function byPlace(one: Placed, other: Placed): number {
  const [a, b] = [one.document, other.document];
  if (a.uri !== b.uri) return a.uri < b.uri ? -1 : 1;
  return a.place.start - b.place.start || one.resource.range.start - other.resource.range.start;
}
