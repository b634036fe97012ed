/** What leads to ports of pods from outside: Services by `targetPort`, and selectors that name ports beside. */
import type { Service, ServicePort } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import type { Graph } from "../workspace/graph.ts";
import { picked, picksOf } from "../workspace/picks.ts";
import { selectingServices } from "../workspace/selecting-services.ts";
import { selectPods } from "../workspace/selection.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { numberOccurrence, type Occurrence, portOccurrence, scalarOccurrence } from "./occurrence.ts";
import type { PortValue } from "./port-rules.ts";
import { type Selector, selectorsIn } from "./selectors.ts";

/** A place that names a port of pods, and the selector that says of which; undefined for a Service that selects none. */
export interface PortUse {
  readonly value: PortValue;
  readonly at: Occurrence;
  readonly selector: Selector | undefined;
}

/** Every place in a resource that names a port of pods elsewhere. */
export function usesIn(placed: Placed): readonly PortUse[] {
  const picking = selectorsIn(placed).flatMap((selector) =>
    portsBeside(selector).map((port) => ({
      value: port.value,
      at: portOccurrence({ placed, role: "reference" }, port),
      selector,
    })),
  );
  return isOf(placed, "service")
    ? [...picking, ...placed.resource.ports.flatMap((port) => targetOf(placed, port))]
    : picking;
}

/** The place of a target port; none where it is not written, and the port of the Service is meant (S1.4). */
export function targetOf(
  placed: Placed<Service>,
  { targetPort, targetPortNode }: ServicePort,
): readonly PortUse[] {
  if (targetPort === undefined || targetPortNode === undefined || targetPortNode.text === "") return [];
  const part = { placed, role: "reference" } as const;
  const [selector] = selectorsIn(placed);
  if (typeof targetPort === "string")
    return [{ value: targetPort, at: scalarOccurrence(part, targetPortNode), selector }];
  if (Number(targetPortNode.text) !== targetPort) return [];
  return [{ value: targetPort, at: numberOccurrence(part, targetPortNode), selector }];
}

/** The pods in which a selector means a port. A place that stands beside several selectors means the pods of all. */
export function podsMeant(graph: Graph, selector: Selector, value: PortValue): readonly Placed<Workload>[] {
  const { placed } = selector;
  if (isOf(placed, "service"))
    return targets(placed, value)
      ? selectPods(graph, placed, { scope: "auto" }).pods.map((pods) => pods.placed)
      : [];
  const places = new Set(placesOf(selector, value));
  const sharing = selectorsIn(placed).filter((each) =>
    placesOf(each, value).some((place) => places.has(place)),
  );
  return sharing.flatMap(({ pick }) => (pick === undefined ? [] : picked(graph, placed, pick)));
}

/** The selectors that are about pods and name a port of theirs. */
export function leadingTo(graph: Graph, pods: Placed<Workload>, value: PortValue): readonly Selector[] {
  const services = selectingServices(graph, pods)
    .map(({ service }) => service)
    .filter((service) => targets(service, value));
  const picks = picksOf(graph, pods).map(({ pick }) => pick);
  const owners = new Set(picksOf(graph, pods).map(({ from }) => from));
  const picking = [...owners]
    .flatMap(selectorsIn)
    .filter(({ pick }) => pick !== undefined && picks.includes(pick))
    .filter((selector) => placesOf(selector, value).length > 0);
  return [...services.flatMap(selectorsIn), ...picking];
}

function targets({ resource }: Placed<Service>, value: PortValue): boolean {
  return resource.ports.some(({ targetPort }) => targetPort === value);
}

function placesOf(selector: Selector, value: PortValue): readonly number[] {
  return portsBeside(selector).flatMap((port) => (port.value === value ? [port.range.start] : []));
}

function portsBeside({ of, pick }: Selector) {
  return of === "pods" ? (pick?.ports ?? []) : [];
}
