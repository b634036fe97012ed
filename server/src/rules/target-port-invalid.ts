/**
 * A Service targets a port name that no container port can have.
 *
 * ## What
 * A `targetPort` that is a string is the name of a container port: at most 15 lower case letters, digits and single
 * hyphens, one letter at least. A number in quotes is a string, so it is a name, and an illegal one.
 *
 * ## Why it matters
 * The API server refuses the Service: `spec.ports[0].targetPort: Invalid value`.
 *
 * ## Reported
 * - `reported-quoted-number.yaml`: a number in quotes.
 * - `reported-shape.yaml`: capitals and an underscore; the pods declare the name that was meant.
 * - `reported-too-long.yaml`: a name of 16 characters, at both ends.
 * - `reported-alone.yaml`: no pods are in sight; a boolean, and a protocol behind the number.
 * - `reported-flow.yaml`: flow style.
 *
 * ## Accepted
 * - `accepted-legal.yaml`: numbers, zero, legal names, and no target at all.
 * - `accepted-placeholder.yaml`: targets that are filled in later.
 *
 * ## Fix
 * Takes the quotes away, which is safe: nothing but the number can be meant. Else the nearest name that the pods
 * declare, or the nearest legal one, at both ends.
 *
 * ## References
 * S1.22, S0.11, S0.17, S1.4
 */
import * as l10n from "@vscode/l10n";
import { portNameProblems } from "../kubernetes/names.ts";
import { nearestPortName } from "../kubernetes/nearest-names.ts";
import { isPortNumber } from "../kubernetes/ports.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { lentPorts } from "../workspace/known-ports.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { scalarValue } from "../yaml/value.ts";
import { fix, safeFix, setNumber, setScalar } from "./fixes.ts";
import { retarget } from "./retarget.ts";
import { defineRule, type Fix, type Related, type Report } from "./rule.ts";
import { listed, nameOf, sentences, writtenText } from "./wording.ts";

export const rule = defineRule({
  id: "target-port-invalid",
  title: "A Service targets an illegal port name",
  level: "error",
  since: "0.1.0",
  references: ["S1.22", "S0.11", "S0.17", "S1.4"],
  on: "service",
  check(service, { select }) {
    const { ports, complete } = service.resource;
    if (!complete) return [];
    return ports.flatMap((port) => {
      const node = port.targetPortNode;
      const reason = node === undefined ? undefined : reasonAgainst(service, port, node);
      if (node === undefined || reason === undefined) return [];
      const pods = select(service).pods.map(({ placed }) => placed);
      return [report(service, { port, node, reason }, pods)];
    });
  },
});

/** Why the API server refuses the target; undefined when it does not, or nobody can know. */
function reasonAgainst(service: Placed<Service>, { targetPort }: ServicePort, node: YamlScalar) {
  const names = [nameOf(service), writtenText(node)] as const;
  if (scalarValue(node).type === "boolean") {
    return l10n.t("{0} targets the port `{1}`, which is a boolean, not a name.", ...names);
  }
  if (typeof targetPort !== "string") return undefined;
  if (/^\d+$/.test(targetPort)) {
    return l10n.t(
      "{0} targets the port `{1}`, which is a name in its quotes, not a number, and a name needs a letter.",
      ...names,
    );
  }
  const problems = portNameProblems(targetPort);
  return problems.length === 0
    ? undefined
    : l10n.t("{0} targets the port `{1}`, which is no legal name: it {2}.", ...names, listed(problems));
}

interface Mistake {
  readonly port: ServicePort;
  readonly node: YamlScalar;
  readonly reason: string;
}

function report(
  service: Placed<Service>,
  { port, node, reason }: Mistake,
  pods: readonly Placed<Workload>[],
): Report {
  const message = sentences(reason, l10n.t("The API server refuses it."));
  const twins = twinsOf(node.text, pods);
  const related = twins.map(
    ({ placed, node: { range } }): Related => ({
      placed,
      range,
      message: l10n.t("The port of {0}", nameOf(placed)),
    }),
  );
  const quoted = unquote(service, node);
  const other = pods.length === 0 ? rename(service, node) : retarget(service, port, pods);
  const fixes = quoted.length > 0 ? quoted : [...renameAll(service, node, twins), ...other];
  return { range: node.range, message, related, fixes };
}

/** The container ports that have the same illegal name. */
function twinsOf(text: string, pods: readonly Placed<Workload>[]) {
  return pods.flatMap((placed) =>
    lentPorts(placed).flatMap(({ name, nameNode }) =>
      name === text && nameNode !== undefined ? [{ placed, node: nameNode }] : [],
    ),
  );
}

/** The number that is meant: the quotes go, and so does the protocol of `8080/tcp`, which is written beside the target. */
function unquote(service: Placed<Service>, node: YamlScalar): readonly Fix[] {
  const [, digits, protocol] = /^(\d+)(\/(?:tcp|udp|sctp))?$/i.exec(node.text) ?? [];
  const number = Number(digits);
  if (!isPortNumber(number) || node.tag !== undefined) return [];
  const title = l10n.t("Target the number {0}", number);
  const edit = setNumber(service, node, number);
  return protocol === undefined ? safeFix(title, edit) : fix(title, [edit]);
}

function rename(service: Placed<Service>, node: YamlScalar): readonly Fix[] {
  const name = nearestLegal(node);
  return name === undefined ? [] : fix(l10n.t("Target `{0}`", name), [setScalar(service, node, name)]);
}

/** One legal name at both ends of the cable; none where a container has it for another port already. */
function renameAll(service: Placed<Service>, node: YamlScalar, twins: ReturnType<typeof twinsOf>) {
  const name = nearestLegal(node);
  const taken = twins.some(({ placed }) => lentPorts(placed).some((port) => port.name === name));
  if (name === undefined || taken || twins.length === 0) return [];
  const edits = twins.map((twin) => setScalar(twin.placed, twin.node, name));
  return fix(l10n.t("Name the port `{0}` at both ends", name), [setScalar(service, node, name), ...edits]);
}

function nearestLegal({ text }: YamlScalar): string | undefined {
  return portNameProblems(text).length === 0 ? text : nearestPortName(text);
}
