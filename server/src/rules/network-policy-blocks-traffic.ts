/**
 * A network policy stops a client on its way to a Service.
 *
 * ## What
 * A workload calls a Service by its name, policies isolate the pods behind it, or those of the client, and no rule of
 * any of them lets that through. Most often the rule is there and lists the port of the Service: a policy counts the
 * port of the pods, since it sees the traffic after the Service has sent it on. That mistake is reported without a
 * known client, too.
 *
 * ## Why it matters
 * Nothing refuses the policy. Connections hang until they time out, and the Service, its endpoints and the pods all
 * look well.
 *
 * ## Reported
 * - `reported-service-port.yaml`: the rule lists the port of the Service.
 * - `reported-service-port-only.yaml`: the same, and nobody here calls the Service.
 * - `reported-other-port.yaml`: the client is let through to other ports only.
 * - `reported-other-client.yaml`: the port is open, for others.
 * - `reported-isolated.yaml`: no rule is about the client or the port.
 * - `reported-protocol.yaml`: a named port is TCP where no protocol is written.
 * - `reported-egress.yaml`: a policy on the client's side.
 * - `reported-configmap.yaml`: the address stands in a ConfigMap that only this client reads.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-target-port.yaml`: the rule lists the port of the pods, by number, name or range.
 * - `accepted-union.yaml`: one of several policies lets the client through.
 * - `accepted-unknown.yaml`: an address block, or the labels of a namespace that nobody here declares, may let it through.
 * - `accepted-open.yaml`: the policy isolates in the other direction only.
 * - `accepted-host.yaml`: pods on the network of their host.
 * - `accepted-cilium.yaml`: a policy of another kind stands beside it.
 * - `accepted-shared.yaml`: a ConfigMap that several read; which of them uses the address is not known.
 * - `accepted-headless.yaml`: clients of a headless Service name the port of the pods.
 *
 * ## Fix
 * List the port of the pods.
 *
 * ## References
 * S8.25, S8.26, S8.27, S8.28, S8.29, S8.31, S8.32
 */
import * as l10n from "@vscode/l10n";
import type { NetworkPolicy, PolicyPort, PolicyRule } from "../resources/network-policy.ts";
import type { Range } from "../text/range.ts";
import type { Look } from "../workspace/look.ts";
import { picked } from "../workspace/picks.ts";
import { flowsOf, type KnownFlow, mayBeLetOtherwise } from "../workspace/policy-flows.ts";
import {
  type Direction,
  isLetThrough,
  isolating,
  letsPeer,
  letsPort,
  mayChange,
  rulesOf,
} from "../workspace/policy-reach.ts";
import type { Placed } from "../workspace/source-file.ts";
import { allowPort } from "./policy-ports.ts";
import { misplacedPorts } from "./policy-service-port.ts";
import { defineRule, type Related, type Report } from "./rule.ts";
import { nameOf, podsOf } from "./wording.ts";

export const rule = defineRule({
  id: "network-policy-blocks-traffic",
  title: "A network policy stops a client on its way to a Service",
  level: "warning",
  since: "0.2.0",
  references: ["S8.25", "S8.26", "S8.27", "S8.28", "S8.29", "S8.31", "S8.32"],
  on: "network-policy",
  check(policy, { look }) {
    const { readable, complete } = policy.resource;
    if (!readable || !complete || mayChange(look, policy) || mayBeLetOtherwise(look, policy)) return [];
    const stopped = (["ingress", "egress"] as const).flatMap((direction) =>
      stoppedBy(look, policy, direction).map((each) => report(policy, each)),
    );
    const told = new Set(stopped.map(({ range }) => range.start));
    return [...stopped, ...misplacedPorts(look, policy).filter(({ range }) => !told.has(range.start))];
  },
});

interface Stop {
  readonly direction: Direction;
  readonly flow: KnownFlow;
  /** What comes nearest to letting it through. */
  readonly nearest: Nearest;
}

/** A rule that is about the other side, or about the port; none for a policy without either. */
interface Nearest {
  readonly rule: PolicyRule | undefined;
  readonly because: "port" | "peer" | "nothing";
}

/** The flows that no policy lets through, of which this one comes nearest to it. */
function stoppedBy(look: Look, policy: Placed<NetworkPolicy>, direction: Direction): readonly Stop[] {
  const { graph, reader } = look;
  const [subject] = policy.resource.picks;
  if (!policy.resource[direction].isolates || subject === undefined) return [];
  return picked(graph, policy, subject, reader)
    .flatMap((pods) => flowsOf(look, pods, direction))
    .filter((flow) => isLetThrough(look, flow, direction) === "no")
    .flatMap((flow) => {
      const [first] = policiesByNearness(look, flow, direction);
      return first?.policy === policy ? [{ direction, flow, nearest: first.nearest }] : [];
    });
}

const order = ["port", "peer", "nothing"] as const;

