/** A port of a container by its name or number: its declaration, the Services, probes and policies that lead to it. */
import * as l10n from "@vscode/l10n";
import { portNameProblems } from "../kubernetes/names.ts";
import type { Container } from "../resources/container.ts";
import type { Workload } from "../resources/workload.ts";
import { touches } from "../text/range.ts";
import type { Graph } from "../workspace/graph.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { type Tied, tiedTo } from "./closure.ts";
import { numberOccurrence, type Occurrence, scalarOccurrence } from "./occurrence.ts";
import { inOrder } from "./order.ts";
import { leadingTo, type PortUse, podsMeant, targetOf, usesIn } from "./pod-port-users.ts";
import {
  illegalPort,
  type PortChange,
  type PortValue,
  portAfter,
  takenPort,
  twoInOne,
} from "./port-rules.ts";
import type { Selector } from "./selectors.ts";
import type { FoundSymbol, SymbolQuery } from "./symbol.ts";

/** The port at an offset; undefined where none is named. */
export function containerPortSymbol({
  workspace: { graph },
  placed,
  offset,
}: SymbolQuery): FoundSymbol | undefined {
  const seed = seedsIn(placed).find(({ at }) => touches(at.range, offset));
  if (seed === undefined) return undefined;
  const { value, at, selector } = seed;
  const pods = () => tiedPods(graph, seed, placed);
  const definitions = () => {
    const own = isOf(placed, "workload") ? [placed] : [];
    const meant = selector === undefined ? own : podsMeant(graph, selector, value);
    return at.role === "definition" ? [at] : meant.flatMap((each) => declarations(each, value));
  };
  return {
    title: l10n.t("the container port `{0}`", String(value)),
    name: String(value),
    placed,
    range: at.range,
    definitions: () => inOrder(definitions()),
    occurrences: () =>
      inOrder([
        ...pods().carriers.flatMap((each) => inPods(each, value)),
        ...pods().selectors.flatMap((each) => inSelector(each, value)),
        at,
      ]),
    rename: {
      words: [String(value)],
      labelKey: undefined,
      isInPatch: (piece) => seedsIn(piece).some((each) => each.value === value),
      obstacle: () => implicitTarget(pods().selectors, value),
      problem: (name) => problemOf(pods().carriers, { value, name }),
    },
  };
}

function seedsIn(placed: Placed): readonly PortUse[] {
  const outside = usesIn(placed);
  if (!isOf(placed, "workload")) return outside;
  const values = new Set(placed.resource.template.containers.flatMap(valuesIn));
  const inside = [...values].flatMap((value) =>
    placed.resource.template.containers.flatMap((container) =>
      inContainer(placed, container, value).map((at) => ({ value, at, selector: undefined })),
    ),
  );
  return [...outside, ...inside];
}

function valuesIn({ ports, probePorts, probeNumbers }: Container): readonly PortValue[] {
  return [
    ...ports.flatMap(({ name, number }) => [name ?? [], number ?? []].flat()),
    ...probePorts.map(({ name }) => name),
    ...probeNumbers.map(({ number }) => number),
  ];
}

function tiedPods(
  graph: Graph,
  { selector, value }: PortUse,
  placed: Placed,
): Tied<Selector, Placed<Workload>> {
  const seeds = {
    selectors: selector === undefined ? [] : [selector],
    carriers: selector === undefined && isOf(placed, "workload") ? [placed] : [],
  };
  return tiedTo(seeds, {
    carriersOf: (each: Selector) => podsMeant(graph, each, value),
    selectorsOf: (each: Placed<Workload>) => leadingTo(graph, each, value),
  });
}

function declares({ ports }: Container, value: PortValue): boolean {
  return ports.some(({ name, number }) => name === value || number === value);
}

function declarations(pods: Placed<Workload>, value: PortValue): readonly Occurrence[] {
  return inPods(pods, value).filter(({ role }) => role === "definition");
}

/** Init containers lend their ports to nobody (S3.17). */
function inPods(pods: Placed<Workload>, value: PortValue): readonly Occurrence[] {
  return pods.resource.template.containers
    .filter(({ role }) => role !== "init")
    .flatMap((container) => inContainer(pods, container, value));
}

/** A name means a port of the same container, a number any port of the pod (S8.40). */
function inContainer(placed: Placed, container: Container, value: PortValue): readonly Occurrence[] {
  const [definition, reference] = [
    { placed, role: "definition" } as const,
    { placed, role: "reference" } as const,
  ];
  if (typeof value === "number")
    return [
      ...container.ports.flatMap(({ number, numberNode }) =>
        number === value && numberNode !== undefined ? [numberOccurrence(definition, numberNode)] : [],
      ),
      ...container.probeNumbers.flatMap(({ number, node }) =>
        number === value ? [numberOccurrence(reference, node)] : [],
      ),
    ];
  if (!declares(container, value)) return [];
  return [
    ...container.ports.flatMap(({ name, nameNode }) =>
      name === value && nameNode !== undefined ? [scalarOccurrence(definition, nameNode)] : [],
    ),
    ...container.probePorts.flatMap(({ name, node }) =>
      name === value ? [scalarOccurrence(reference, node)] : [],
    ),
  ];
}

function inSelector(selector: Selector, value: PortValue): readonly Occurrence[] {
  return usesIn(selector.placed).flatMap((use) =>
    use.selector === selector && use.value === value ? [use.at] : [],
  );
}

function implicitTarget(selectors: readonly Selector[], value: PortValue): string | undefined {
  const services = selectors.map(({ placed }) => placed).filter((placed) => isOf(placed, "service"));
  const service = services.find((each) =>
    each.resource.ports.some((port) => port.targetPort === value && targetOf(each, port).length === 0),
  );
  return service === undefined ? undefined : twoInOne(service, value);
}

function problemOf(pods: readonly Placed<Workload>[], change: PortChange): string | undefined {
  const next = portAfter(change);
  const taken = pods.find(({ resource }) =>
    resource.template.containers.some((each) => declares(each, next)),
  );
  return (
    illegalPort(change, portNameProblems) ?? takenPort(next === change.value ? undefined : taken, change.name)
  );
}
