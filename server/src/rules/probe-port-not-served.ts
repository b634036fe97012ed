/**
 * A readiness probe asks another port than the one that Services send requests to.
 *
 * ## What
 * The Services beside a workload lead to ports of a container, and its readiness probe asks a port that none of them
 * leads to.
 *
 * ## Why it matters
 * A pod gets requests as soon as its probe succeeds. A probe on another port says that something listens, not that the
 * port of the Service does. Where a port is there for health alone, and is called so, that is on purpose.
 *
 * ## Reported
 * - `reported-other-port.yaml`: the probe asks a second port of the container.
 *
 * ## Accepted
 * - `accepted-same.yaml`: the port of the Service, by number or by name.
 * - `accepted-health.yaml`: a port whose name says what it is for.
 * - `accepted-other-container.yaml`: the Service leads to another container.
 * - `accepted-liveness.yaml`: only the liveness probe asks elsewhere.
 *
 * ## Fix
 * Ask the port of the Service.
 *
 * ## References
 * S8.40, S8.42
 */
import * as l10n from "@vscode/l10n";
import type { Container, ProbeHandler } from "../resources/container.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { type Target, wirePorts } from "../workspace/endpoints.ts";
import type { Graph } from "../workspace/graph.ts";
import { arePortsKnown } from "../workspace/known-ports.ts";
import { servicesOver } from "../workspace/policy-flows.ts";
import { selectPods } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { fix, setNumber } from "./fixes.ts";
import { defineRule, type Report } from "./rule.ts";
import { listed, nameOf, theContainer } from "./wording.ts";

export const rule = defineRule({
  id: "probe-port-not-served",
  title: "A readiness probe asks another port than the Service leads to",
  level: "information",
  since: "0.2.0",
  references: ["S8.40", "S8.42"],
  on: "workload",
  check(workload, { graph }) {
    const { complete, whole, template } = workload.resource;
    const asking = template.containers.flatMap((container) =>
      container.probes
        .filter(({ owner }) => owner === "readinessProbe")
        .flatMap(({ handlers: [only, ...more] }) =>
          only === undefined || more.length > 0 ? [] : [{ container, handler: only }],
        ),
    );
    if (!complete || !whole || asking.length === 0) return [];
    const served = targetsIn(graph, workload);
    if (served === undefined) return [];
    return asking.flatMap((each) => check(workload, each, served));
  },
});

interface Served {
  readonly service: Placed<Service>;
  readonly target: Target;
}

/** Where the Services beside the workload lead in its pods; undefined when a part of that cannot be known. */
function targetsIn(graph: Graph, workload: Placed<Workload>): readonly Served[] | undefined {
  const services = servicesOver({ graph, reader: workload }, workload);
  if (
    !services.every((service) => service.resource.complete && arePortsKnown(graph.world, service, workload))
  )
    return undefined;
  return services.flatMap((service) => {
    const selection = selectPods(graph, service, { scope: "auto", reader: workload });
    return wirePorts(service.resource, selection).flatMap(({ targets }) =>
      targets.filter(({ pods }) => pods.placed === workload).map((target) => ({ service, target })),
    );
  });
}

interface Asking {
  readonly container: Container;
  readonly handler: ProbeHandler;
}

function check(
  workload: Placed<Workload>,
  { container, handler }: Asking,
  all: readonly Served[],
): readonly Report[] {
  const { portNode, port, host } = handler;
  const declared = container.ports.find((each) => each.number === port || each.name === portNode?.text);
  const number = port ?? declared?.number;
  const here = all.filter(({ target }) => target.container === container);
  if (portNode === undefined || number === undefined || host || isForHealth(declared?.name)) return [];
  if (here.length === 0 || all.some(({ target }) => target.number === number)) return [];
  return [report(workload, { container, portNode, number }, here)];
}

function isForHealth(name: string | undefined): boolean {
  return (
    name !== undefined &&
    /health|live|ready|probe|status|manage|mgmt|admin|actuator|metric|monitor/i.test(name)
  );
}

interface Probed {
  readonly container: Container;
  readonly portNode: NonNullable<ProbeHandler["portNode"]>;
  readonly number: number;
}

function report(
  workload: Placed<Workload>,
  { container, portNode, number }: Probed,
  here: readonly Served[],
): Report {
  const numbers = [...new Set(here.map(({ target }) => target.number))];
  const services = [...new Set(here.map(({ service }) => service))];
  const names = [theContainer(container), nameOf(workload)] as const;
  const parts = [...names, number, listed(services.map(nameOf)), listed(numbers.map(String))] as const;
  return {
    range: portNode.range,
    message:
      services.length === 1
        ? l10n.t("The readiness probe of {0} of {1} asks port {2}, while {3} leads to {4}.", ...parts)
        : l10n.t("The readiness probe of {0} of {1} asks port {2}, while {3} lead to {4}.", ...parts),
    related: here.map(({ service, target }) => ({
      placed: workload,
      range: target.declaration?.range ?? container.range,
      message: l10n.t("{0} leads here", nameOf(service)),
    })),
    fixes: numbers
      .slice(0, 3)
      .flatMap((each) => fix(l10n.t("Ask the number {0}", each), [setNumber(workload, portNode, each)])),
  };
}
