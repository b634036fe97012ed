/**
 * A Service port and the container port that it means have different protocols.
 *
 * ## What
 * The target port is a name that the pods declare under another protocol only, or a number that they declare under
 * another protocol only. A protocol that is not written is TCP on both sides.
 *
 * ## Why it matters
 * A name is looked up together with its protocol: the port is left out of the endpoints, silently. A number is used
 * as it is, so traffic may flow; one of the two sides says something wrong all the same.
 *
 * ## Reported
 * - `reported-named.yaml`: a name, as an error.
 * - `reported-numeric.yaml`: a number, as information.
 * - `reported-patched.yaml`: a kustomization patches ports: a name is still reported, as a warning.
 *
 * ## Accepted
 * - `accepted-both.yaml`: the number is declared under both protocols.
 * - `accepted-unknown.yaml`: a protocol is a placeholder.
 *
 * ## Fix
 * Change the protocol of the Service port or of the container port.
 *
 * ## References
 * S3.16, S3.18, S2.47
 */
import * as l10n from "@vscode/l10n";
import type { ContainerPort } from "../resources/container.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { type PortWiring, wirePorts } from "../workspace/endpoints.ts";
import { arePortsKnown, lentPorts } from "../workspace/known-ports.ts";
import { isNear, type Selection } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { fix, setProtocol } from "./fixes.ts";
import { defineRule, type FindingLevel, type Fix, type Report } from "./rule.ts";
import { isOnePod, nameOf, podsOf, sentences } from "./wording.ts";

export const rule = defineRule({
  id: "target-port-protocol",
  title: "A Service port and its container port have different protocols",
  level: "error",
  since: "0.1.0",
  references: ["S3.16", "S3.18", "S2.47"],
  on: "service",
  check(service, { graph, select }) {
    const selection = select(service);
    const { complete, ports } = service.resource;
    if (!complete || selection.pods.some(({ placed }) => !placed.resource.complete)) return [];
    const known = selection.pods.every(({ placed }) => arePortsKnown(graph.world, service, placed));
    const reports = wirePorts(service.resource, selection).map((wiring) =>
      checkPort(service, wiring, selection),
    );
    return known ? reports.flat() : reports.flatMap((each, at) => unsure(each, ports[at]));
  },
});

/** Pods that a patch or an operator may change: a name that is there under another protocol still is a likely slip. */
function unsure(reports: readonly Report[], port: ServicePort | undefined): readonly Report[] {
  return typeof port?.targetPort === "string" ? reports.map((each) => ({ ...each, level: "warning" })) : [];
}

function checkPort(
  service: Placed<Service>,
  { port, targets, unresolved }: PortWiring,
  selection: Selection,
): readonly Report[] {
  const named = unresolved.find((each) => each.reason === "protocol-differs");
  if (named?.declaration !== undefined) {
    const together = isNear(selection.rank);
    if (targets.length > 0 && !together) return [];
    const level = targets.length === 0 ? "error" : "warning";
    return [report({ service, port, level }, { pods: named.pods.placed, declared: named.declaration })];
  }
  const other = targets.map((target) => otherProtocol(port, target.pods.placed));
  const [first] = other;
  if (first === undefined || other.includes(undefined) || typeof port.targetPort !== "number") return [];
  return [report({ service, port, level: "information" }, first)];
}

interface Declared {
  readonly pods: Placed<Workload>;
  readonly declared: ContainerPort;
}

/** The declaration of the number under another protocol; undefined when one fits, or none is there. */
function otherProtocol(port: ServicePort, pods: Placed<Workload>): Declared | undefined {
  const same = lentPorts(pods).filter((each) => each.number === port.targetPort);
  const fits = same.some((each) => each.protocol === undefined || each.protocol === port.protocol);
  return fits || same[0] === undefined ? undefined : { pods, declared: same[0] };
}

interface Subject {
  readonly service: Placed<Service>;
  readonly port: ServicePort;
  readonly level: FindingLevel;
}

const consequences = {
  error: () => l10n.t("The port will have no endpoints."),
  warning: () => l10n.t("The port will have no endpoints there."),
  information: () => l10n.t("A number is used as it is, so traffic may flow all the same."),
  hint: () => "",
} as const satisfies Record<FindingLevel, () => string>;

function report({ service, port, level }: Subject, { pods, declared }: Declared): Report {
  const range = (port.protocolNode ?? port.targetPortNode ?? port.portNode)?.range ?? port.range;
  const parts = [nameOf(service), port.protocol ?? "", `${port.targetPort}`, podsOf([pods])] as const;
  const declares = isOnePod([pods])
    ? l10n.t("{0} sends {1} to port `{2}`, which {3} declares as {4}.", ...parts, declared.protocol ?? "")
    : l10n.t("{0} sends {1} to port `{2}`, which {3} declare as {4}.", ...parts, declared.protocol ?? "");
  const message = sentences(declares, consequences[level]());
  const place = (declared.protocolNode ?? declared.nameNode ?? declared.numberNode)?.range ?? declared.range;
  return {
    range,
    message,
    level,
    related: [
      {
        placed: pods,
        range: place,
        message: l10n.t("Port `{0}` is {1} here", `${port.targetPort}`, declared.protocol ?? ""),
      },
    ],
    fixes: [...useTheirs(service, port, declared), ...declareOurs(service, port, { pods, declared })],
  };
}

/** Not when it would make two ports of one number and protocol, which the server refuses (S1.25). */
function useTheirs(service: Placed<Service>, port: ServicePort, { protocol }: ContainerPort): readonly Fix[] {
  const taken = service.resource.ports.some((each) => each.port === port.port && each.protocol === protocol);
  if (taken || protocol === undefined) return [];
  return fix(l10n.t("Use {0} in {1}", protocol, nameOf(service)), [setProtocol(service, port, protocol)]);
}

/** Not when another port of the Service needs the declaration as it is. */
function declareOurs(
  service: Placed<Service>,
  port: ServicePort,
  { pods, declared }: Declared,
): readonly Fix[] {
  const needed = service.resource.ports.some(
    (each) => each.targetPort === port.targetPort && each.protocol === declared.protocol,
  );
  if (needed || port.protocol === undefined) return [];
  const edit = setProtocol(pods, { ...declared, portNode: declared.numberNode }, port.protocol);
  return fix(l10n.t("Declare the port as {0} in {1}", port.protocol, nameOf(pods)), [edit]);
}
