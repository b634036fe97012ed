/** The ways to break the wiring of a Service that works, one thing at a time. */
import type { ContainerPort } from "../../src/resources/container.ts";
import type { LabelPair } from "../../src/resources/resource.ts";
import type { Service, ServicePort } from "../../src/resources/service.ts";
import type { Workload } from "../../src/resources/workload.ts";
import type { DocumentEdit } from "../../src/rules/rule.ts";
import type { TextEdit } from "../../src/text/edit.ts";
import { positionAt } from "../../src/text/line-index.ts";
import { type Range, shifted } from "../../src/text/range.ts";
import { wirePorts } from "../../src/workspace/endpoints.ts";
import { selectPods } from "../../src/workspace/selection.ts";
import type { Placed } from "../../src/workspace/source-file.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { insertPair, replaceScalar } from "../../src/yaml/edits.ts";
import type { YamlScalar } from "../../src/yaml/node.ts";
import { leaveOut } from "./leave-out.ts";
import { misspelt } from "./misspell.ts";
import { type Address, addressOf } from "./wiring.ts";

/** What is broken; the order is that of the table of figures. */
export const mutationKinds = [
  "a letter of a selector value",
  "a letter of a selector key",
  "the workload's own labels selected",
  "two values swapped",
  "a letter of a named targetPort",
  "a letter of the container port's name",
  "the container port's protocol",
  "a port name left out",
  "the namespace of one side",
  "a number in quotes as targetPort",
] as const;

export type MutationKind = (typeof mutationKinds)[number];

export interface Mutation {
  readonly kind: MutationKind;
  /** The files that it changes, by uri; offsets count from the start of the file, which outlives its documents. */
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  /** The pods that the Service selected. */
  readonly pods: Address;
  /** Where a report is at the right place, read from the two resources as they are when broken. */
  readonly places: (service: Service, pods: Workload) => readonly Spot[];
}

/** A place on one of the two sides. */
export interface Spot {
  readonly side: "service" | "pods";
  readonly range: Range;
}

/** A Service, one workload that it selects, and the text of the file of either. */
interface Cable {
  readonly workspace: Workspace;
  readonly service: Placed<Service>;
  readonly pods: Placed<Workload>;
}

/** Every mutation of the wiring between a Service and what it selects. */
export function mutationsOf(workspace: Workspace, service: Placed<Service>): readonly Mutation[] {
  const selection = selectPods(workspace.graph, service, { scope: "auto" });
  const [first] = selection.pods;
  if (first === undefined) return [];
  const cable: Cable = { workspace, service, pods: first.placed };
  const ports = wirePorts(service.resource, selection);
  return [
    ...selectorLetters(cable),
    ...ownLabels(cable),
    ...swappedValues(cable),
    ...namespaces(cable),
    ...service.resource.ports.flatMap((port, index) => [
      ...targetPorts(cable, port, index),
      ...portNames(cable, port, index),
    ]),
    ...ports.flatMap(({ port, targets }, index) =>
      targets.flatMap(({ declaration, pods: { placed } }) =>
        typeof port.targetPort === "string" && declaration !== undefined
          ? containerPorts({ workspace, service, pods: placed }, declaration, index)
          : [],
      ),
    ),
  ];
}

function mutation(
  cable: Cable,
  parts: Omit<Mutation, "pods" | "edits">,
  edits: readonly Change[],
): readonly Mutation[] {
  const possible = edits.flatMap((edit) => edit ?? []);
  if (possible.length < edits.length) return [];
  return [{ ...parts, edits: inFiles(possible), pods: addressOf(cable.workspace, cable.pods) }];
}

function inFiles(edits: readonly DocumentEdit[]): ReadonlyMap<string, readonly TextEdit[]> {
  const uris = new Set(edits.map(({ document }) => document.uri));
  const inFile = (uri: string) => edits.filter(({ document }) => document.uri === uri);
  const moved = ({ document, edit }: DocumentEdit) => ({
    range: shifted(edit.range, document.place.start),
    newText: edit.newText,
  });
  return new Map([...uris].map((uri) => [uri, inFile(uri).map(moved)]));
}

type Change = DocumentEdit | undefined;

function write({ document }: Placed, node: YamlScalar | undefined, text: string | undefined): Change {
  if (node === undefined || text === undefined || node.aliased || node.text === text) return undefined;
  return { document, edit: replaceScalar(node, text) };
}

function pairsOf({ selector }: Service): readonly LabelPair[] {
  return selector?.pairs ?? [];
}

/** The pairs of the selector, by their order; all of them when no order is given. */
function selectorSpots(service: Service, indexes?: readonly number[]): readonly Spot[] {
  const pairs = pairsOf(service).filter((_, index) => indexes?.includes(index) ?? true);
  return pairs.flatMap(({ keyRange, node }) => [
    { side: "service" as const, range: keyRange },
    { side: "service" as const, range: node.range },
  ]);
}

function selectorLetters(cable: Cable): readonly Mutation[] {
  const { service } = cable;
  return pairsOf(service.resource).flatMap((pair, index) => {
    const places = (broken: Service) => selectorSpots(broken, [index]);
    const key = misspelt(pair.key);
    const keyEdit =
      key === undefined || pair.node.aliased
        ? undefined
        : { document: service.document, edit: { range: pair.keyRange, newText: JSON.stringify(key) } };
    return [
      ...mutation(cable, { kind: "a letter of a selector value", places }, [
        write(service, pair.node, misspelt(pair.value ?? "")),
      ]),
      ...mutation(cable, { kind: "a letter of a selector key", places }, [keyEdit]),
    ];
  });
}

