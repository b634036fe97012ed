/**
 * A network policy selects no pod, and a workload beside it is nearly what it selects.
 *
 * ## What
 * No pod in the workspace has the labels in `podSelector`, and a workload in the same file, folder or kustomization
 * comes close, by the same evidence as for Services.
 *
 * ## Why it matters
 * The policy isolates nothing. What it should keep out gets in, and nothing says so.
 *
 * ## Reported
 * - `reported-value.yaml`: a value is misspelt.
 * - `reported-twin.yaml`: the workload has the name of the policy.
 * - `reported-own-labels.yaml`: the labels are those of the Deployment, not of its pods.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-everything.yaml`: an empty selector is about all pods of the namespace.
 * - `accepted-fragment.yaml`: nothing here is like it.
 * - `accepted-taken.yaml`: another policy is about the workload that differs in one label.
 *
 * ## Fix
 * Select what the pods have, or label the pods.
 *
 * ## References
 * S8.25, S8.27
 */
import * as l10n from "@vscode/l10n";
import { nearPick } from "../workspace/near-pick.ts";
import { nearPickReport } from "./near-pick-report.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "network-policy-selects-nothing",
  title: "A network policy selects no pod, but nearly those of a workload beside it",
  level: "warning",
  since: "0.2.0",
  references: ["S8.25", "S8.27"],
  on: "network-policy",
  check(policy, { graph }) {
    const subject = policy.resource.picks.find(({ field }) => field === "spec.podSelector");
    const near = subject === undefined ? undefined : nearPick(graph, policy, subject);
    return near === undefined
      ? []
      : [nearPickReport(policy, near, l10n.t("The policy will isolate nothing."))];
  },
});
