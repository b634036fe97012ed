/** A port of a Service by its name or number: its declaration, the backends, addresses and monitors that lead to it. */
import * as l10n from "@vscode/l10n";
import { dnsLabelProblems } from "../kubernetes/names.ts";
import type { NamedPort } from "../resources/mention.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import { touches } from "../text/range.ts";
import { type Graph, nameKey } from "../workspace/graph.ts";
import { type MentionBy, mentionsOf, objectsMeant } from "../workspace/mentions.ts";
import { pickedServices, picksOf } from "../workspace/picks.ts";
import { namespaceFit } from "../workspace/selection.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { rootOf } from "../workspace/world.ts";
import { tiedTo } from "./closure.ts";
import { derivedVariables, withPortName, withPortNumber } from "./derived-variables.ts";
import { numberOccurrence, type Occurrence, portOccurrence, scalarOccurrence } from "./occurrence.ts";
import { inOrder } from "./order.ts";
import {
  illegalPort,
  type PortChange,
  type PortValue,
  portAfter,
  takenPort,
  twoInOne,
} from "./port-rules.ts";
import type { FoundSymbol, SymbolQuery } from "./symbol.ts";

/** A place outside of the Service that names one of its ports, and which Services it may mean. */
interface Use {
  readonly at: Occurrence;
  readonly value: PortValue;
  readonly services: () => readonly Placed<Service>[];
}

/** The port at an offset; undefined where none is named. */
export function servicePortSymbol({
  workspace: { graph },
  placed,
  offset,
}: SymbolQuery): FoundSymbol | undefined {
  const own = isOf(placed, "service") ? declaredIn(placed) : [];
  const seed = [...own, ...usesIn(graph, placed)].find(({ at }) => touches(at.range, offset));
  if (seed === undefined) return undefined;
  const { value, at } = seed;
  const services = () => tiedServices(graph, seed);
  return {
    title: l10n.t("the Service port `{0}`", String(value)),
    name: String(value),
    placed,
    range: at.range,
    definitions: () =>
      at.role === "definition" ? [at] : inOrder(seed.services().flatMap((each) => declarations(each, value))),
    occurrences: () =>
      inOrder([
        ...services().flatMap((each) => [...declarations(each, value), ...inVariables(graph, each, value)]),
        ...services().flatMap((each) => usesOf(graph, each, value).map((use) => use.at)),
        at,
      ]),
    rename: {
      words: [String(value)],
      labelKey: undefined,
      isInPatch: (piece) =>
        isOf(piece, "service") && piece.resource.ports.some((port) => hasValue(port, value)),
      obstacle: () => implicitTarget(services(), value),
      problem: (name) => problemOf(services(), { value, name }),
    },
  };
}

function tiedServices(graph: Graph, seed: Use): readonly Placed<Service>[] {
  const { value } = seed;
  const seeds = { selectors: [], carriers: seed.services() };
  return tiedTo(seeds, {
    carriersOf: (use: Use) => use.services(),
    selectorsOf: (service: Placed<Service>) => usesOf(graph, service, value),
  }).carriers.filter(({ resource }) => resource.ports.some((port) => hasValue(port, value)));
}

function declaredIn(placed: Placed<Service>): readonly Use[] {
  return placed.resource.ports.flatMap((port) =>
    [port.name?.text ?? [], port.port ?? []]
      .flat()
      .flatMap((value) =>
        declaration(placed, port, value).map((at) => ({ at, value, services: () => [placed] })),
      ),
  );
}

function declarations(placed: Placed<Service>, value: PortValue): readonly Occurrence[] {
  return placed.resource.ports
    .filter((port) => hasValue(port, value))
    .flatMap((port) => declaration(placed, port, value));
}

/** Where a port states its name, or its number. */
function declaration(
  placed: Placed<Service>,
  { name, portNode }: ServicePort,
  value: PortValue,
): readonly Occurrence[] {
  const part = { placed, role: "definition" } as const;
  if (typeof value === "string")
    return name === undefined || value === "" ? [] : [scalarOccurrence(part, name)];
  return portNode === undefined ? [] : [numberOccurrence(part, portNode)];
}

