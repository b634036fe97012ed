/**
 * A disruption budget says two things at once.
 *
 * ## What
 * A PodDisruptionBudget has both `minAvailable` and `maxUnavailable`.
 *
 * ## Why it matters
 * The API server refuses it, and nothing protects the pods.
 *
 * ## Reported
 * - `reported-both.yaml`: both are there.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-one.yaml`: one of them, and one that is null.
 *
 * ## Fix
 * Take one of them out.
 *
 * ## References
 * S8.36
 */
import * as l10n from "@vscode/l10n";
import type { YamlScalar } from "../yaml/node.ts";
import { scalarValue } from "../yaml/value.ts";
import { dropPair, fix } from "./fixes.ts";
import { defineRule } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "budget-invalid",
  title: "A disruption budget says two things at once",
  level: "error",
  since: "0.2.0",
  references: ["S8.36"],
  on: "budget",
  check(budget) {
    const { complete, minAvailable, maxUnavailable, specShape } = budget.resource;
    if (!complete || !isWritten(minAvailable) || !isWritten(maxUnavailable)) return [];
    const drop = (field: string, node: YamlScalar | undefined) =>
      fix(l10n.t("Take `{0}` out", field), [dropPair(budget, specShape, node)]);
    return [
      {
        range: maxUnavailable?.range ?? budget.resource.range,
        message: l10n.t(
          "{0} has both `minAvailable` and `maxUnavailable`. The API server refuses it.",
          nameOf(budget),
        ),
        fixes: [...drop("maxUnavailable", maxUnavailable), ...drop("minAvailable", minAvailable)],
      },
    ];
  },
});

function isWritten(node: YamlScalar | undefined): boolean {
  return node !== undefined && scalarValue(node).type !== "null";
}
