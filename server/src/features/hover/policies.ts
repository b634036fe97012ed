/** Which NetworkPolicies isolate pods, and whom of the known clients they let through: a line of the hover. */
import * as l10n from "@vscode/l10n";
import type { Match } from "../../kubernetes/labels.ts";
import type { Service } from "../../resources/service.ts";
import type { Workload } from "../../resources/workload.ts";
import type { Graph } from "../../workspace/graph.ts";
import type { Look } from "../../workspace/look.ts";
import { flowsOf, type KnownFlow, mayBeLetOtherwise } from "../../workspace/policy-flows.ts";
import { type Direction, isolating, passes } from "../../workspace/policy-reach.ts";
import type { Placed } from "../../workspace/source-file.ts";
import { blocks, lines } from "../markdown.ts";
import { named, placeLink } from "../places.ts";

/** How many things of a kind are listed before "and n more". */
const most = 4;

/** The policies on the pods behind a Service, and its callers; empty when nothing isolates them. */
export function servicePoliciesLine(
  graph: Graph,
  service: Placed<Service>,
  pods: readonly Placed<Workload>[],
): string {
  const text = policiesText({ graph, pods, direction: "ingress", of: service });
  return text === undefined ? "" : l10n.t("**Policies** {0}", text);
}

/** The hover on a workload whose pods policies isolate: which ones, and for whom; undefined when none does. */
export function isolatedHover(graph: Graph, pods: Placed<Workload>): string | undefined {
  const incoming = policiesText({ graph, pods: [pods], direction: "ingress", of: pods });
  const outgoing = policiesText({ graph, pods: [pods], direction: "egress", of: pods });
  if (incoming === undefined && outgoing === undefined) return undefined;
  return blocks(
    `**${named(pods)}**`,
    lines(
      incoming === undefined ? "" : l10n.t("**Policies on what comes in** {0}", incoming),
      outgoing === undefined ? "" : l10n.t("**Policies on what goes out** {0}", outgoing),
    ),
  );
}

interface Asked {
  readonly graph: Graph;
  readonly pods: readonly Placed<Workload>[];
  readonly direction: Direction;
  /** What the hover is about: of a Service only its own callers count. */
  readonly of: Placed;
}

function policiesText({ graph, pods, direction, of }: Asked): string | undefined {
  const look = { graph, reader: undefined };
  const policies = [...new Set(pods.flatMap((each) => isolating(look, each, direction)))];
  if (policies.length === 0) return undefined;
  const flows = pods
    .flatMap((each) => flowsOf(look, each, direction))
    .filter(({ call }) => of.resource.type !== "service" || call.to === of);
  const linked = policies.map(
    (policy) => `${named(policy)}, ${placeLink(graph.world, policy, of.document.uri)}`,
  );
  const isClosed = policies.every(({ resource }) => {
    return resource.readable && resource.complete && resource[direction].rules.length === 0;
  });
  const nothing = direction === "ingress" ? l10n.t("nothing is let in") : l10n.t("nothing is let out");
  const others = byOther(flows, direction).map(([other, ways]) => verdictOn(look, other, ways));
  return [...shortened(linked), ...(isClosed ? [nothing] : shortened(others))].join(" · ");
}

/** The ways to or from each workload on the other side. */
function byOther(
  flows: readonly KnownFlow[],
  direction: Direction,
): readonly (readonly [Placed<Workload>, readonly KnownFlow[]])[] {
  const ways = new Map<Placed<Workload>, KnownFlow[]>();
  for (const flow of flows) {
    const other = direction === "ingress" ? flow.caller : flow.target;
    ways.set(other, [...(ways.get(other) ?? []), flow]);
  }
  return [...ways];
}

/** On both sides of the way: a client may be isolated itself. */
function verdictOn(look: Look, other: Placed<Workload>, ways: readonly KnownFlow[]): string {
  const verdicts = ways.map((flow) => verdict(look, flow));
  const stopped = ways.filter((_, at) => verdicts[at] === "no");
  const ports = [...new Set(stopped.map(({ number, protocol }) => `${number}/${protocol}`))].join(", ");
  if (stopped.length > 0) return l10n.t("{0} is **stopped** on the way to {1}", named(other), ports);
  return verdicts.includes("unknown")
    ? l10n.t("{0}: not known", named(other))
    : l10n.t("{0} is let through", named(other));
}

/** Other kinds of policies may let through what a NetworkPolicy does not. */
function verdict(look: Look, flow: KnownFlow): Match {
  const match = passes(look, flow);
  const open = [flow.caller, flow.target].some((pods) => mayBeLetOtherwise(look, pods));
  return match === "no" && open ? "unknown" : match;
}

function shortened(texts: readonly string[]): readonly string[] {
  const more = texts.length - most;
  return more > 0 ? [...texts.slice(0, most), l10n.t("and {0} more", more)] : texts;
}
