/**
 * The pods that a Service will really have. A folder often holds the steps of one tutorial side by side, each with
 * the same Deployment; in a cluster there is only one of that name, so only one is counted here.
 */
import * as l10n from "@vscode/l10n";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { type PortWiring, wirePorts } from "../workspace/endpoints.ts";
import type { Graph } from "../workspace/graph.ts";
import { ungrouped } from "../workspace/kustomize.ts";
import {
  type Rank,
  type Scope,
  type SelectedPods,
  selectEverywhere,
  selectPods,
} from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { nearKeys } from "../workspace/standing.ts";
import { folderOf } from "../workspace/uri.ts";
import { both } from "./words.ts";

export interface Reach {
  /** Undefined when no pod matches. */
  readonly rank: Rank | undefined;
  readonly pods: readonly SelectedPods[];
  readonly ports: readonly PortWiring[];
  /** Workloads that match too, and are not counted: the same ones once more, or farther away. */
  readonly more: readonly Placed<Workload>[];
}

/** What a Service reaches, ranked (product, section 3); nothing without a selector. */
export function reachOf(graph: Graph, service: Placed<Service>): Reach {
  const { rank, pods } = selectPods(graph, service, { scope: "auto" });
  const counted = withoutTwins(graph, service, pods);
  const known = new Set<Placed>(counted.map(({ placed }) => placed));
  return {
    rank,
    pods: counted,
    ports: wirePorts(service.resource, { rank, pods: counted }),
    more: selectEverywhere(graph, service).flatMap(({ placed }) => (known.has(placed) ? [] : [placed])),
  };
}

/** What a Service reaches in a scope; `auto` ranks, and the others take all their files as one world. */
export function reachIn(graph: Graph, service: Placed<Service>, scope: Scope): Reach {
  if (scope === "auto") return reachOf(graph, service);
  const selection = selectPods(graph, service, { scope });
  return { ...selection, ports: wirePorts(service.resource, selection), more: [] };
}

/** The pods behind at least one port; all of them for a Service without ports, which DNS answers for (S3.28). */
export function served({ pods, ports }: Reach): readonly SelectedPods[] {
  if (ports.length === 0) return pods;
  const unresolved = (each: SelectedPods) =>
    ports.filter((wiring) => wiring.unresolved.some((miss) => miss.pods === each)).length;
  return pods.filter((each) => unresolved(each) < ports.length);
}

/** How many endpoints pods make, in words: "2 endpoints", "one endpoint per node". */
export function endpointWords(pods: readonly SelectedPods[]): string {
  const counts = pods.map(({ count }) => count);
  const sum = counts.reduce<number>((total, count) => total + (typeof count === "number" ? count : 0), 0);
  const words = sum > 0 ? [countedEndpoints(sum)] : [];
  for (const count of uncounted) {
    if (counts.includes(count)) words.push(words.length > 0 ? added[count]() : alone[count]());
  }
  return words.length === 0 ? l10n.t("no endpoints") : both(words);
}

function countedEndpoints(sum: number): string {
  return sum === 1 ? l10n.t("1 endpoint") : l10n.t("{0} endpoints", sum);
}

const uncounted = ["per-node", "autoscaled", "unknown"] as const;

const alone = {
  "per-node": () => l10n.t("one endpoint per node"),
  autoscaled: () => l10n.t("autoscaled endpoints"),
  unknown: () => l10n.t("unknown number of endpoints"),
};

/** Behind a number of endpoints. */
const added = {
  "per-node": () => l10n.t("one per node"),
  autoscaled: () => l10n.t("more, autoscaled"),
  unknown: () => l10n.t("more of unknown number"),
};

/**
 * Of several workloads of one kind, name and namespace one: preferably of a file that brings no Service of this
 * Service's name along, since such a file is another step of the story and complete in itself.
 */
function withoutTwins(
  graph: Graph,
  service: Placed<Service>,
  pods: readonly SelectedPods[],
): readonly SelectedPods[] {
  const byIdentity = new Map<string | SelectedPods, SelectedPods[]>();
  for (const each of pods) {
    const { kind, name, namespace } = each.placed.resource;
    const identity = name === undefined ? each : JSON.stringify([kind, name, namespace]);
    byIdentity.set(identity, [...(byIdentity.get(identity) ?? []), each]);
  }
  return [...byIdentity.values()].flatMap((twins) => {
    const alone = twins.length > 1 ? twins.find((each) => !bringsService(graph, service, each)) : undefined;
    return alone ?? twins[0] ?? [];
  });
}

function bringsService(graph: Graph, { resource }: Placed<Service>, { placed }: SelectedPods): boolean {
  const { uri } = placed.document;
  const near = nearKeys(folderOf(uri), ungrouped).flatMap((key) => [...graph.services.read(key)]);
  return near.some((other) => other.document.uri === uri && other.resource.name === resource.name);
}
