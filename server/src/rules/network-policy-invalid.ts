/**
 * A part of a network policy is refused.
 *
 * ## What
 * A peer has an `ipBlock` and a selector, or says nothing at all; an `endPort` stands without a port, behind a name, or
 * below its port; a port is no port number and no legal name.
 *
 * ## Why it matters
 * The API server refuses the policy, and an older one, or none, stays in force.
 *
 * ## Reported
 * - `reported-block.yaml`: an address block and a selector in one peer.
 * - `reported-empty.yaml`: a peer that says nothing.
 * - `reported-end.yaml`: the end of a range without a beginning, behind a name, and below the beginning.
 * - `reported-port.yaml`: a number in quotes, and one that is no port.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-legal.yaml`: both selectors in one peer, a block of its own, a range, everything left out.
 * - `accepted-placeholder.yaml`: another tool fills in a port.
 *
 * ## Fix
 * Write the number without quotes. What the rest should say is not known here.
 *
 * ## References
 * S8.29, S8.31
 */
import * as l10n from "@vscode/l10n";
import { portNameProblems } from "../kubernetes/names.ts";
import { isPortNumber } from "../kubernetes/ports.ts";
import type { NetworkPolicy, PolicyPeer, PolicyPort } from "../resources/network-policy.ts";
import type { Placed } from "../workspace/source-file.ts";
import { fix, setNumber } from "./fixes.ts";
import { defineRule, type Report } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "network-policy-invalid",
  title: "A part of a network policy is refused",
  level: "error",
  since: "0.2.0",
  references: ["S8.29", "S8.31"],
  on: "network-policy",
  check(policy) {
    const { complete, readable, ingress, egress } = policy.resource;
    if (!complete || !readable) return [];
    return [...ingress.rules, ...egress.rules].flatMap(({ peers, ports }) => [
      ...peers.flatMap((peer) => peerReports(policy, peer)),
      ...ports.flatMap((port) => portReports(policy, port)),
      ...ports.flatMap((port) => endReports(policy, port)),
    ]);
  },
});

function peerReports(policy: Placed, { range, pods, namespaces, ipBlock }: PolicyPeer): readonly Report[] {
  const other = pods ?? namespaces;
  if (ipBlock && other !== undefined) {
    const message = l10n.t(
      "{0}: a peer is either an `ipBlock` or selectors. The API server refuses both in one.",
      nameOf(policy),
    );
    return [{ range: other.keyRange, message }];
  }
  if (ipBlock || other !== undefined) return [];
  const message = l10n.t("{0}: this peer says nothing. The API server refuses it.", nameOf(policy));
  return [{ range, message }];
}

function portReports(policy: Placed<NetworkPolicy>, { port }: PolicyPort): readonly Report[] {
  if (port === undefined) return [];
  const { value, range, node } = port;
  if (typeof value === "number") {
    const message = l10n.t("{0}: {1} is no port number. The API server refuses it.", nameOf(policy), value);
    return isPortNumber(value) ? [] : [{ range, message }];
  }
  if (portNameProblems(value).length === 0) return [];
  const number = /^\d{1,5}$/.test(value) && isPortNumber(Number(value)) ? Number(value) : undefined;
  const message =
    number === undefined
      ? l10n.t("{0}: `{1}` is no legal name of a port. The API server refuses it.", nameOf(policy), value)
      : l10n.t(
          "{0}: `{1}` in quotes is a name, not a number. The API server refuses it.",
          nameOf(policy),
          value,
        );
  const fixes =
    number === undefined
      ? []
      : fix(l10n.t("Write the number {0}", number), [setNumber(policy, node, number)]);
  return [{ range, message, fixes }];
}

function endReports(policy: Placed, { port, endPort, endPortNode }: PolicyPort): readonly Report[] {
  if (endPortNode === undefined || endPort === undefined) return [];
  const { range } = endPortNode;
  if (port === undefined) {
    const message = l10n.t("{0}: `endPort` without a `port`. The API server refuses it.", nameOf(policy));
    return [{ range, message }];
  }
  if (typeof port.value === "string") {
    const message = l10n.t(
      "{0}: `endPort` behind `{1}`, a port by name. The API server refuses it.",
      nameOf(policy),
      port.value,
    );
    return [{ range, message }];
  }
  if (endPort >= port.value) return [];
  const message = l10n.t(
    "{0}: `endPort` {1} is below its `port`, {2}. The API server refuses it.",
    nameOf(policy),
    endPort,
    port.value,
  );
  return [{ range, message }];
}
