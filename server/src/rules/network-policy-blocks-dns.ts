/**
 * A network policy lets a client out, but not to ask for names.
 *
 * ## What
 * Policies isolate the pods of a client in egress, some rule lets requests out to a Service that the client calls by
 * its name, and no rule lets UDP or TCP port 53 out to the DNS of the cluster.
 *
 * ## Why it matters
 * The name does not resolve, so that nothing is sent to the port that is open. Where names come from elsewhere, from a
 * node-local cache or a sidecar, all is well; the rule therefore gives information only.
 *
 * ## Reported
 * - `reported-no-dns.yaml`: only the port of the Service is open.
 * - `reported-own-namespace.yaml`: port 53 is open to pods of the own namespace only.
 *
 * ## Accepted
 * - `accepted-dns.yaml`: a rule or another policy opens port 53.
 * - `accepted-everywhere.yaml`: a rule opens every port to everybody.
 * - `accepted-nobody.yaml`: the client calls nobody by name.
 *
 * ## Fix
 * None: which pods answer is up to the cluster.
 *
 * ## References
 * S8.27, S8.33
 */
import * as l10n from "@vscode/l10n";
import type { NetworkPolicy, PolicyPort, PolicyRule } from "../resources/network-policy.ts";
import type { Workload } from "../resources/workload.ts";
import type { Look } from "../workspace/look.ts";
import { namespaceOf } from "../workspace/near-objects.ts";
import { picked } from "../workspace/picks.ts";
import { flowsOf, mayBeLetOtherwise } from "../workspace/policy-flows.ts";
import { isLetThrough, isolating, mayChange, rulesOf } from "../workspace/policy-reach.ts";
import type { Placed } from "../workspace/source-file.ts";
import { defineRule, type Report } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "network-policy-blocks-dns",
  title: "A network policy lets a client out, but not to ask for names",
  level: "information",
  since: "0.2.0",
  references: ["S8.27", "S8.33"],
  on: "network-policy",
  check(policy, { graph, look }) {
    const [subject] = policy.resource.picks;
    if (subject === undefined || !policy.resource.egress.isolates || !isCertain(look, policy)) return [];
    return picked(graph, policy, subject, policy).flatMap((pods) => reportsOn(look, policy, pods));
  },
});

function isCertain(look: Look, policy: Placed<NetworkPolicy>): boolean {
  const { readable, complete } = policy.resource;
  return readable && complete && !mayChange(look, policy) && !mayBeLetOtherwise(look, policy);
}

/** One report for each client, at the first of the policies that isolate it. */
function reportsOn(look: Look, policy: Placed<NetworkPolicy>, pods: Placed<Workload>): readonly Report[] {
  const policies = isolating(look, pods, "egress");
  if (policies[0] !== policy || !policies.every((each) => isCertain(look, each))) return [];
  if (policies.some((each) => rulesOf(each, "egress").some((rule) => mayReachDns(look, each, rule))))
    return [];
  const [flow] = flowsOf(look, pods, "egress").filter((each) => isLetThrough(look, each, "egress") === "yes");
  if (flow === undefined) return [];
  const { mention, through, from, to } = flow.call;
  const { subject, nameNode, kindRange, range } = policy.resource;
  return [
    {
      range: subject?.keyRange ?? nameNode?.range ?? kindRange ?? range,
      message: l10n.t(
        "{0} lets {1} out to {2}, but not to port 53, where it asks for that name.",
        nameOf(policy),
        nameOf(pods),
        nameOf(to),
      ),
      related: [
        {
          placed: through ?? from,
          range: mention.range,
          message: l10n.t("{0} calls {1} here", nameOf(from), nameOf(to)),
        },
      ],
    },
  ];
}

/** The pods that answer are those of another namespace, unless the policy is of `kube-system` itself. */
function mayReachDns({ graph }: Look, policy: Placed<NetworkPolicy>, { peers, ports }: PolicyRule): boolean {
  const open = ports.length === 0 || ports.some(mayBeDns);
  const outside = namespaceOf(graph, policy) === "kube-system";
  return (
    open &&
    (outside || peers.length === 0 || peers.some((peer) => peer.ipBlock || peer.namespaces !== undefined))
  );
}

function mayBeDns({ port, endPort, protocol }: PolicyPort): boolean {
  if (protocol === "SCTP") return false;
  const value = port?.value ?? 53;
  return typeof value === "string" || value === 53 || (endPort !== undefined && value <= 53 && endPort >= 53);
}
