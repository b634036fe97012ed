/**
 * An Ingress is written in a way that the API server refuses.
 *
 * ## What
 * A backend without a Service or without a port, or with two of them; a port name that is too long to be named; a host
 * that is an IP address; a path that is not absolute; a `pathType` that does not exist; a rule without paths; two
 * classes that differ; nothing at all.
 *
 * ## Why it matters
 * The API server refuses the Ingress, and nothing behind it is reached.
 *
 * ## Reported
 * - `reported-backend.yaml`: backends that say too little or too much.
 * - `reported-port.yaml`: ports that cannot be named.
 * - `reported-host.yaml`: hosts that are none.
 * - `reported-path.yaml`: paths and types that do not fit.
 * - `reported-class.yaml`: a class and an annotation that differ.
 * - `reported-empty.yaml`: neither rules nor a default backend.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-legal.yaml`: everything that may be there.
 * - `accepted-old.yaml`: the versions before had other rules.
 * - `accepted-unknown.yaml`: placeholders.
 *
 * ## Fix
 * Write the value that is meant, where only one can be.
 *
 * ## References
 * S8.2, S8.3, S8.4, S8.5, S8.6, S8.7, S8.8, S8.9, S8.10, S8.11, S8.12, S8.13, S8.14
 */
import * as l10n from "@vscode/l10n";
import { fix, setScalar } from "./fixes.ts";
import { ingressProblems } from "./ingress-problems.ts";
import { defineRule } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "ingress-invalid",
  title: "An Ingress is written in a way that the API server refuses",
  level: "error",
  since: "0.2.0",
  references: Array.from({ length: 13 }, (_, at) => `S8.${at + 2}`),
  on: "ingress",
  check(ingress, { minor }) {
    if (ingress.resource.old || !ingress.resource.complete) return [];
    return ingressProblems(ingress.resource, minor).map(({ range, says, remedy }) => ({
      range,
      message: l10n.t("The API server refuses {0}. {1}", nameOf(ingress), says),
      fixes:
        remedy === undefined
          ? []
          : fix(l10n.t("Write `{0}`", remedy.text), [setScalar(ingress, remedy.node, remedy.text)]),
    }));
  },
});
