/**
 * A disruption budget selects no pod, and a workload beside it is nearly what it selects.
 *
 * ## What
 * No pod in the workspace has the labels that the PodDisruptionBudget selects, and a workload in the same file, folder
 * or kustomization comes close, by the same evidence as for Services.
 *
 * ## Why it matters
 * The budget protects nothing. When nodes are drained, all pods may go at once.
 *
 * ## Reported
 * - `reported-value.yaml`: a value is misspelt.
 * - `reported-twin.yaml`: the workload has the budget's name, and the label under another key.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-everything.yaml`: an empty selector is about all pods of the namespace.
 * - `accepted-fragment.yaml`: nothing here is like it.
 *
 * ## Fix
 * Select what the pods have, or label the pods.
 *
 * ## References
 * S8.36
 */
import * as l10n from "@vscode/l10n";
import { nearPick } from "../workspace/near-pick.ts";
import { nearPickReport } from "./near-pick-report.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "budget-selects-nothing",
  title: "A disruption budget selects no pod, but nearly those of a workload beside it",
  level: "warning",
  since: "0.2.0",
  references: ["S8.36"],
  on: "budget",
  check(budget, { graph }) {
    const [pick] = budget.resource.picks;
    const near = pick === undefined ? undefined : nearPick(graph, budget, pick);
    return near === undefined
      ? []
      : [nearPickReport(budget, near, l10n.t("The budget will protect no pod."))];
  },
});
