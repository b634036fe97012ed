/** What the Endpoints view shows below a Service: its ports, the workloads behind each, and their containers. */
import * as l10n from "@vscode/l10n";
import type { Workload } from "../../resources/workload.ts";
import type { PortWiring } from "../../workspace/endpoints.ts";
import { matchesIgnoringNamespace, type SelectedPods } from "../../workspace/selection.ts";
import type { Placed } from "../../workspace/source-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { portId } from "../picture/port-id.ts";
import type { ObjectIds } from "../wiring/object-ids.ts";
import { portName, targetText, unresolvedText } from "../wiring/port-state.ts";
import { missText, type Standing, type Wired } from "../wiring/state.ts";
import { type EndpointItem, type EndpointLevel, type EndpointsQuestion, emptyLevel } from "./item.ts";

interface Below {
  readonly workspace: Workspace;
  readonly ids: ObjectIds;
  readonly question: EndpointsQuestion;
  readonly wired: Wired;
}

/** The children of a Service (`path` is empty), of one of its ports, or of a workload behind one. */
export function belowService(below: Below, path: readonly string[]): EndpointLevel {
  const [first, workload] = path;
  if (first === undefined) return level([...portItems(below), ...otherItems(below)]);
  const { service, reach } = below.wired;
  const id = below.ids(service);
  const wiring = reach.ports.find(({ port }) => portId(id, service.resource, port) === first);
  if (wiring === undefined) return level(containerItems(below, candidateOf(below, first), undefined));
  if (workload === undefined) return level(workloadItems(below, wiring));
  const pods = reach.pods.find(({ placed }) => below.ids(placed) === workload);
  return pods === undefined ? emptyLevel : level(containerItems(below, pods.placed, wiring));
}

function portItems(below: Below): readonly EndpointItem[] {
  const { service, reach, ports, standing } = below.wired;
  return reach.ports.map(({ port }, at) => {
    const { state, text } = ports[at] ?? standing;
    return item(below, {
      id: portId(below.ids(service), service.resource, port),
      kind: "port",
      label: portName(port),
      standing: { state, text },
      spot: { document: service.document, range: port.portNode?.range ?? port.range },
      expandable: reach.pods.length > 0,
    });
  });
}

/** What is below the Service itself: its pods when it has no ports, the workload that was meant, addresses made by hand. */
function otherItems(below: Below): readonly EndpointItem[] {
  const { service, reach, handMade, miss } = below.wired;
  const alone = service.resource.ports.length === 0 ? reach.pods.map(({ placed }) => placed) : [];
  const texts = new Map<Placed<Workload>, Standing>(
    alone.map((placed) => [placed, { state: "reached", text: placed.resource.kind }]),
  );
  for (const placed of elsewhere(below))
    texts.set(placed, { state: "near-miss", text: l10n.t("in another namespace") });
  if (miss !== undefined) texts.set(miss.candidate, { state: "near-miss", text: missText(miss) });
  const workloads = [...texts].map(([placed, standing]) => workloadItem(below, placed, standing));
  const addresses = service.resource.selector === undefined ? handMade : [];
  return [
    ...workloads,
    ...addresses.map((placed) =>
      item(below, {
        id: below.ids(placed),
        kind: "address",
        label: titleOf(placed),
        standing: { state: "reached", text: placed.resource.kind },
        spot: nameSpot(placed),
        expandable: false,
      }),
    ),
  ];
}

function elsewhere({ workspace: { graph }, wired: { service, reach } }: Below): readonly Placed<Workload>[] {
  const selects = service.resource.selector !== undefined && service.resource.serviceType !== "ExternalName";
  return selects && reach.pods.length === 0 ? matchesIgnoringNamespace(graph, service, undefined) : [];
}

function candidateOf(below: Below, id: string): Placed<Workload> | undefined {
  const { reach, miss } = below.wired;
  const all = [
    ...reach.pods.map(({ placed }) => placed),
    ...elsewhere(below),
    ...(miss ? [miss.candidate] : []),
  ];
  return all.find((placed) => below.ids(placed) === id);
}

function workloadItems(below: Below, wiring: PortWiring): readonly EndpointItem[] {
  return below.wired.reach.pods.map((pods) => {
    const standing = standingBehind(below, wiring, pods);
    return workloadItem(below, pods.placed, {
      ...standing,
      text: [...podsWords(pods), standing.text].filter((text) => text !== "").join(" · "),
    });
  });
}

/** How one port stands in the pods of one workload. */
function standingBehind(
  { wired }: Below,
  { port, targets, unresolved }: PortWiring,
  pods: SelectedPods,
): Standing {
  const miss = unresolved.find((each) => each.pods === pods);
  const own = wired.ports[wired.service.resource.ports.indexOf(port)] ?? wired.standing;
  if (miss !== undefined) return { state: own.state, text: unresolvedText(port, miss) };
  const target = targets.find((each) => each.pods === pods);
  if (target === undefined) return { state: "unknown", text: "" };
  return { state: pods.count === 0 ? "nothing" : "reached", text: targetText(target) };
}

function workloadItem(below: Below, placed: Placed<Workload>, standing: Standing): EndpointItem {
  return item(below, {
    id: below.ids(placed),
    kind: "workload",
    label: titleOf(placed),
    standing,
    spot: nameSpot(placed),
    expandable: placed.resource.template.containers.some(({ role }) => role !== "init"),
  });
}

/** The containers of a workload; the one that a port leads to says which of its ports that is. */
function containerItems(
  below: Below,
  placed: Placed<Workload> | undefined,
  wiring: PortWiring | undefined,
): readonly EndpointItem[] {
  if (placed === undefined) return [];
  const target = wiring?.targets.find(({ pods }) => pods.placed === placed);
  const containers = placed.resource.template.containers.filter(({ role }) => role !== "init");
  return containers.map((container, at) => {
    const reached = target?.container === container;
    const ports = container.ports.map(
      ({ name, number }) => `${name === undefined ? "" : `${name} `}${number ?? "?"}`,
    );
    return {
      ...item(below, {
        id: `${at} ${container.name ?? ""}`,
        kind: "container",
        label: container.name ?? l10n.t("container"),
        standing: { state: "reached", text: reached ? `→ ${target.number}` : ports.join(", ") },
        spot: { document: placed.document, range: container.nameNode?.range ?? container.range },
        expandable: false,
      }),
      state: reached ? "reached" : undefined,
    };
  });
}

interface ItemParts extends Pick<EndpointItem, "kind" | "label" | "expandable" | "spot"> {
  readonly id: string;
  readonly standing: Standing;
}

function item({ question }: Below, { id, standing, ...parts }: ItemParts): EndpointItem {
  return { ...parts, ...standing, path: [...question.path, id], dns: undefined };
}

function level(items: readonly EndpointItem[]): EndpointLevel {
  return { items, more: 0 };
}

/** The kind, and how many pods it runs. */
function podsWords({ count, placed: { resource } }: SelectedPods): readonly string[] {
  const { kind, workloadKind } = resource;
  if (count === "per-node") return [kind, l10n.t("one per node")];
  if (count === "autoscaled") return [kind, l10n.t("autoscaled")];
  return [count === "unknown" || workloadKind === "Pod" ? kind : `${kind} × ${count}`];
}

function titleOf({ resource }: Placed): string {
  return resource.name ?? resource.nameNode?.text ?? resource.kind;
}

function nameSpot({ document, resource: { nameNode, range } }: Placed) {
  return { document, range: nameNode?.range ?? { start: range.start, end: range.start } };
}
