/**
 * Two ports of a pod are the same number and protocol.
 *
 * ## What
 * A container declares a port twice, or two containers of a pod declare the same one. The containers of a pod share one
 * address, so only one of them can listen on a port.
 *
 * ## Why it matters
 * The API server takes the manifest and warns. Twice in one container is at best superfluous, and under two names
 * harmless; in two containers the one that starts last fails with "address already in use".
 *
 * ## Reported
 * - `reported-containers.yaml`: two containers, as a warning.
 * - `reported-twice.yaml`: twice in one container, as a warning; in one entry the name is missing.
 * - `reported-two-names.yaml`: one port under two names, as information.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-protocols.yaml`: TCP and UDP, and an init container, which is gone when the others start.
 * - `accepted-host-ports.yaml`: one port behind two ports of the node.
 *
 * ## Fix
 * Removes the second entry, unless it is the first of its list.
 *
 * ## References
 * S2.45, S2.47
 */
import * as l10n from "@vscode/l10n";
import type { ContainerPort } from "../resources/container.ts";
import type { Workload } from "../resources/workload.ts";
import type { Placed } from "../workspace/source-file.ts";
import { integerOf } from "../yaml/value.ts";
import { fix, removeEntry } from "./fixes.ts";
import { declaredPorts, type PodPort } from "./pod-ports.ts";
import { defineRule, type Report } from "./rule.ts";
import { nameOf, theContainer, titleOf } from "./wording.ts";

export const rule = defineRule({
  id: "container-port-duplicate",
  title: "Two ports of a pod are the same number and protocol",
  level: "warning",
  since: "0.1.0",
  references: ["S2.45", "S2.47"],
  on: "workload",
  check(workload) {
    if (!workload.resource.complete) return [];
    const ports = declaredPorts(workload.resource);
    return ports.flatMap((second, index) => {
      const first = ports.slice(0, index).find((other) => isSame(other, second));
      return first === undefined ? [] : [report(workload, first, second)];
    });
  },
});

/** Two entries of one name in one container are another finding. */
function isSame(one: PodPort, other: PodPort): boolean {
  const [a, b] = [one.port, other.port];
  const sameNumber = a.number !== undefined && a.number === b.number;
  const sameProtocol = a.protocol !== undefined && a.protocol === b.protocol;
  const sameName = one.container === other.container && a.name !== undefined && a.name === b.name;
  return sameNumber && sameProtocol && !sameName && sameHost(a, b);
}

/** Entries for two ports or two addresses of the node mean two things (S2.45). */
function sameHost(a: ContainerPort, b: ContainerPort): boolean {
  const [one, other] = [integerOf(a.hostPortNode), integerOf(b.hostPortNode)];
  if (one === undefined || other === undefined) return true;
  return one === other && (a.hostIP === b.hostIP || !a.hostIP || !b.hostIP);
}

function report(workload: Placed<Workload>, first: PodPort, second: PodPort): Report {
  const { port, container } = second;
  const twice = first.container === container;
  const twoNames = twice && first.port.name !== undefined && port.name !== undefined;
  return {
    range: placeOfNumber(port),
    message: messageOn(workload, first, second),
    level: twoNames ? "information" : "warning",
    related: [
      {
        placed: workload,
        range: placeOfNumber(first.port),
        message: l10n.t("The first declaration of port {0}", doorOf(port)),
      },
    ],
    fixes: twoNames
      ? []
      : fix(l10n.t("Remove this entry"), [
          removeEntry(workload, port, container.ports[container.ports.indexOf(port) - 1]),
        ]),
  };
}

function messageOn(workload: Placed<Workload>, first: PodPort, { container, port }: PodPort): string {
  const names = [titleOf(container), nameOf(workload), doorOf(port)] as const;
  if (first.container !== container) {
    return l10n.t(
      "{0} of {1} declares port {2}, and so does {3}. The containers of a pod share one address, so only one of them can listen on it.",
      ...names,
      theContainer(first.container),
    );
  }
  return first.port.name === undefined || port.name === undefined
    ? l10n.t("{0} of {1} declares port {2} twice.", ...names)
    : l10n.t(
        "{0} of {1} declares port {2} twice, as `{3}` and as `{4}`.",
        ...names,
        first.port.name,
        port.name,
      );
}

function doorOf({ number, protocol }: ContainerPort): string {
  return `${number}/${protocol}`;
}

function placeOfNumber({ numberNode, range }: ContainerPort) {
  return numberNode?.range ?? range;
}
