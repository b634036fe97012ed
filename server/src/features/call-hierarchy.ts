/**
 * The way of a request as a call hierarchy: who calls a Service, what it leads to, and on to what those pods call
 * themselves. An Ingress calls Services, a Service calls workloads, a workload calls the Services of its addresses.
 */

import { resourcesAt } from "../symbols/place.ts";
import type { Range } from "../text/range.ts";
import { type Call, callsFrom, callsTo } from "../workspace/callers.ts";
import type { Graph } from "../workspace/graph.ts";
import { selectingServices } from "../workspace/selecting-services.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { isOutside } from "../workspace/world.ts";
import type { Asked } from "./answers.ts";
import { reachOf } from "./reach.ts";
import { documentAt } from "./target.ts";

/** One step to or from an object. */
export interface CallStep {
  /** The other object. */
  readonly placed: Placed;
  /** Where the caller says so, in the caller's document. */
  readonly places: readonly Range[];
}

/** The object at an offset of a file that may be called or may call; none in charts and patches. */
export function callable(asked: Asked, offset: number): Placed | undefined {
  const place = documentAt(asked, offset);
  if (place === undefined || isOutside(asked.workspace.world, asked.uri)) return undefined;
  const [placed] = resourcesAt(place.document, place.offset).filter((each) =>
    takesPart(asked.workspace.graph, each),
  );
  return placed;
}

/** Who sends requests to an object. */
export function callers(graph: Graph, placed: Placed): readonly CallStep[] {
  if (isOf(placed, "service"))
    return joined(callsTo(graph, placed).map((call) => ({ placed: call.from, places: placesOf(call) })));
  if (!isOf(placed, "workload")) return [];
  return selectingServices(graph, placed).map(({ service }) => ({
    placed: service,
    places: [service.resource.selector?.range ?? service.resource.range],
  }));
}

/** Whom an object sends requests to. */
export function callees(graph: Graph, placed: Placed): readonly CallStep[] {
  if (isOf(placed, "service")) {
    const places = [placed.resource.selector?.range ?? placed.resource.range];
    return reachOf(graph, placed).pods.map((pods) => ({ placed: pods.placed, places }));
  }
  return joined(callsFrom(graph, placed).map((call) => ({ placed: call.to, places: placesOf(call) })));
}

function takesPart(graph: Graph, placed: Placed): boolean {
  if (isOf(placed, "service") || isOf(placed, "workload")) return true;
  return callsFrom(graph, placed).length > 0;
}

/** In the caller's own text: an address that stands in a ConfigMap or a Secret is called where that is read. */
function placesOf({ from, mention, through }: Call): readonly Range[] {
  if (through === undefined) return [mention.range];
  return from.resource.mentions
    .filter(({ kind, name }) => kind === through.resource.kind && name === through.resource.name)
    .map(({ range }) => range);
}

/** One step for each object, with all its places. */
function joined(steps: readonly CallStep[]): readonly CallStep[] {
  const places = new Map<Placed, Range[]>();
  for (const step of steps) {
    const known = places.get(step.placed) ?? [];
    const fresh = step.places.filter((place) => known.every(({ start }) => start !== place.start));
    places.set(step.placed, [...known, ...fresh]);
  }
  return [...places].map(([placed, ranges]) => ({ placed, places: ranges }));
}
