/** A network policy that lists the port of a Service where that of its pods belongs (S8.32), whoever calls. */
import * as l10n from "@vscode/l10n";
import type { NetworkPolicy, PolicyPort, PolicyRule } from "../resources/network-policy.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { type Target, wirePorts } from "../workspace/endpoints.ts";
import { arePortsKnown, lentPorts } from "../workspace/known-ports.ts";
import type { Look } from "../workspace/look.ts";
import { picked } from "../workspace/picks.ts";
import { servicesOver } from "../workspace/policy-flows.ts";
import { isolating, letsPort, mayChange, rulesOf } from "../workspace/policy-reach.ts";
import { isNear, rankOf, selectPods } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { allowPort } from "./policy-ports.ts";
import type { Report } from "./rule.ts";
import { nameOf } from "./wording.ts";

/** The entries that name a Service port whose target no rule is about. */
export function misplacedPorts(look: Look, policy: Placed<NetworkPolicy>): readonly Report[] {
  const { graph, reader } = look;
  const [subject] = policy.resource.picks;
  if (!policy.resource.ingress.isolates || subject === undefined) return [];
  const pods = picked(graph, policy, subject, reader).filter((each) =>
    isNear(rankOf(look.graph, policy, each)),
  );
  const [first, ...more] = pods;
  // Of several workloads one may well have the port.
  if (first === undefined || more.length > 0 || first.resource.template.hostNetwork) return [];
  return rulesOf(policy, "ingress").flatMap((rule) =>
    rule.ports.flatMap((port) => misplacedIn(look, policy, { rule, port, pods: first })),
  );
}

interface Entry {
  readonly rule: PolicyRule;
  readonly port: PolicyPort;
  readonly pods: Placed<Workload>;
}

function misplacedIn(
  look: Look,
  policy: Placed<NetworkPolicy>,
  { rule, port, pods }: Entry,
): readonly Report[] {
  const number = port.port?.value;
  if (typeof number !== "number" || port.endPortNode !== undefined) return [];
  const { resource } = pods;
  if (resource.template.numbers.has(number) || lentPorts(pods).some((each) => each.number === number))
    return [];
  const wirings = servicesOver(look, pods).flatMap((service) => wiringsOf(look, service, pods));
  if (wirings.some(({ target }) => target === undefined || target.number === number)) return [];
  const meant = wirings.find((each) => each.port.port === number && each.port.protocol === port.protocol);
  if (meant?.target === undefined || isOpen(look, { pods, target: meant.target, protocol: port.protocol }))
    return [];
  return [report(policy, { rule, port, pods }, { ...meant, target: meant.target })];
}

interface Wiring {
  readonly service: Placed<Service>;
  readonly port: ServicePort;
  /** Undefined when it cannot be known. */
  readonly target: Target | undefined;
}

function wiringsOf(
  { graph, reader }: Look,
  service: Placed<Service>,
  pods: Placed<Workload>,
): readonly Wiring[] {
  const question = { scope: "auto", ...(reader === undefined ? {} : { reader }) } as const;
  const known = service.resource.complete && arePortsKnown(graph.world, service, pods);
  // Clients of a headless Service name the port of the pods themselves (S3.31).
  if (service.resource.headless) return [];
  return wirePorts(service.resource, selectPods(graph, service, question)).map(({ port, targets }) => ({
    service,
    port,
    target: known ? targets.find((target) => target.pods.placed === pods) : undefined,
  }));
}

/** True when some rule of some policy on the pods opens the port, for whomever. */
function isOpen(
  look: Look,
  {
    pods,
    target: { number },
    protocol = "TCP",
  }: Pick<Entry, "pods"> & { target: Target; protocol: PolicyPort["protocol"] },
): boolean {
  return isolating(look, pods, "ingress").some(
    (policy) =>
      !policy.resource.readable ||
      mayChange(look, policy) ||
      rulesOf(policy, "ingress").some((rule) => letsPort(rule, { target: pods, number, protocol }) !== "no"),
  );
}

function report(
  policy: Placed<NetworkPolicy>,
  { rule, port, pods }: Entry,
  { service, port: servicePort, target }: Wiring & { readonly target: Target },
): Report {
  const node = servicePort.targetPortNode ?? servicePort.portNode;
  const { number } = target;
  return {
    range: port.port?.range ?? port.range,
    message: l10n.t(
      "{0} lets traffic through to port {1}, which is the port of {2}. A policy counts the port of the pods, {3}: requests to the Service are stopped.",
      nameOf(policy),
      `${port.port?.value}`,
      nameOf(service),
      number,
    ),
    related: [
      {
        placed: service,
        range: node?.range ?? servicePort.range,
        message: l10n.t("The port of {0}", nameOf(service)),
      },
      {
        placed: pods,
        range: target.declaration?.range ?? pods.resource.template.anchor,
        message: l10n.t("The pods of {0}", nameOf(pods)),
      },
    ],
    fixes: allowPort(policy, { rule, wrong: port, number }),
  };
}