/** The mistake of copying a Deployment's `metadata.labels` where `template.metadata.labels` belong. */
function ownLabels(cable: Cable): readonly Mutation[] {
  const { service, pods } = cable;
  const map = service.resource.selector;
  const own = (pods.resource.ownLabels?.pairs ?? []).flatMap(({ key, value }) =>
    value === undefined ? [] : [[key, value]],
  );
  const reaches = own.every(([key = "", value]) => pods.resource.template.labels.get(key) === value);
  if (map === undefined || own.length === 0 || reaches) return [];
  const { range, shape } = map;
  const all = { start: range.start, end: shape?.flow === false ? shape.end : range.end };
  const { document } = service;
  const indent = " ".repeat(positionAt(document.lines, shape?.firstKey ?? 0).character);
  const newText = shape?.flow
    ? JSON.stringify(Object.fromEntries(own))
    : own.map(([key, value]) => `${key}: ${JSON.stringify(value)}`).join(`\n${indent}`);
  const edit = shape === undefined ? undefined : { document, edit: { range: all, newText } };
  return mutation(
    cable,
    { kind: "the workload's own labels selected", places: (broken) => selectorSpots(broken) },
    [edit],
  );
}

function swappedValues(cable: Cable): readonly Mutation[] {
  const { service } = cable;
  const [one, other] = pairsOf(service.resource);
  if (one === undefined || other === undefined || one.value === other.value) return [];
  return mutation(cable, { kind: "two values swapped", places: (broken) => selectorSpots(broken, [0, 1]) }, [
    write(service, one.node, other.value),
    write(service, other.node, one.value),
  ]);
}

function targetPorts(cable: Cable, { targetPort, targetPortNode: node }: ServicePort, index: number) {
  const { service } = cable;
  const places = ({ ports }: Service) => spotsOf("service", ports[index]?.targetPortNode);
  const name = typeof targetPort === "string" ? misspelt(targetPort) : undefined;
  const quoted =
    node === undefined || node.aliased || typeof targetPort !== "number"
      ? undefined
      : { document: service.document, edit: { range: node.range, newText: `"${targetPort}"` } };
  return [
    ...mutation(cable, { kind: "a letter of a named targetPort", places }, [write(service, node, name)]),
    ...mutation(cable, { kind: "a number in quotes as targetPort", places }, [quoted]),
  ];
}

/** Broken in the pods, it may be reported there or where the Service asks for the port. */
function containerPorts(cable: Cable, port: ContainerPort, index: number): readonly Mutation[] {
  const { pods } = cable;
  const places = ({ ports }: Service, { template }: Workload) => [
    ...spotsOf("service", ports[index]?.targetPortNode, ports[index]?.protocolNode, ports[index]?.portNode),
    ...template.containers.flatMap((container) =>
      container.ports.flatMap(({ nameNode, protocolNode }) => spotsOf("pods", nameNode, protocolNode)),
    ),
  ];
  const protocol = port.protocol === "UDP" ? "TCP" : "UDP";
  const added =
    port.shape === undefined
      ? undefined
      : {
          document: pods.document,
          edit: insertPair(port.shape, pods.document.lines, { key: "protocol", value: protocol }),
        };
  return [
    ...mutation(cable, { kind: "a letter of the container port's name", places }, [
      write(pods, port.nameNode, misspelt(port.name ?? "")),
    ]),
    ...mutation(cable, { kind: "the container port's protocol", places }, [
      port.protocolNode === undefined ? added : write(pods, port.protocolNode, protocol),
    ]),
  ];
}

function portNames(cable: Cable, { name, shape }: ServicePort, index: number): readonly Mutation[] {
  const { workspace, service } = cable;
  const { document } = service;
  if (service.resource.ports.length < 2 || name === undefined || name.aliased) return [];
  const { start, end } = document.place;
  const text = workspace.file(document.uri)?.text?.slice(start, end) ?? "";
  const edit = leaveOut(text, { key: "name", value: name.range, flow: shape?.flow === true });
  const places = ({ ports }: Service) => spotsOf("service", ports[index], ports[index]?.portNode);
  const change = edit === undefined ? undefined : { document, edit };
  return mutation(cable, { kind: "a port name left out", places }, [change]);
}

function namespaces(cable: Cable): readonly Mutation[] {
  const { service, pods } = cable;
  const places = (broken: Service, other: Workload) => [
    ...spotsOf("service", broken.namespaceNode, broken.nameNode),
    ...spotsOf("pods", other.namespaceNode, other.nameNode),
  ];
  return [service, pods].flatMap((placed) => {
    const { namespaceNode: node, namespace, metadataShape: shape } = placed.resource;
    const other = placed === service ? pods : service;
    const added =
      shape === undefined || other.resource.namespaceNode !== undefined
        ? undefined
        : {
            document: placed.document,
            edit: insertPair(shape, placed.document.lines, { key: "namespace", value: "elsewhere" }),
          };
    const edit = node === undefined ? added : write(placed, node, misspelt(namespace ?? ""));
    return mutation(cable, { kind: "the namespace of one side", places }, [edit]);
  });
}

function spotsOf(
  side: Spot["side"],
  ...nodes: readonly ({ readonly range: Range } | undefined)[]
): readonly Spot[] {
  return nodes.flatMap((node) => (node === undefined ? [] : [{ side, range: node.range }]));
}
