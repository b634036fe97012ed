/** The Services that a name may mean, seen from somebody who uses it. */
import type { Service } from "../resources/service.ts";
import type { Graph } from "./graph.ts";
import { type ObjectReference, objectsMeant } from "./mentions.ts";
import { byPlace, namespaceFit, nearOf, type Rank } from "./selection.ts";
import { isOf, type Placed } from "./source-file.ts";

export interface NamedServices {
  /** The best rank that has a Service of the name; undefined when none has. */
  readonly rank: Rank | undefined;
  /** The Services of that rank, sorted by file and place. */
  readonly services: readonly Placed<Service>[];
}

/** The Services of a name in the asker's workspace folder whose namespace fits. `from` is told of changes. */
export function servicesNamed(graph: Graph, from: Placed, name: string): NamedServices {
  return servicesMeant(graph, from, { kind: "Service", name, namespace: undefined });
}

/** The Services that a mention means, by the best rank. `from` is told of changes. */
export function servicesMeant(graph: Graph, from: Placed, mention: ObjectReference): NamedServices {
  const { rank, objects } = objectsMeant(graph, { from, mention }, from);
  return { rank, services: objects.filter((object) => isOf(object, "service")) };
}

/** The Services that stand in the asker's folder and kustomizations, in its namespace, sorted by file and place. */
export function servicesBeside(graph: Graph, from: Placed): readonly Placed<Service>[] {
  const near = new Set(nearOf(graph, from).flatMap((key) => [...graph.services.read(key, from)]));
  return [...near].filter((service) => namespaceFit(graph, from, service) !== "differs").sort(byPlace);
}
