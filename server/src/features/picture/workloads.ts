/** A workload in the picture: a card with one part for each port of its containers. */
import * as l10n from "@vscode/l10n";
import type { Container, ContainerPort } from "../../resources/container.ts";
import type { Workload } from "../../resources/workload.ts";
import type { Target } from "../../workspace/endpoints.ts";
import { podCount } from "../../workspace/pod-count.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { cardOf } from "./card.ts";
import { addNode, type Draft } from "./draft.ts";
import { containerPortId } from "./port-id.ts";

/** Draws a workload with its containers. Returns its id. */
export function drawWorkload(draft: Draft, placed: Placed<Workload>): string {
  const id = draft.ids(placed);
  if (draft.nodes.has(id)) return id;
  addNode(draft, { ...cardOf(draft, placed, "workload"), text: countText(draft, placed) });
  for (const container of placed.resource.template.containers) drawContainer(draft, placed, container);
  return id;
}

/** The part that a target stands for: the port of a container, declared or not; the workload where none can be named. */
export function targetPart(draft: Draft, { pods, container, declaration, number }: Target): string {
  const id = drawWorkload(draft, pods.placed);
  if (declaration !== undefined && container !== undefined)
    return containerPortId(id, container, declaration);
  if (container === undefined) return id;
  return addNode(draft, {
    ...part(draft, pods.placed, container),
    id: `${id}/${container.name ?? ""}/${number}`,
    name: String(number),
    text: l10n.t("{0}, not declared", container.name ?? "?"),
  });
}

/** The part of a port that a container declares. */
export function declaredPart(draft: Draft, placed: Placed<Workload>, declaration: ContainerPort): string {
  const id = drawWorkload(draft, placed);
  const { containers } = placed.resource.template;
  const owner = containers.find(({ ports }) => ports.includes(declaration));
  return owner === undefined ? id : containerPortId(id, owner, declaration);
}

/** Init containers are gone before the first request comes. */
function drawContainer(draft: Draft, placed: Placed<Workload>, container: Container): void {
  const id = draft.ids(placed);
  if (container.role === "init") return;
  for (const port of container.ports) {
    addNode(draft, {
      ...part(draft, placed, container),
      id: containerPortId(id, container, port),
      name: portText(port),
      spot: { document: placed.document, range: port.range },
      extent: port.range,
    });
  }
  if (container.ports.length > 0) return;
  const name = container.name ?? "";
  addNode(draft, { ...part(draft, placed, container), id: `${id}/${name}`, name, text: "" });
}

function part(draft: Draft, placed: Placed<Workload>, container: Container) {
  const { range, nameNode } = container;
  return {
    ...cardOf(draft, placed, "container"),
    kind: "Container",
    parent: draft.ids(placed),
    text: container.name ?? "",
    spot: { document: placed.document, range: nameNode?.range ?? range },
    extent: range,
  };
}

function portText({ name, number, protocol }: ContainerPort): string {
  return `${name === undefined ? "" : `${name} `}${number ?? "?"}/${protocol ?? "?"}`;
}

function countText({ workspace }: Draft, placed: Placed<Workload>): string {
  const { workloadKind } = placed.resource;
  const count = podCount(workspace.graph, placed, undefined);
  if (count === "per-node") return l10n.t("one per node");
  if (count === "autoscaled") return l10n.t("autoscaled");
  return count === "unknown" || workloadKind === "Pod" ? "" : `× ${count}`;
}
