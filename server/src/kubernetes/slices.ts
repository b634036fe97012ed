/**
 * How endpoints are put into EndpointSlices and legacy Endpoints, and how a Service port finds its port in a slice. The
 * controllers do all of this without a word, so it is told nowhere but here.
 */
import type { Protocol } from "./protocol.ts";

/** A port of a slice; `number` is undefined where it cannot be known, `protocol` where it is none that exists. */
export interface SlicePort {
  /** The name of the Service port, "" when it has none (S3.20). */
  readonly name: string;
  readonly number: number | undefined;
  readonly protocol: Protocol | undefined;
}

/** Endpoints that share their ports: an EndpointSlice, or a subset of an Endpoints object. */
export interface Slice<Endpoint> {
  readonly ports: readonly SlicePort[];
  readonly endpoints: readonly Endpoint[];
}

/** An endpoint and the ports that were found in it; those that were not found are missing (S3.21). */
export interface EndpointPorts<Endpoint> {
  readonly endpoint: Endpoint;
  readonly ports: readonly SlicePort[];
}

/**
 * Groups endpoints by their whole list of ports (S3.23), which may be empty (S3.21, S3.28), in the order in which they
 * come. Without endpoints there is one placeholder without anything (S3.2). Slices are not cut at 100 endpoints.
 */
export function groupIntoSlices<Endpoint>(
  endpoints: readonly EndpointPorts<Endpoint>[],
): readonly Slice<Endpoint>[] {
  if (endpoints.length === 0) return [{ ports: [], endpoints: [] }];
  const groups = grouped(endpoints, ({ ports }) => keyOf(ports));
  return groups.map((group) => ({
    ports: group[0].ports,
    endpoints: group.map(({ endpoint }) => endpoint),
  }));
}

/**
 * Packs endpoints into the subsets of a legacy Endpoints object: ports with the same endpoints share a subset (S3.25).
 * An endpoint that lacks every port is left out (S3.22), unless the Service has none, which is `portless` (S3.28).
 */
export function packIntoSubsets<Endpoint>(
  endpoints: readonly EndpointPorts<Endpoint>[],
  { portless }: { readonly portless: boolean },
): readonly Slice<Endpoint>[] {
  if (portless && endpoints.length > 0)
    return [{ ports: [], endpoints: endpoints.map(({ endpoint }) => endpoint) }];
  const pairs = endpoints.flatMap(({ ports }, at) => ports.map((port) => ({ port, at })));
  const byPort = grouped(pairs, ({ port }) => keyOf([port])).map((group) => ({
    port: group[0].port,
    members: group.map(({ at }) => at),
  }));
  return grouped(byPort, ({ members }) => members.join()).map((group) => ({
    ports: group.map(({ port }) => port),
    endpoints: group[0].members.flatMap((at) => endpoints[at]?.endpoint ?? []),
  }));
}

/**
 * The port of a slice to which a Service port leads: the one of its name and protocol, whatever the target port says
 * (S3.29). Undefined when the slice has none.
 */
export function joinPort(
  { name, protocol }: Pick<SlicePort, "name" | "protocol">,
  ports: readonly SlicePort[],
): SlicePort | undefined {
  return ports.find((port) => port.name === name && port.protocol === protocol);
}

function keyOf(ports: readonly SlicePort[]): string {
  return JSON.stringify(ports.map(({ name, number, protocol }) => [name, number, protocol]));
}

type Group<Item> = [Item, ...Item[]];

/** The items of equal keys together, in the order of their first. */
function grouped<Item>(items: readonly Item[], key: (item: Item) => string): readonly Group<Item>[] {
  const groups = new Map<string, Group<Item>>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