function hasValue({ name, port }: ServicePort, value: PortValue): boolean {
  return typeof value === "number" ? port === value : name?.text === value && value !== "";
}

/** Where a resource names ports of Services, whatever its kind. */
function usesIn(graph: Graph, placed: Placed): readonly Use[] {
  const mentions = placed.resource.mentions.flatMap((mention): readonly Use[] => {
    const { kind, port } = mention;
    if (kind !== "Service" || port === undefined) return [];
    return [
      {
        ...useOf(placed, port, { address: port.node === undefined }),
        services: () => meant(graph, { from: placed, mention }),
      },
    ];
  });
  const picks = placed.resource.picks.flatMap((pick) =>
    pick.of === "services"
      ? pick.ports.map((port) => ({
          ...useOf(placed, port, { address: false }),
          services: () => pickedServices(graph, { from: placed, pick }),
        }))
      : [],
  );
  return [...mentions, ...picks, ...byHand(graph, placed)];
}

function useOf(
  placed: Placed,
  port: NamedPort,
  { address }: { readonly address: boolean },
): Omit<Use, "services"> {
  const part = { placed, role: "reference", ...(address ? ({ caution: "address" } as const) : {}) } as const;
  return { at: portOccurrence(part, port), value: port.value };
}

function meant(graph: Graph, by: MentionBy): readonly Placed<Service>[] {
  return objectsMeant(graph, by).objects.filter((object) => isOf(object, "service"));
}

/** The ports of Endpoints made by hand are found by the names of those of their Service (S3.29). */
function byHand(graph: Graph, placed: Placed): readonly Use[] {
  if (!isOf(placed, "endpoints")) return [];
  const { serviceName, portNames } = placed.resource;
  const mention = { kind: "Service", name: serviceName ?? "", namespace: placed.resource.namespace };
  const services = () =>
    objectsMeant(graph, { from: placed, mention }).objects.filter((object) => isOf(object, "service"));
  return portNames
    .filter(({ text }) => text !== "")
    .map((node) => ({
      at: scalarOccurrence({ placed, role: "reference" }, node),
      value: node.text,
      services,
    }));
}

/** The places that name a port of a Service. */
function usesOf(graph: Graph, service: Placed<Service>, value: PortValue): readonly Use[] {
  const { name } = service.resource;
  const key = name === undefined ? undefined : nameKey(rootOf(graph.world, service.document.uri), name);
  const endpoints = key === undefined ? [] : [...graph.endpoints.read(key)];
  const users = new Set([
    ...mentionsOf(graph, service).map(({ from }) => from),
    ...picksOf(graph, service).map(({ from }) => from),
    ...endpoints.filter((each) => namespaceFit(graph, service, each) !== "differs"),
  ]);
  return [...users]
    .flatMap((user) => usesIn(graph, user))
    .filter((use) => use.value === value && use.services().includes(service));
}

function inVariables(graph: Graph, service: Placed<Service>, value: PortValue): readonly Occurrence[] {
  return derivedVariables(graph, service, (name) =>
    typeof value === "string"
      ? withPortName(service.resource, value, name)
      : withPortNumber(service.resource, value, Number(name)),
  );
}

/** Without `targetPort` the number is also where the port leads (S1.4). */
function implicitTarget(services: readonly Placed<Service>[], value: PortValue): string | undefined {
  const isImplicit = ({ port, targetPortNode }: ServicePort) =>
    port === value && (targetPortNode === undefined || targetPortNode.text === "");
  const service = services.find(({ resource }) => resource.ports.some(isImplicit));
  return service?.resource.selector === undefined ? undefined : twoInOne(service, value);
}

function problemOf(services: readonly Placed<Service>[], change: PortChange): string | undefined {
  const next = portAfter(change);
  const taken = services.find(({ resource }) => resource.ports.some((port) => hasValue(port, next)));
  return (
    illegalPort(change, dnsLabelProblems) ?? takenPort(next === change.value ? undefined : taken, change.name)
  );
}
