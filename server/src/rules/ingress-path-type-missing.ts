/**
 * A path of an Ingress does not say how it is compared.
 *
 * ## What
 * A path in an Ingress of `networking.k8s.io/v1` has no `pathType`. The versions before could do without.
 *
 * ## Why it matters
 * The API server refuses the Ingress.
 *
 * ## Reported
 * - `reported-missing.yaml`: two paths without it.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-written.yaml`: each of the three words.
 * - `accepted-old.yaml`: a version that could do without.
 *
 * ## Fix
 * Add `pathType: Prefix`, which is what most controllers did before.
 *
 * ## References
 * S8.10
 */
import * as l10n from "@vscode/l10n";
import { scalarValue } from "../yaml/value.ts";
import { addPair, fix, setScalar } from "./fixes.ts";
import { defineRule } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "ingress-path-type-missing",
  title: "A path of an Ingress does not say how it is compared",
  level: "error",
  since: "0.2.0",
  references: ["S8.10"],
  on: "ingress",
  check(ingress) {
    const { old, complete, rules } = ingress.resource;
    if (old || !complete) return [];
    return rules
      .flatMap(({ paths }) => paths)
      .filter(({ pathTypeNode: node }) => node === undefined || isEmpty(scalarValue(node)))
      .map(({ path, pathNode, range, shape, pathTypeNode }) => ({
        range: pathTypeNode?.range ?? pathNode?.range ?? { start: range.start, end: range.start + 1 },
        message: l10n.t(
          "Path `{0}` of {1} has no `pathType`. The API server refuses it.",
          path ?? "/",
          nameOf(ingress),
        ),
        fixes: fix(l10n.t("Add `pathType: Prefix`"), [
          pathTypeNode === undefined
            ? addPair(ingress, shape, { key: "pathType", value: "Prefix" })
            : setScalar(ingress, pathTypeNode, "Prefix"),
        ]),
      }));
  },
});

function isEmpty(value: ReturnType<typeof scalarValue>): boolean {
  return value.type === "null" || (value.type === "string" && value.value === "");
}
