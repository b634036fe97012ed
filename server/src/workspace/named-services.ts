/** The Services that a name may mean, seen from somebody who uses it. */
import type { Service } from "../resources/service.ts";
import { type Graph, nameKey } from "./graph.ts";
import { byPlace, namespaceFit, nearOf, type Rank, rankOf } from "./selection.ts";
import type { Placed } from "./source-file.ts";
import { rootOf } from "./world.ts";

export interface NamedServices {
  /** The best rank that has a Service of the name; undefined when none has. */
  readonly rank: Rank | undefined;
  /** The Services of that rank, sorted by file and place. */
  readonly services: readonly Placed<Service>[];
}

const ranks: readonly Rank[] = ["file", "folder", "nearest", "workspace"];

/** The Services of a name in the asker's workspace folder whose namespace fits. `from` is told of changes. */
export function servicesNamed(graph: Graph, from: Placed, name: string): NamedServices {
  const root = rootOf(graph.world, from.document.uri);
  const fitting = [...graph.services.read(nameKey(root, name), from)]
    .filter((service) => namespaceFit(graph, from, service) !== "differs")
    .map((service) => ({ service, rank: rankOf(graph, from, service) }));
  const rank = ranks.find((each) => fitting.some((candidate) => candidate.rank === each));
  const services = fitting.filter((candidate) => candidate.rank === rank).map(({ service }) => service);
  return { rank, services: services.sort(byPlace) };
}

/** The Services that stand in the asker's folder and kustomizations, in its namespace, sorted by file and place. */
export function servicesBeside(graph: Graph, from: Placed): readonly Placed<Service>[] {
  const near = new Set(nearOf(graph, from).flatMap((key) => [...graph.services.read(key, from)]));
  return [...near].filter((service) => namespaceFit(graph, from, service) !== "differs").sort(byPlace);
}
