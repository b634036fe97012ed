/** The hover on a container: what it is told of Services, and which of them lead to its ports. */
import type { Container, ContainerPort, Workload } from "../../resources/resource.ts";
import { wirePort } from "../../workspace/endpoints.ts";
import type { Graph } from "../../workspace/graph.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { blocks, code, lines, table } from "../markdown.ts";
import { named, placeLink } from "../places.ts";
import { counted } from "../reach.ts";
import { selectingServices, servicesNear } from "../selecting-services.ts";
import { variablesOf } from "../service-preview.ts";
import { portText } from "./port-table.ts";

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
  const told = tellers(graph, workload);
  const rows = told.map(({ placed, variables }) => [
    `${code(placed.resource.name ?? "")} ${placeLink(graph.world, placed, workload.document.uri)}`,
    variablesText([...variables], told.length > few ? 2 : 7),
  ]);
  return blocks(
    `${head} · ${told.length === 0 ? "no Service near it gives variables" : `variables of ${counted(told.length, "Service")}`}`,
    table(["Service", "Variables"], rows.slice(0, most)),
    rows.length > most ? `…and ${rows.length - most} more` : "",
    lines(
      hiddenLine(container, told),
      told.length === 0 ? "" : "Pods get only the variables of Services created before them.",
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

interface Teller {
  readonly placed: Placed;
  readonly variables: ReadonlyMap<string, string>;
}

/** One Service for each name, since a namespace holds only one: that of the workload's own file, else the first. */
function tellers(graph: Graph, workload: Placed<Workload>): readonly Teller[] {
  const byName = new Map<string | undefined, Teller>();
  for (const service of servicesNear(graph, workload)) {
    const variables = variablesOf(service.resource);
    const before = byName.get(service.resource.name);
    const own = service.document.uri === workload.document.uri;
    if (
      variables.size > 0 &&
      (before === undefined || (own && before.placed.document.uri !== service.document.uri))
    )
      byName.set(service.resource.name, { placed: service, variables });
  }
  return [...byName.values()];
}

function variablesText(variables: readonly (readonly [string, string])[], limit: number): string {
  const shown = variables.slice(0, limit).map(([name, value]) => code(`${name}=${value}`));
  const rest = variables.length - shown.length;
  return `${shown.join(", ")}${rest === 0 ? "" : ` and ${rest} more`}`;
}

/** A container's own variables win over those of Services (S4.24, S4.25). */
function hiddenLine({ env }: Container, told: readonly Teller[]): string {
  const hidden = env.filter(({ name }) => told.some(({ variables }) => variables.has(name)));
  const names = [...new Set(hidden.map(({ name }) => code(name)))];
  return names.length === 0
    ? ""
    : `Its own ${code("env")} sets ${names.join(", ")} and hides the Service's value.`;
}
