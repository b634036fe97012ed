/**
 * A Service has several ports, and one of them has no name.
 *
 * ## What
 * As soon as a Service has more than one port, every port needs a name, the first one too.
 *
 * ## Why it matters
 * The API server refuses the Service: `spec.ports[0].name: Required value`.
 *
 * ## Reported
 * - `reported-two-ports.yaml`: neither of two ports has a name.
 * - `reported-one-unnamed.yaml`: one of three ports has none.
 *
 * ## Accepted
 * - `accepted-single.yaml`: a single port needs no name.
 * - `accepted-named.yaml`: all ports have names.
 *
 * ## Fix
 * Names the port: after the container port that it leads to, after the protocol that usually speaks on the number,
 * or after protocol and number. Safe, because the Service is refused without.
 *
 * ## References
 * S1.18, S1.19, S1.20
 */
import * as l10n from "@vscode/l10n";
import type { Service, ServicePort } from "../resources/service.ts";
import { wirePorts } from "../workspace/endpoints.ts";
import type { Selection } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { scalarValue } from "../yaml/value.ts";
import { addPair, safeFix, setScalar } from "./fixes.ts";
import { freePortName } from "./port-names.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { nameOf, portText } from "./wording.ts";

export const rule = defineRule({
  id: "port-name-required",
  title: "A Service with several ports leaves one without a name",
  level: "error",
  since: "0.1.0",
  references: ["S1.18", "S1.19", "S1.20"],
  on: "service",
  check(service, { select }) {
    const { ports, complete } = service.resource;
    if (!complete || ports.length < 2) return [];
    return [...nameAll(service, select(service))].map(([port, name]) => report(service, port, name));
  },
});

function isUnnamed({ name }: ServicePort): boolean {
  return name === undefined || name.text === "" || scalarValue(name).type === "null";
}

function report(service: Placed<Service>, port: ServicePort, name: string): Report {
  const { ports } = service.resource;
  const message = l10n.t(
    "{0} has {1} ports, so each needs a name, and {2} has none. The API server refuses it.",
    nameOf(service),
    ports.length,
    portText(port),
  );
  return { range: port.portNode?.range ?? port.range, message, fixes: nameIt(service, port, name) };
}

function nameIt(service: Placed<Service>, port: ServicePort, name: string): readonly Fix[] {
  const edit =
    port.name === undefined
      ? addPair(service, port.shape, { key: "name", value: name })
      : setScalar(service, port.name, name);
  return safeFix(l10n.t("Name it `{0}`", name), edit);
}

/** A name for every unnamed port, none of them used twice (S1.20). */
function nameAll(service: Placed<Service>, selection: Selection): ReadonlyMap<ServicePort, string> {
  const taken = new Set(service.resource.ports.flatMap(({ name }) => name?.text ?? []));
  const wired = wirePorts(service.resource, selection);
  const names = new Map<ServicePort, string>();
  for (const { port, targets } of wired.filter((each) => isUnnamed(each.port))) {
    const declared = targets[0]?.declaration?.name;
    const name = freePortName({ number: port.port, protocol: port.protocol, declared }, taken);
    taken.add(name);
    names.set(port, name);
  }
  return names;
}
