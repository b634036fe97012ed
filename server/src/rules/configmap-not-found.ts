/**
 * The ConfigMap that pods name is not there, and a similar one is.
 *
 * ## What
 * Pods mount a ConfigMap, or take variables from it. No ConfigMap of the workspace has the name, and one of the same folder, kustomization or file has nearly that name: a letter more, less or other, or two letters off and named by nobody else.
 *
 * ## Why it matters
 * The API server does not look for it. The pods wait: containers with `CreateContainerConfigError`, volumes with `MountVolume.SetUp failed`.
 *
 * ## Reported
 * - `reported-volume.yaml`: a volume.
 * - `reported-variables.yaml`: `envFrom` and `configMapKeyRef`, in flow style.
 * - `reported-projected.yaml`: a source of a projected volume, in another file of the folder.
 * - `reported-generated.yaml`: a kustomization makes the one that is meant.
 *
 * ## Accepted
 * - `accepted-alone.yaml`: nothing nearby is like it; it may come from anywhere.
 * - `accepted-found.yaml`: the ConfigMap is in another folder.
 * - `accepted-optional.yaml`: the reference says that it may be missing.
 * - `accepted-generated.yaml`: a kustomization makes it.
 * - `accepted-named-by-others.yaml`: two names that differ in two letters, and others use the one that is there.
 * - `accepted-cluster.yaml`: the cluster puts it into every namespace.
 * - `accepted-unread.yaml`: a document that nobody could read speaks of it.
 *
 * ## Fix
 * Name the ConfigMap that is there.
 *
 * ## References
 * S4.29, S8.48, S8.49, S8.51, S9.14
 */
import { notFound } from "./not-found.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "configmap-not-found",
  title: "The ConfigMap that pods name is not there, and a similar one is",
  level: "warning",
  since: "0.2.0",
  references: ["S4.29", "S8.48", "S8.49", "S8.51", "S9.14"],
  on: "workload",
  check: (workload, context) => notFound(workload, "ConfigMap", context),
});
