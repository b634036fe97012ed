/** The hover on a container: what it is told of Services, and which of them lead to its ports. */
import type { Container, ContainerPort } from "../../resources/container.ts";
import type { Workload } from "../../resources/workload.ts";
import { createdAfter } from "../../workspace/creation-order.ts";
import { wirePort } from "../../workspace/endpoints.ts";
import type { Graph } from "../../workspace/graph.ts";
import { type Giver, giversNear } from "../../workspace/service-variables.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { blocks, code, lines, table } from "../markdown.ts";
import { named, placeLink } from "../places.ts";
import { counted } from "../reach.ts";
import { selectingServices } from "../selecting-services.ts";
import { portText } from "./port-table.ts";
import { collisionLine } from "./variable.ts";

/** How many Services are listed before "and n more". */
const most = 8;

/** So few Services leave room for all the variables that an unnamed port makes (S4.16). */
const few = 3;

/** The variables that a container gets from the Services that stand near it (S4.1–S4.5, S4.24). */
export function containerHover(graph: Graph, workload: Placed<Workload>, container: Container): string {
  const head = `**Container${container.name === undefined ? "" : ` ${code(container.name)}`}** of ${named(workload)}`;
  if (!workload.resource.template.enableServiceLinks) {
    return blocks(
      `${head} · no variables of Services`,
      `${code("enableServiceLinks: false")} leaves only those of Service ${code("kubernetes")}, such as ${code("KUBERNETES_SERVICE_HOST")}.`,
    );
  }
  const told = giversNear(graph, workload);
  const rows = told.map(({ service, variables }) => [
    `${code(service.resource.name ?? "")} ${placeLink(graph.world, service, workload.document.uri)}`,
    variablesText([...variables], told.length > few ? 2 : 7),
  ]);
  return blocks(
    `${head} · ${told.length === 0 ? "no Service near it gives variables" : `variables of ${counted(told.length, "Service")}`}`,
    table(["Service", "Variables"], rows.slice(0, most)),
    rows.length > most ? `…and ${rows.length - most} more` : "",
    lines(
      hiddenLine(container, told),
      collisionLine(told.map(({ service }) => service)),
      orderLine(graph, workload, told),
      `Those of Service ${code("kubernetes")}, such as ${code("KUBERNETES_SERVICE_HOST")}, are always there.`,
    ),
  );
}

/** The Services that lead to a container port. */
export function containerPortHover(
  graph: Graph,
  workload: Placed<Workload>,
  { container, port }: { readonly container: Container; readonly port: ContainerPort },
): string {
  const name = port.name === undefined ? "" : ` ${code(port.name)}`;
  const owner = container.name === undefined ? "" : ` of container ${code(container.name)}`;
  const head = `**Container port${name}** ${port.number ?? "?"}/${port.protocol ?? "?"}${owner}`;
  const rows = selectingServices(graph, workload).flatMap(({ service, pods }) =>
    service.resource.ports.flatMap((servicePort) => {
      const wired = wirePort(servicePort, pods);
      if (wired === undefined || !("number" in wired) || wired.declaration !== port) return [];
      const place = placeLink(graph.world, service, workload.document.uri);
      return [[`${named(service)}, ${place}`, portText(servicePort)]];
    }),
  );
  if (rows.length === 0) return `${head} · no Service here leads to it`;
  return blocks(head, table(["Led to by", "Port"], rows.slice(0, most)));
}

/** Pods get the variables of Services that exist when they start, so the order of creation counts (S4.5). */
function orderLine(graph: Graph, workload: Placed<Workload>, told: readonly Giver[]): string {
  if (told.length === 0) return "";
  const late = told.filter(({ service }) => createdAfter(graph.world, service, workload) !== undefined);
  const names = late.map(({ service }) => code(service.resource.name ?? "")).join(", ");
  const rest = names === "" ? "" : `; ${named(workload)} comes before ${names}`;
  return `Pods get only the variables of Services created before them${rest}.`;
}

function variablesText(variables: readonly (readonly [string, string])[], limit: number): string {
  const shown = variables.slice(0, limit).map(([name, value]) => code(`${name}=${value}`));
  const rest = variables.length - shown.length;
  return `${shown.join(", ")}${rest === 0 ? "" : ` and ${rest} more`}`;
}

/** A container's own variables win over those of Services (S4.24, S4.25). */
function hiddenLine({ env }: Container, told: readonly Giver[]): string {
  const hidden = env.filter(({ name }) => told.some(({ variables }) => variables.has(name)));
  const names = [...new Set(hidden.map(({ name }) => code(name)))];
  return names.length === 0
    ? ""
    : `Its own ${code("env")} sets ${names.join(", ")} and hides the Service's value.`;
}
