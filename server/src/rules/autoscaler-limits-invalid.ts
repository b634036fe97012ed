/**
 * The limits of an autoscaler are refused.
 *
 * ## What
 * `maxReplicas` of a HorizontalPodAutoscaler is missing or not positive, `minReplicas` is negative, or greater than
 * `maxReplicas`.
 *
 * ## Why it matters
 * The API server refuses the autoscaler.
 *
 * ## Reported
 * - `reported-order.yaml`: the least is more than the most.
 * - `reported-missing.yaml`: there is no most.
 * - `reported-zero.yaml`: the most is none.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-equal.yaml`: both are one number.
 * - `accepted-patch.yaml`: a piece that patches another object.
 * - `accepted-placeholder.yaml`: another tool fills in the number.
 *
 * ## Fix
 * None: only you know how many there should be.
 *
 * ## References
 * S8.35
 */
import * as l10n from "@vscode/l10n";
import { integerOf } from "../yaml/value.ts";
import { defineRule, type Report } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "autoscaler-limits-invalid",
  title: "The limits of an autoscaler are refused",
  level: "error",
  since: "0.2.0",
  references: ["S8.35"],
  on: "autoscaler",
  check(autoscaler): readonly Report[] {
    const { complete, minReplicas, maxReplicas, reference } = autoscaler.resource;
    if (!complete || reference === undefined) return [];
    const name = nameOf(autoscaler);
    if (maxReplicas === undefined) {
      const message = l10n.t("{0} has no `maxReplicas`. The API server refuses it.", name);
      return [{ range: reference.keyRange, message }];
    }
    const [least, most] = [integerOf(minReplicas), integerOf(maxReplicas)];
    if (most !== undefined && most < 1) {
      const message = l10n.t("{0}: `maxReplicas` is {1}, and must be 1 or more.", name, most);
      return [{ range: maxReplicas.range, message }];
    }
    if (least === undefined || minReplicas === undefined) return [];
    if (least < 0) {
      const message = l10n.t("{0}: `minReplicas` is {1}, and must not be negative.", name, least);
      return [{ range: minReplicas.range, message }];
    }
    if (most === undefined || least <= most) return [];
    const message = l10n.t("{0}: `minReplicas` is {1}, more than `maxReplicas`, {2}.", name, least, most);
    return [{ range: minReplicas.range, message }];
  },
});
