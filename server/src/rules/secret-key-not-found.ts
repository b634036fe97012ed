/**
 * Pods read a key that the Secret does not have.
 *
 * ## What
 * A variable, an item of a volume or a `subPath` names a key of a Secret that stands in the same file, folder or kustomization, and that does not have it.
 *
 * ## Why it matters
 * Neither the API server nor an editor compares the two. The pods wait, and the reason stands in an event of the pod.
 *
 * ## Reported
 * - `reported-variable.yaml`: a variable.
 * - `reported-items.yaml`: an item of a projected volume.
 *
 * ## Accepted
 * - `accepted-string-data.yaml`: `stringData` has keys, too.
 * - `accepted-token.yaml`: the cluster fills in the token of an account.
 * - `accepted-filled.yaml`: an annotation or a custom resource has more keys put in.
 *
 * ## Fix
 * Read the key that was meant, where one is near.
 *
 * ## References
 * S4.29, S8.48, S8.50, S8.51
 */
import { keyNotFound } from "./key-not-found.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "secret-key-not-found",
  title: "Pods read a key that the Secret does not have",
  level: "error",
  since: "0.2.0",
  references: ["S4.29", "S8.48", "S8.50", "S8.51"],
  on: "workload",
  check: (workload, context) => keyNotFound(workload, "Secret", context),
});
