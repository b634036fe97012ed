/**
 * Two ports of a Service have the same name.
 *
 * ## What
 * Ingresses, DNS records and variables speak of a port by its name, so each name stands once.
 *
 * ## Why it matters
 * The API server refuses the Service: `spec.ports[1].name: Duplicate value`.
 *
 * ## Reported
 * - `reported-copied.yaml`: a port was copied, and its name stayed.
 * - `reported-flow.yaml`: flow style, and a name used three times.
 *
 * ## Accepted
 * - `accepted-different.yaml`: every port has a name of its own.
 * - `accepted-unknown.yaml`: names that are filled in later.
 *
 * ## Fix
 * Gives the later port a name of its own. Which of the two clients mean is yours to say.
 *
 * ## References
 * S1.20
 */
import * as l10n from "@vscode/l10n";
import type { Service, ServicePort } from "../resources/service.ts";
import { wirePort } from "../workspace/endpoints.ts";
import type { SelectedPods } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { stringOf } from "../yaml/value.ts";
import { fix, setScalar } from "./fixes.ts";
import { freePortName, type Nameless } from "./port-names.ts";
import { defineRule, type Report } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "port-name-duplicate",
  title: "Two ports of a Service have the same name",
  level: "error",
  since: "0.1.0",
  references: ["S1.20"],
  on: "service",
  check(service, { select }) {
    const { ports, complete } = service.resource;
    if (!complete) return [];
    const taken = new Set(ports.map(nameText));
    const first = new Map<string, ServicePort>();
    return ports.flatMap((port) => {
      const name = nameText(port);
      const earlier = first.get(name);
      if (name !== "" && earlier === undefined) first.set(name, port);
      if (earlier === undefined) return [];
      const [pods] = select(service).pods;
      return [report(service, { port, earlier }, freePortName(namelessOf(port, pods), taken))];
    });
  },
});

/** Two ports of one name, in the order of the text. */
interface Pair {
  readonly port: ServicePort;
  readonly earlier: ServicePort;
}

/** The name, or "" for a port whose name is missing or not known. */
function nameText({ name }: ServicePort): string {
  return (name === undefined ? undefined : stringOf(name)) ?? "";
}

function namelessOf(port: ServicePort, pods: SelectedPods | undefined): Nameless {
  const target = pods === undefined ? undefined : wirePort(port, pods);
  return { number: port.port, protocol: port.protocol, declared: target?.declaration?.name };
}

function report(service: Placed<Service>, { port, earlier }: Pair, free: string): Report {
  const name = nameText(port);
  const message = l10n.t(
    "{0} has more than one port called `{1}`. A name may stand once; the API server refuses it.",
    nameOf(service),
    name,
  );
  const { range } = earlier.name ?? earlier;
  return {
    range: (port.name ?? port).range,
    message,
    related: [{ placed: service, range, message: l10n.t("The first port called `{0}`", name) }],
    fixes: fix(l10n.t("Name it `{0}`", free), [setScalar(service, port.name, free)]),
  };
}
