/**
 * Inlay hints: what a name or a selector comes to, at the end of what is written. A hint says what the text does not:
 * a number that stands there already is not said again.
 */
import * as l10n from "@vscode/l10n";
import type { ContainerPort } from "../resources/container.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import type { Range } from "../text/range.ts";
import type { PortWiring } from "../workspace/endpoints.ts";
import type { Graph } from "../workspace/graph.ts";
import { type SelectingService, selectingServices } from "../workspace/selecting-services.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { isOutside } from "../workspace/world.ts";
import type { Asked, Spot } from "./answers.ts";
import { titled } from "./places.ts";
import { endpointWords, type Reach, reachOf, served } from "./reach.ts";

/** A hint stands behind `range`, which is what it explains. */
export interface HintAnswer extends Spot {
  readonly label: string;
}

/** How many names a hint says. */
const most = 2;

/** The hints in a range of a file, given in offsets of the file; none when settings turn them off, in charts and in patches. */
export function inlayHints({ workspace, settings, uri }: Asked, visible: Range): readonly HintAnswer[] {
  if (!settings.inlayHints || isOutside(workspace.world, uri)) return [];
  const documents = workspace.file(uri)?.documents ?? [];
  return documents
    .filter(({ place }) => place.start <= visible.end && visible.start <= place.end)
    .flatMap(({ resources }) => resources)
    .filter(({ document, resource }) => isSeen(document.place.start, resource.range, visible))
    .flatMap((placed) => hintsOf(workspace.graph, placed))
    .filter(({ document, range }) => isSeen(document.place.start, range, visible));
}

function isSeen(start: number, range: Range, visible: Range): boolean {
  return start + range.start <= visible.end && visible.start <= start + range.end;
}

function hintsOf(graph: Graph, placed: Placed): readonly HintAnswer[] {
  if (isOf(placed, "service")) return serviceHints(graph, placed);
  return isOf(placed, "workload") ? workloadHints(graph, placed) : [];
}

function serviceHints(graph: Graph, service: Placed<Service>): readonly HintAnswer[] {
  const { selector, serviceType } = service.resource;
  if (selector === undefined || serviceType === "ExternalName") return [];
  const reach = reachOf(graph, service);
  if (reach.pods.length === 0) return [];
  const last = selector.pairs.at(-1)?.node.range ?? selector.range;
  const range = selector.shape?.flow === true ? selector.range : last;
  return [
    { document: service.document, range, label: selectionText(reach) },
    ...reach.ports.flatMap((wiring) => targetHint(service, wiring)),
  ];
}

function selectionText(reach: Reach): string {
  const serving = served(reach);
  const names = shortened(reach.pods.map(({ placed }) => titled(placed)));
  return `${endpointWords(serving)} · ${names}`;
}

/** Behind a target port by name: the numbers that it stands for. */
function targetHint(service: Placed<Service>, { port, targets }: PortWiring): readonly HintAnswer[] {
  const { targetPort, targetPortNode } = port;
  if (typeof targetPort !== "string" || targetPortNode === undefined) return [];
  const texts = targets.map(({ number, container }) =>
    container?.name === undefined ? `${number}` : `${number} ${container.name}`,
  );
  const label = shortened([...new Set(texts)]);
  return label === "" ? [] : [{ document: service.document, range: targetPortNode.range, label }];
}

function workloadHints(graph: Graph, workload: Placed<Workload>): readonly HintAnswer[] {
  const { containers } = workload.resource.template;
  if (containers.every(({ ports }) => ports.length === 0)) return [];
  const selecting = selectingServices(graph, workload);
  if (selecting.length === 0) return [];
  const ways = selecting.map((each) => ({ service: each.service, ports: wiringOf(graph, each) }));
  return containers.flatMap(({ ports }) =>
    ports.flatMap((port) => {
      const node = port.numberNode;
      const label = shortened(ways.flatMap((way) => waysTo(way, port)));
      return node === undefined || label === ""
        ? []
        : [{ document: workload.document, range: node.range, label }];
    }),
  );
}

function wiringOf(graph: Graph, { service }: SelectingService): readonly PortWiring[] {
  return reachOf(graph, service).ports;
}

/** `← web:80`, for each port of the Service that leads to the container port. */
function waysTo(
  { service, ports }: { readonly service: Placed<Service>; readonly ports: readonly PortWiring[] },
  port: ContainerPort,
): readonly string[] {
  return ports
    .filter(({ targets }) => targets.some(({ declaration }) => declaration === port))
    .map((wiring) => `← ${service.resource.name ?? service.resource.kind}:${wiring.port.port ?? "?"}`);
}

function shortened(names: readonly string[]): string {
  const shown = names.slice(0, most).join(", ");
  return names.length > most ? l10n.t("{0} and {1} more", shown, names.length - most) : shown;
}
