/** Ports as parts of the picture: of several that are called the same, those behind the first are numbered. */
import type { Container, ContainerPort } from "../../resources/container.ts";
import type { Service, ServicePort } from "../../resources/service.ts";

/** The id of a port of a Service. */
export function portId(service: string, { ports }: Service, port: ServicePort): string {
  return `${service}/${calledIn(ports, servicePortText).get(port) ?? servicePortText(port)}`;
}

/** The id of a port that a container of a workload declares. */
export function containerPortId(workload: string, { name, ports }: Container, port: ContainerPort): string {
  const called = calledIn(ports, containerPortText).get(port) ?? containerPortText(port);
  return `${workload}/${name ?? ""}/${called}`;
}

/** What the ports of one list are called, worked out once: a picture asks for each of them. */
const known = new WeakMap<readonly object[], ReadonlyMap<object, string>>();

function calledIn<Port extends object>(
  ports: readonly Port[],
  textOf: (port: Port) => string,
): ReadonlyMap<object, string> {
  const before = known.get(ports);
  if (before !== undefined) return before;
  const counts = new Map<string, number>();
  const called = new Map<object, string>();
  for (const port of ports) {
    const text = textOf(port);
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    called.set(port, count === 1 ? text : `${text}~${count}`);
  }
  known.set(ports, called);
  return called;
}

function servicePortText({ name, port, protocol }: ServicePort): string {
  return name === undefined || name.text === "" ? `${port ?? "?"}/${protocol ?? "?"}` : name.text;
}

function containerPortText({ number, name, protocol }: ContainerPort): string {
  return `${number ?? name ?? "?"}/${protocol ?? "?"}`;
}
