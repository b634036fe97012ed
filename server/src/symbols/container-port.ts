/** A port of a container by its name or number: its declaration, the Services, probes and policies that lead to it. */
import * as l10n from "@vscode/l10n";
import { portNameProblems } from "../kubernetes/names.ts";
import { isPortNumber } from "../kubernetes/ports.ts";
import type { Container } from "../resources/container.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { touches } from "../text/range.ts";
import type { Graph } from "../workspace/graph.ts";
import { type PickBy, picked, picksOf } from "../workspace/picks.ts";
import { selectingServices } from "../workspace/selecting-services.ts";
import { selectPods } from "../workspace/selection.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { tiedTo } from "./closure.ts";
import { numberOccurrence, type Occurrence, portOccurrence, scalarOccurrence } from "./occurrence.ts";
import { inOrder } from "./order.ts";
import type { FoundSymbol, SymbolQuery } from "./symbol.ts";
import { illegal, named } from "./wording.ts";

type PortValue = string | number;

/** What leads to ports of pods: a Service, or an object that picks pods and names ports beside. */
type Selector = Placed;

interface Seed {
  readonly value: PortValue;
  readonly at: Occurrence;
  /** Undefined for the declaration and the probes, which stand in the pods themselves. */
  readonly selector: Selector | undefined;
}

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
    const own = selector === undefined ? [placed] : podsOf(graph, selector, value);
    const found = own.filter((each) => isOf(each, "workload")).flatMap((each) => declarations(each, value));
    return at.role === "definition" ? [at] : found;
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
      obstacle: () => implicitTarget(pods().selectors, value),
      problem: (name) => problemOf(pods().carriers, { value, name }),
    },
  };
}

function seedsIn(placed: Placed): readonly Seed[] {
  const picking = placed.resource.picks.flatMap(({ of, ports }) => (of === "pods" ? ports : []));
  const own = picking.map((port) => ({
    value: port.value,
    at: portOccurrence({ placed, role: "reference" }, port),
    selector: placed,
  }));
  if (isOf(placed, "service"))
    return [...own, ...placed.resource.ports.flatMap((port) => targetOf(placed, port))];
  if (!isOf(placed, "workload")) return own;
  const values = new Set(placed.resource.template.containers.flatMap(valuesIn));
  const inside = [...values].flatMap((value) =>
    placed.resource.template.containers.flatMap((container) =>
      inContainer(placed, container, value).map((at) => ({ value, at, selector: undefined })),
    ),
  );
  return [...own, ...inside];
}

function targetOf(placed: Placed<Service>, { targetPort, targetPortNode }: ServicePort): readonly Seed[] {
  if (targetPort === undefined || targetPortNode === undefined || targetPortNode.text === "") return [];
  const part = { placed, role: "reference" } as const;
  if (typeof targetPort === "string")
    return [{ value: targetPort, at: scalarOccurrence(part, targetPortNode), selector: placed }];
  if (Number(targetPortNode.text) !== targetPort) return [];
  return [{ value: targetPort, at: numberOccurrence(part, targetPortNode), selector: placed }];
}

function valuesIn({ ports, probePorts, probeNumbers }: Container): readonly PortValue[] {
  return [
    ...ports.flatMap(({ name, number }) => [name ?? [], number ?? []].flat()),
    ...probePorts.map(({ name }) => name),
    ...probeNumbers.map(({ number }) => number),
  ];
}

function tiedPods(graph: Graph, { selector, value }: Seed, placed: Placed) {
  const seeds = {
    selectors: selector === undefined ? [] : [selector],
    carriers: selector === undefined && isOf(placed, "workload") ? [placed] : [],
  };
  return tiedTo(seeds, {
    carriersOf: (each: Selector) => podsOf(graph, each, value),
    selectorsOf: (each: Placed<Workload>) => leadingTo(graph, each, value),
  });
}

/** The pods in which a Service, or a policy, means a port. */
function podsOf(graph: Graph, from: Selector, value: PortValue): readonly Placed<Workload>[] {
  const selected =
    isOf(from, "service") && from.resource.ports.some(({ targetPort }) => targetPort === value)
      ? selectPods(graph, from, { scope: "auto" }).pods.map((pods) => pods.placed)
      : [];
  const picks = from.resource.picks.filter((pick) => pick.ports.some((port) => port.value === value));
  return [...selected, ...picks.flatMap((pick) => picked(graph, from, pick))];
}

function leadingTo(graph: Graph, pods: Placed<Workload>, value: PortValue): readonly Selector[] {
  const services = selectingServices(graph, pods)
    .map(({ service }) => service)
    .filter(({ resource }) => resource.ports.some(({ targetPort }) => targetPort === value));
  const names = ({ pick }: PickBy) => pick.ports.some((port) => port.value === value);
  const picks = isDeclared(pods, value) ? picksOf(graph, pods).filter(names) : [];
  return [...services, ...picks.map(({ from }) => from)];
}

/** A number that the pods themselves do not declare ties nothing together but their Services. */
function isDeclared(pods: Placed<Workload>, value: PortValue): boolean {
  return typeof value === "string" || pods.resource.template.containers.some((each) => declares(each, value));
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

function inSelector(placed: Selector, value: PortValue): readonly Occurrence[] {
  return seedsIn(placed).flatMap((seed) =>
    seed.selector !== undefined && seed.value === value ? [seed.at] : [],
  );
}

/** A Service port without `targetPort` leads to its own number (S1.4), which is what clients use. */
function implicitTarget(selectors: readonly Selector[], value: PortValue): string | undefined {
  for (const placed of selectors) {
    if (!isOf(placed, "service")) continue;
    const implicit = placed.resource.ports.some(
      (port) => port.targetPort === value && targetOf(placed, port).length === 0,
    );
    if (implicit)
      return l10n.t(
        "{0} leads to {1} without a `targetPort`. Write `targetPort: {1}` there first.",
        named(placed),
        String(value),
      );
  }
  return undefined;
}

function problemOf(
  pods: readonly Placed<Workload>[],
  { value, name }: { readonly value: PortValue; readonly name: string },
): string | undefined {
  const next = typeof value === "number" ? Number(name) : name;
  if (typeof next === "number" && !(/^\d+$/.test(name) && isPortNumber(next)))
    return l10n.t("`{0}` is no port: it must be a whole number from 1 to 65535.", name);
  const wrong = typeof next === "string" ? illegal(name, portNameProblems(name)) : undefined;
  const taken =
    next === value
      ? undefined
      : pods.find((each) => each.resource.template.containers.some((container) => declares(container, next)));
  return (
    wrong ?? (taken === undefined ? undefined : l10n.t("{0} has a port `{1}` already.", named(taken), name))
  );
}