function policiesByNearness(look: Look, flow: KnownFlow, direction: Direction) {
  const pods = direction === "ingress" ? flow.target : flow.caller;
  return isolating(look, pods, direction)
    .map((policy) => ({ policy, nearest: nearestRule(look, policy, { flow, direction }) }))
    .sort((a, b) => order.indexOf(a.nearest.because) - order.indexOf(b.nearest.because));
}

function nearestRule(
  look: Look,
  policy: Placed<NetworkPolicy>,
  { flow, direction }: Pick<Stop, "flow" | "direction">,
): Nearest {
  const other = direction === "ingress" ? flow.caller : flow.target;
  const rules = rulesOf(policy, direction);
  const aboutOther = rules.filter((rule) => letsPeer(look, policy, { rule, other }) === "yes");
  const slip = aboutOther.find(({ ports }) => ports.some((port) => isServicePort(port, flow)));
  if (aboutOther[0] !== undefined) return { rule: slip ?? aboutOther[0], because: "port" };
  const aboutPort = rules.find((rule) => letsPort(rule, flow) === "yes");
  return aboutPort === undefined
    ? { rule: undefined, because: "nothing" }
    : { rule: aboutPort, because: "peer" };
}

function isServicePort({ port }: PolicyPort, { port: servicePort }: KnownFlow): boolean {
  return port !== undefined && (port.value === servicePort.port || port.value === servicePort.name?.text);
}

function report(policy: Placed<NetworkPolicy>, stop: Stop): Report {
  const { flow, nearest } = stop;
  const wrong = nearest.because === "port" ? wrongPort(nearest.rule, flow) : undefined;
  return {
    range: wrong?.port?.range ?? placeOf(policy, nearest),
    message: message(policy, stop, wrong),
    related: relatedTo(flow),
    fixes:
      nearest.because === "port" && flow.protocol === "TCP"
        ? allowPort(policy, { rule: nearest.rule, wrong, number: flow.number })
        : [],
  };
}

/** The entry that was meant for it: the port of the Service, else the first one. */
function wrongPort(rule: PolicyRule | undefined, flow: KnownFlow): PolicyPort | undefined {
  return rule?.ports.find((port) => isServicePort(port, flow)) ?? rule?.ports[0];
}

function placeOf({ resource }: Placed<NetworkPolicy>, { rule, because }: Nearest): Range {
  const [peer] = because === "peer" ? (rule?.peers ?? []) : [];
  const key = peer?.pods?.keyRange ?? peer?.namespaces?.keyRange;
  return (
    key ?? resource.subject?.keyRange ?? resource.nameNode?.range ?? resource.kindRange ?? resource.range
  );
}

function message(policy: Placed<NetworkPolicy>, stop: Stop, wrong: PolicyPort | undefined): string {
  const { flow, nearest, direction } = stop;
  const [caller, target, service] = [nameOf(flow.caller), podsOf([flow.target]), nameOf(flow.call.to)];
  if (nearest.because === "port" && wrong !== undefined && isServicePort(wrong, flow)) {
    return l10n.t(
      "{0} lets {1} through to port {2}, which is the port of {3}. A policy counts the port of the pods, {4}: requests are stopped.",
      nameOf(policy),
      caller,
      `${wrong.port?.value}`,
      service,
      portOf(flow),
    );
  }
  const names = [nameOf(policy), caller, portOf(flow), target, service] as const;
  if (nearest.because === "port") {
    return l10n.t("{0} lets {1} through, but not to port {2} of {3}, which it calls through {4}.", ...names);
  }
  if (nearest.because === "nothing" && direction === "egress") {
    return l10n.t(
      "{0} isolates {1}, and no policy lets it out to port {2} of {3}, which it calls through {4}.",
      ...names,
    );
  }
  return nearest.because === "peer"
    ? l10n.t(
        "{0} does not let {1} through to port {2} of {3}, which it calls through {4}; it is open to others only.",
        ...names,
      )
    : l10n.t(
        "{0} isolates {3}, and no policy lets {1} through to port {2}, which it calls through {4}.",
        ...names,
      );
}

/** `8080`, or `8080/UDP`. */
function portOf({ number, protocol }: KnownFlow): string {
  return protocol === "TCP" ? `${number}` : `${number}/${protocol}`;
}

/** Where the client names the Service, and where the pods say the port. */
function relatedTo({ call, target, wired, port }: KnownFlow): readonly Related[] {
  const { through, from, mention, to } = call;
  const declared = wired.declaration ?? { range: target.resource.template.anchor };
  const targeted = port.targetPortNode ?? port.portNode;
  return [
    {
      placed: through ?? from,
      range: mention.range,
      message: l10n.t("{0} calls {1} here", nameOf(from), nameOf(to)),
    },
    ...(targeted === undefined
      ? []
      : [{ placed: to, range: targeted.range, message: l10n.t("The port of {0}", nameOf(to)) }]),
    { placed: target, range: declared.range, message: l10n.t("The pods of {0}", nameOf(target)) },
  ];
}
