/**
 * The PersistentVolumeClaim that pods name is not there, and a similar one is.
 *
 * ## What
 * A volume names a claim. No PersistentVolumeClaim of the workspace has the name, and one of the same folder, kustomization or file has nearly that name: a letter more, less or other, or two letters off and named by nobody else.
 *
 * ## Why it matters
 * The pods stay Pending: no node can be chosen for them.
 *
 * ## Reported
 * - `reported-near-name.yaml`: a claim has nearly the name.
 *
 * ## Accepted
 * - `accepted-alone.yaml`: no claim nearby is like it.
 * - `accepted-template.yaml`: the claim templates of a StatefulSet need no claim.
 *
 * ## Fix
 * Name the PersistentVolumeClaim that is there.
 *
 * ## References
 * S8.52
 */
import { notFound } from "./not-found.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "volume-claim-not-found",
  title: "The PersistentVolumeClaim that pods name is not there, and a similar one is",
  level: "warning",
  since: "0.2.0",
  references: ["S8.52"],
  on: "workload",
  check: (workload, context) => notFound(workload, "PersistentVolumeClaim", context),
});
