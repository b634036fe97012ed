/**
 * A Service sends traffic to a port number that its pods do not speak of.
 *
 * ## What
 * The target port is a number, the selected pods declare other ports, and nothing else in them names the number: no
 * argument, no variable, no probe, no mounted ConfigMap.
 *
 * ## Why it matters
 * A declaration opens nothing, so this may work. Often it does not: the number is the port that clients use, or one of
 * another version.
 *
 * ## Reported
 * - `reported-other-port.yaml`: the pods declare another port.
 *
 * ## Accepted
 * - `accepted-declared.yaml`: one of the pods' ports has the number.
 * - `accepted-no-ports.yaml`: the pods declare no port at all.
 * - `accepted-mentioned.yaml`: an argument, a variable or a ConfigMap names the number.
 *
 * ## Fix
 * Target a declared port, or declare the number.
 *
 * ## References
 * S3.16, S2.47
 */
import * as l10n from "@vscode/l10n";
import { isPortNumber } from "../kubernetes/ports.ts";
import type { ContainerPort } from "../resources/container.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { wirePorts } from "../workspace/endpoints.ts";
import type { Graph } from "../workspace/graph.ts";
import { arePortsKnown, lentPorts } from "../workspace/known-ports.ts";
import type { Placed } from "../workspace/source-file.ts";
import { addPair, fix, setNumber } from "./fixes.ts";
import { mayBeInConfigMap } from "./mentioned-numbers.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { isOnePod, listed, nameOf, podsOf, portText } from "./wording.ts";

export const rule = defineRule({
  id: "target-port-undeclared",
  title: "A Service targets a port number that its pods do not mention",
  level: "hint",
  since: "0.1.0",
  references: ["S3.16", "S2.47"],
  on: "service",
  check(service, { graph, select }) {
    if (!service.resource.complete) return [];
    const selection = select(service);
    if (selection.rank !== "file" && selection.rank !== "folder") return [];
    const pods = selection.pods.map(({ placed }) => placed);
    return wirePorts(service.resource, selection).flatMap(({ port }) => {
      const number = port.targetPort;
      const strange =
        typeof number === "number" &&
        isPortNumber(number) &&
        pods.every((each) => isStrange({ graph, reader: service }, each, number));
      return strange ? [report(service, port, pods)] : [];
    });
  },
});

interface Look {
  readonly graph: Graph;
  /** The Service, to be told when a ConfigMap changes. */
  readonly reader: Placed<Service>;
}

/** True when the pods are known, declare ports, and neither declare nor mention this one. */
function isStrange(look: Look, pods: Placed<Workload>, number: number): boolean {
  const { world } = look.graph;
  const { template } = pods.resource;
  const ports = lentPorts(pods);
  if (!arePortsKnown(world, look.reader, pods) || template.readsSecret) return false;
  if (ports.length === 0 || template.numbers.has(number)) return false;
  if (ports.some((port) => port.number === number)) return false;
  return !mayBeInConfigMap(look, pods, number);
}

/** The number of a port; none when it is unknown, or no port has it. */
function numberOf({ number = 0 }: ContainerPort): readonly number[] {
  return isPortNumber(number) ? [number] : [];
}

function report(service: Placed<Service>, port: ServicePort, pods: readonly Placed<Workload>[]): Report {
  const declared = [...new Set(pods.flatMap((each) => lentPorts(each).flatMap(numberOf)))];
  const parts = [nameOf(service), portText(port), `${port.targetPort}`, podsOf(pods)] as const;
  const numbers = listed(declared.map(String));
  const message = isOnePod(pods)
    ? l10n.t("{0} sends {1} to {2}, which {3} does not mention; it declares {4}.", ...parts, numbers)
    : l10n.t("{0} sends {1} to {2}, which {3} do not mention; they declare {4}.", ...parts, numbers);
  const related = pods.map((each) => ({
    placed: each,
    range: lentPorts(each)[0]?.range ?? each.resource.template.anchor,
    message: l10n.t("The ports of {0}", nameOf(each)),
  }));
  const range = (port.targetPortNode ?? port.portNode)?.range ?? port.range;
  return {
    range,
    message,
    related,
    fixes: declared.slice(0, 3).flatMap((number) => target(service, port, number)),
  };
}

function target(service: Placed<Service>, port: ServicePort, number: number): readonly Fix[] {
  const edit =
    port.targetPortNode === undefined
      ? addPair(service, port.shape, { key: "targetPort", value: number })
      : setNumber(service, port.targetPortNode, number);
  return fix(l10n.t("Target {0}", number), [edit]);
}
