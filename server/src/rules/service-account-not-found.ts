/**
 * The ServiceAccount that pods name is not there, and a similar one is.
 *
 * ## What
 * `serviceAccountName` names an account. No ServiceAccount of the workspace has the name, and one of the same folder, kustomization or file has nearly that name: a letter more, less or other, or two letters off and named by nobody else.
 *
 * ## Why it matters
 * A Pod is refused. A Deployment is accepted, and its pods are never made.
 *
 * ## Reported
 * - `reported-near-name.yaml`: an account has nearly the name.
 *
 * ## Accepted
 * - `accepted-alone.yaml`: no account nearby is like it.
 * - `accepted-default.yaml`: every namespace has this one.
 *
 * ## Fix
 * Name the ServiceAccount that is there.
 *
 * ## References
 * S8.54
 */
import { notFound } from "./not-found.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "service-account-not-found",
  title: "The ServiceAccount that pods name is not there, and a similar one is",
  level: "warning",
  since: "0.2.0",
  references: ["S8.54"],
  on: "workload",
  check: (workload, context) => notFound(workload, "ServiceAccount", context),
});
