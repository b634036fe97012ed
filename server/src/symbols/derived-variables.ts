/**
 * The variables that Kubernetes derives from a Service (S4.7–S4.18), where pods use them: they follow its name, the
 * names of its ports and their numbers.
 */
import type { Container, Reference } from "../resources/container.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { shifted } from "../text/range.ts";
import type { Graph } from "../workspace/graph.ts";
import { nearOf } from "../workspace/selection.ts";
import { giversNear, variablesOf } from "../workspace/service-variables.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import type { Occurrence } from "./occurrence.ts";

/** A use of a variable, in the container that has it. */
export interface VariableUse {
  readonly placed: Placed<Workload>;
  readonly container: Container;
  readonly reference: Reference;
}

/**
 * The uses of variables of a Service in the pods beside it whose names another form of the Service would change. A
 * variable that the container sets itself is its own.
 */
export function derivedVariables(
  graph: Graph,
  service: Placed<Service>,
  renamed: (name: string) => Service,
): readonly Occurrence[] {
  const before = [...variablesOf(service.resource).keys()];
  const changing = new Set(namesChanged(before, renamed));
  return usesOf(graph, service, changing).map(({ placed, reference }) => ({
    placed,
    role: "reference",
    caution: "variable",
    range: nameIn(reference),
    spelling: {
      as: "text",
      derive: (name) => [...variablesOf(renamed(name)).keys()][before.indexOf(reference.name)],
    },
  }));
}

/** The variables come in one order whatever the names, so that each has its counterpart. */
function namesChanged(before: readonly string[], renamed: (name: string) => Service): readonly string[] {
  const probe = [...variablesOf(renamed("x9")).keys()];
  return before.length === probe.length ? before.filter((name, at) => probe[at] !== name) : [];
}

function usesOf(graph: Graph, service: Placed<Service>, names: ReadonlySet<string>): readonly VariableUse[] {
  if (names.size === 0) return [];
  const near = new Set(nearOf(graph, service).flatMap((key) => [...graph.pods.read(key)]));
  return [...near].flatMap((placed) => {
    const uses = usesIn(placed).filter(
      ({ container, reference }) => names.has(reference.name) && !setsItself(container, reference.name),
    );
    const given = uses.length > 0 && giversNear(graph, placed).some((giver) => giver.service === service);
    return given ? uses : [];
  });
}

/** Every use of a variable in the pods of a workload. */
export function usesIn(placed: Placed<Workload>): readonly VariableUse[] {
  return placed.resource.template.containers.flatMap((container) =>
    [...container.env.flatMap(({ value }) => value ?? []), ...container.commandLine]
      .flatMap(({ references }) => references)
      .map((reference) => ({ placed, container, reference })),
  );
}

/** The Service that gives a variable to the pods that use it; undefined when none beside them does. */
export function giverOf(
  graph: Graph,
  { placed, container, reference }: VariableUse,
): Placed<Service> | undefined {
  if (setsItself(container, reference.name)) return undefined;
  return giversNear(graph, placed).find(({ variables }) => variables.has(reference.name))?.service;
}

/** Where the name stands in `$(NAME)`, `${NAME}` or `$NAME`. */
export function nameIn({ name, range: { start, end } }: Reference) {
  const bare = end - start === name.length + 1;
  return bare ? { start: start + 1, end } : shifted({ start: 0, end: name.length }, start + 2);
}

/** A Service with another name. */
export function withName(service: Service, name: string): Service {
  return { ...service, name };
}

/** A Service whose ports of one name have another. */
export function withPortName(service: Service, before: string, name: string): Service {
  return withPorts(service, (port) => {
    const node = port.name;
    return node?.text === before ? { ...port, name: { ...node, text: name } } : port;
  });
}

/** A Service whose ports of one number have another. */
export function withPortNumber(service: Service, before: number, number: number): Service {
  return withPorts(service, (each) => (each.port === before ? { ...each, port: number } : each));
}

function withPorts(service: Service, change: (port: ServicePort) => ServicePort): Service {
  return { ...service, ports: service.ports.map(change) };
}

function setsItself({ env }: Container, name: string): boolean {
  return env.some((variable) => variable.name === name);
}

/** True for what has pods that may use variables. */
export function isWorkload(placed: Placed): placed is Placed<Workload> {
  return isOf(placed, "workload");
}
