/**
 * A probe asks a port number that its pod does not speak of.
 *
 * ## What
 * The container declares ports, the probe asks another number, and nothing else in the pod names it: no other
 * container, no argument, no variable, no ConfigMap.
 *
 * ## Why it matters
 * A declaration opens nothing, so this may work. Often it does not: the number is that of the Service, or of another
 * version, and the pod is never ready, or restarted for ever.
 *
 * ## Reported
 * - `reported-other-port.yaml`: the container declares another port.
 *
 * ## Accepted
 * - `accepted-declared.yaml`: the container declares it, or its neighbour does.
 * - `accepted-no-ports.yaml`: the container declares no port at all.
 * - `accepted-mentioned.yaml`: an argument names the number.
 * - `accepted-host.yaml`: the probe asks another host.
 *
 * ## Fix
 * Ask a declared port.
 *
 * ## References
 * S8.40, S8.42, S2.47
 */
import * as l10n from "@vscode/l10n";
import { isPortNumber } from "../kubernetes/ports.ts";
import type { Container, ProbeHandler } from "../resources/container.ts";
import type { Workload } from "../resources/workload.ts";
import type { Graph } from "../workspace/graph.ts";
import type { Placed } from "../workspace/source-file.ts";
import { mayBePatched } from "../workspace/world.ts";
import { fix, setNumber } from "./fixes.ts";
import { mayBeInConfigMap } from "./mentioned-numbers.ts";
import { defineRule, type Report } from "./rule.ts";
import { listed, nameOf, theContainer } from "./wording.ts";

export const rule = defineRule({
  id: "probe-port-undeclared",
  title: "A probe asks a port number that its pod does not mention",
  level: "hint",
  since: "0.2.0",
  references: ["S8.40", "S8.42", "S2.47"],
  on: "workload",
  check(workload, { graph }) {
    const { complete, whole, workloadKind, template } = workload.resource;
    if (!complete || !whole || workloadKind === undefined || template.readsSecret) return [];
    if (mayBePatched(graph.world, [workload.document.uri], "ports")) return [];
    return template.containers.flatMap((container) =>
      container.probes.flatMap(({ owner, handlers }) =>
        handlers
          .filter((handler) => isStrange(graph, workload, { container, handler }))
          .map((handler) => report(workload, container, { owner, handler })),
      ),
    );
  },
});

function isStrange(
  graph: Graph,
  workload: Placed<Workload>,
  { container, handler }: { readonly container: Container; readonly handler: ProbeHandler },
): boolean {
  const { port, host } = handler;
  const { template } = workload.resource;
  if (port === undefined || !isPortNumber(port) || host || container.ports.length === 0) return false;
  const declared = template.containers.flatMap(({ ports }) => ports);
  if (declared.some(({ number }) => number === undefined || number === port)) return false;
  if (template.numbersBesideProbes?.has(port) !== false) return false;
  return !mayBeInConfigMap({ graph, reader: workload }, workload, port);
}

interface Asked {
  readonly owner: string;
  readonly handler: ProbeHandler;
}

function report(workload: Placed<Workload>, container: Container, { owner, handler }: Asked): Report {
  const numbers = [...new Set(container.ports.flatMap(({ number }) => number ?? []))];
  return {
    range: handler.portNode?.range ?? handler.keyRange,
    message: l10n.t(
      "The `{0}` of {1} of {2} asks port {3}, which the pod does not mention; the container declares {4}.",
      owner,
      theContainer(container),
      nameOf(workload),
      handler.port ?? "",
      listed(numbers.map(String)),
    ),
    related: container.ports.map(({ range }) => ({
      placed: workload,
      range,
      message: l10n.t("A port of {0}", theContainer(container)),
    })),
    fixes: numbers
      .filter(isPortNumber)
      .slice(0, 3)
      .flatMap((number) =>
        fix(l10n.t("Ask the number {0}", number), [setNumber(workload, handler.portNode, number)]),
      ),
  };
}
