/** The ways to break what stands beside a Service: a policy, a monitor, a budget, an autoscaler, a probe. */
import type { LabelPair, Resource } from "../../src/resources/resource.ts";
import type { Workload } from "../../src/resources/workload.ts";
import { monitoredPorts } from "../../src/rules/monitor-ports.ts";
import type { TextEdit } from "../../src/text/edit.ts";
import type { Graph } from "../../src/workspace/graph.ts";
import { objectsMeant } from "../../src/workspace/mentions.ts";
import { type Labelled, picked, pickedServices } from "../../src/workspace/picks.ts";
import { flowsOf, mayBeLetOtherwise } from "../../src/workspace/policy-flows.ts";
import { isLetThrough } from "../../src/workspace/policy-reach.ts";
import { rankOf } from "../../src/workspace/selection.ts";
import { isOf, type Placed } from "../../src/workspace/source-file.ts";
import { replaceScalar } from "../../src/yaml/edits.ts";
import type { YamlScalar } from "../../src/yaml/node.ts";
import { misspelt } from "./misspell.ts";

export const neighbourKinds = [
  "a letter of a policy's label",
  "a port of a policy",
  "a letter of a monitor's label",
  "a letter of a monitor's port",
  "a letter of a budget's label",
  "a letter of an autoscaler's target",
  "the kind of an autoscaler's target",
  "a letter of a probe's port",
] as const;

export type NeighbourKind = (typeof neighbourKinds)[number];

export interface NeighbourMutation {
  readonly kind: NeighbourKind;
  readonly edit: TextEdit;
  /** Whether the object does what it is there for. */
  readonly works: (graph: Graph, placed: Placed) => boolean;
}

/** Every mutation of one object. */
export function neighbourMutationsOf({ resource }: Placed): readonly NeighbourMutation[] {
  switch (resource.type) {
    case "network-policy":
      return [
        ...letters("a letter of a policy's label", resource.subject?.pairs?.pairs, picksSomething),
        ...policyPorts(resource),
      ];
    case "monitor":
      return [
        ...letters("a letter of a monitor's label", resource.selector?.pairs?.pairs, picksSomething),
        ...resource.endpoints.flatMap(({ portNode }, index) =>
          write("a letter of a monitor's port", portNode, {
            text: misspelt(portNode?.text ?? ""),
            works: (graph, placed) => scrapes(graph, placed, index),
          }),
        ),
      ];
    case "budget":
      return letters("a letter of a budget's label", resource.selector?.pairs?.pairs, picksSomething);
    case "autoscaler": {
      const { nameNode, kindNode } = resource.reference ?? {};
      const other = kindNode?.text === "Deployment" ? "StatefulSet" : "Deployment";
      return [
        ...write("a letter of an autoscaler's target", nameNode, {
          text: misspelt(nameNode?.text ?? ""),
          works: scales,
        }),
        ...write("the kind of an autoscaler's target", kindNode, { text: other, works: scales }),
      ];
    }
    case "workload":
      return probePorts(resource);
    default:
      return [];
  }
}

function letters(
  kind: NeighbourKind,
  pairs: readonly LabelPair[] | undefined,
  works: NeighbourMutation["works"],
): readonly NeighbourMutation[] {
  return (pairs ?? []).flatMap(({ node, value }) =>
    write(kind, node, { text: misspelt(value ?? ""), works }),
  );
}

function write(
  kind: NeighbourKind,
  node: YamlScalar | undefined,
  { text, works }: { readonly text: string | undefined; readonly works: NeighbourMutation["works"] },
): readonly NeighbourMutation[] {
  if (node === undefined || text === undefined || node.aliased || node.text === text) return [];
  return [{ kind, edit: replaceScalar(node, text), works }];
}

function policyPorts({ ingress, egress }: Extract<Resource, { type: "network-policy" }>) {
  const ports = [...ingress.rules, ...egress.rules].flatMap((rule) => rule.ports);
  return ports.flatMap(({ port }): readonly NeighbourMutation[] => {
    if (port?.node === undefined || port.node.aliased) return [];
    const { range } = port.node;
    const newText = typeof port.value === "number" ? `${port.value - 1}` : (misspelt(port.value) ?? "x");
    return [{ kind: "a port of a policy", edit: { range, newText }, works: letsEverybodyThrough }];
  });
}

function probePorts({ template }: Workload): readonly NeighbourMutation[] {
  return template.containers.flatMap((container, index) =>
    container.probePorts.flatMap(({ node, name }, at) =>
      write("a letter of a probe's port", node, {
        text: misspelt(name),
        works: (_graph, placed) => asks(placed, index, at),
      }),
    ),
  );
}

function asks({ resource }: Placed, container: number, at: number): boolean {
  if (resource.type !== "workload") return false;
  const asking = resource.template.containers[container];
  const wanted = asking?.probePorts[at]?.name;
  return asking?.ports.some(({ name }) => name === wanted) === true;
}

function picksSomething(graph: Graph, placed: Placed): boolean {
  const [pick] = placed.resource.picks;
  if (pick === undefined) return false;
  const all: readonly Labelled[] = [
    ...picked(graph, placed, pick),
    ...pickedServices(graph, { from: placed, pick }),
  ];
  return all.some((each) => isNear(graph, placed, each));
}

function scrapes(graph: Graph, placed: Placed, index: number): boolean {
  if (!isOf(placed, "monitor")) return false;
  const wanted = placed.resource.endpoints[index]?.port;
  return monitoredPorts(graph, placed)?.named.some(({ name }) => name === wanted) === true;
}

function scales(graph: Graph, placed: Placed): boolean {
  const [mention] = placed.resource.mentions;
  const objects = mention === undefined ? [] : objectsMeant(graph, { from: placed, mention }).objects;
  return objects.some((object) => isNear(graph, placed, object));
}

/** True when there are clients that the graph knows, and all of them get through. */
function letsEverybodyThrough(graph: Graph, placed: Placed): boolean {
  const look = { graph, reader: undefined };
  const [subject] = placed.resource.picks;
  if (subject === undefined || !isOf(placed, "network-policy") || mayBeLetOtherwise(look, placed))
    return false;
  const pods = picked(graph, placed, subject);
  const ways = (["ingress", "egress"] as const).flatMap((direction) =>
    pods.flatMap((each) => flowsOf(look, each, direction)).map((flow) => isLetThrough(look, flow, direction)),
  );
  return ways.length > 0 && !ways.includes("no");
}

function isNear(graph: Graph, one: Placed, other: Placed): boolean {
  return ["file", "folder"].includes(rankOf(graph, one, other));
}
