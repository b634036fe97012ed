/** The hover on a container: what it is told of Services, and which of them lead to its ports. */
import * as l10n from "@vscode/l10n";
import type { Container, ContainerPort } from "../../resources/container.ts";
import type { Workload } from "../../resources/workload.ts";
import { createdAfter } from "../../workspace/creation-order.ts";
import { wirePort } from "../../workspace/endpoints.ts";
import type { Graph } from "../../workspace/graph.ts";
import { selectingServices } from "../../workspace/selecting-services.ts";
import { type Giver, giversNear } from "../../workspace/service-variables.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { blocks, code, lines, table } from "../markdown.ts";
import { named, placeLink } from "../places.ts";
import { portText } from "./port-table.ts";
import { collisionLine } from "./variable.ts";

/** How many Services are listed before "and n more". */
const most = 8;

/** So few Services leave room for all the variables that an unnamed port makes (S4.16). */
const few = 3;

/** The variables that a container gets from the Services that stand near it (S4.1–S4.5, S4.24). */
export function containerHover(graph: Graph, workload: Placed<Workload>, container: Container): string {
  if (!workload.resource.template.enableServiceLinks) {
    return blocks(
      headOf(workload, container, l10n.t("no variables of Services")),
      l10n.t(
        "{0} leaves only those of Service {1}, such as {2}.",
        code("enableServiceLinks: false"),
        code("kubernetes"),
        code("KUBERNETES_SERVICE_HOST"),
      ),
    );
  }
  const told = giversNear(graph, workload);
  const rows = told.map(({ service, variables }) => [
    `${code(service.resource.name ?? "")} ${placeLink(graph.world, service, workload.document.uri)}`,
    variablesText([...variables], told.length > few ? 2 : 7),
  ]);
  return blocks(
    headOf(workload, container, howMany(told)),
    table(["Service", l10n.t("Variables")], rows.slice(0, most)),
    rows.length > most ? l10n.t("…and {0} more", rows.length - most) : "",
    lines(
      hiddenLine(container, told),
      collisionLine(told.map(({ service }) => service)),
      orderLine(graph, workload, told),
      l10n.t(
        "Those of Service {0}, such as {1}, are always there.",
        code("kubernetes"),
        code("KUBERNETES_SERVICE_HOST"),
      ),
    ),
  );
}

function headOf(workload: Placed<Workload>, { name }: Container, says: string): string {
  const head =
    name === undefined
      ? l10n.t("**Container** of {0}", named(workload))
      : l10n.t("**Container {0}** of {1}", code(name), named(workload));
  return `${head} · ${says}`;
}

function howMany({ length }: readonly Giver[]): string {
  if (length === 0) return l10n.t("no Service near it gives variables");
  return length === 1 ? l10n.t("variables of 1 Service") : l10n.t("variables of {0} Services", length);
}

/** The Services that lead to a container port. */
export function containerPortHover(
  graph: Graph,
  workload: Placed<Workload>,
  { container, port }: { readonly container: Container; readonly port: ContainerPort },
): string {
  const head = portHead(container, port);
  const rows = selectingServices(graph, workload).flatMap(({ service, pods }) =>
    service.resource.ports.flatMap((servicePort) => {
      const wired = wirePort(servicePort, pods);
      if (wired === undefined || !("number" in wired) || wired.declaration !== port) return [];
      const place = placeLink(graph.world, service, workload.document.uri);
      return [[`${named(service)}, ${place}`, portText(servicePort)]];
    }),
  );
  if (rows.length === 0) return [head, l10n.t("no Service here leads to it")].join(" · ");
  return blocks(head, table([l10n.t("Led to by"), l10n.t("Port")], rows.slice(0, most)));
}

function portHead(container: Container, { name, number, protocol }: ContainerPort): string {
  const door = `${number ?? "?"}/${protocol ?? "?"}`;
  const head =
    name === undefined
      ? l10n.t("**Container port** {0}", door)
      : l10n.t("**Container port {0}** {1}", code(name), door);
  return container.name === undefined ? head : l10n.t("{0} of container {1}", head, code(container.name));
}

/** Pods get the variables of Services that exist when they start, so the order of creation counts (S4.5). */
function orderLine(graph: Graph, workload: Placed<Workload>, told: readonly Giver[]): string {
  if (told.length === 0) return "";
  const late = told.filter(({ service }) => createdAfter(graph.world, service, workload) !== undefined);
  const names = late.map(({ service }) => code(service.resource.name ?? "")).join(", ");
  return names === ""
    ? l10n.t("Pods get only the variables of Services created before them.")
    : l10n.t(
        "Pods get only the variables of Services created before them; {0} comes before {1}.",
        named(workload),
        names,
      );
}

function variablesText(variables: readonly (readonly [string, string])[], limit: number): string {
  const shown = variables
    .slice(0, limit)
    .map(([name, value]) => code(`${name}=${value}`))
    .join(", ");
  const rest = variables.length - Math.min(variables.length, limit);
  return rest === 0 ? shown : l10n.t("{0} and {1} more", shown, rest);
}

/** A container's own variables win over those of Services (S4.24, S4.25). */
function hiddenLine({ env }: Container, told: readonly Giver[]): string {
  const hidden = env.filter(({ name }) => told.some(({ variables }) => variables.has(name)));
  const names = [...new Set(hidden.map(({ name }) => code(name)))];
  return names.length === 0
    ? ""
    : l10n.t("Its own {0} sets {1} and hides the Service's value.", code("env"), names.join(", "));
}
