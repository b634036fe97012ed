/**
 * The Secret that pods name is not there, and a similar one is.
 *
 * ## What
 * Pods mount a Secret, take variables from it or pull images with it. No Secret of the workspace has the name, and one of the same folder, kustomization or file has nearly that name: a letter more, less or other, or two letters off and named by nobody else.
 *
 * ## Why it matters
 * The API server does not look for it. The pods wait as for a ConfigMap; without a Secret for images the kubelet pulls all the same, and a private registry refuses.
 *
 * ## Reported
 * - `reported-variable.yaml`: `secretKeyRef`.
 * - `reported-volume.yaml`: a volume.
 * - `reported-pull.yaml`: `imagePullSecrets`.
 *
 * ## Accepted
 * - `accepted-alone.yaml`: most Secrets are in no manifest, and rightly so.
 * - `accepted-certificate.yaml`: cert-manager makes it.
 * - `accepted-custom.yaml`: a custom resource of that name may make it.
 * - `accepted-external.yaml`: a custom resource makes the Secret under another name than its own.
 *
 * ## Fix
 * Name the Secret that is there.
 *
 * ## References
 * S4.29, S8.48, S8.49, S8.51, S8.53
 */
import { notFound } from "./not-found.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "secret-not-found",
  title: "The Secret that pods name is not there, and a similar one is",
  level: "warning",
  since: "0.2.0",
  references: ["S4.29", "S8.48", "S8.49", "S8.51", "S8.53"],
  on: "workload",
  check: (workload, context) => notFound(workload, "Secret", context),
});
