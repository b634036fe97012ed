/**
 * Pods read a key that the ConfigMap does not have.
 *
 * ## What
 * A variable, an item of a volume or a `subPath` names a key of a ConfigMap that stands in the same file, folder or kustomization, and that does not have it.
 *
 * ## Why it matters
 * Neither the API server nor an editor compares the two. The pods wait, and the reason stands in an event of the pod.
 *
 * ## Reported
 * - `reported-variable.yaml`: a variable, with a key that is near.
 * - `reported-items.yaml`: an item of a volume, in flow style.
 * - `reported-subpath.yaml`: a mount of one file, as a warning.
 * - `reported-folder.yaml`: the ConfigMap is in another file of the folder, as a warning.
 *
 * ## Accepted
 * - `accepted-binary.yaml`: `binaryData` has keys, too.
 * - `accepted-empty.yaml`: a ConfigMap without keys waits for somebody to fill it in.
 * - `accepted-elsewhere.yaml`: the ConfigMap is in another folder, and may not be the one.
 * - `accepted-patched.yaml`: a kustomization patches the keys.
 * - `accepted-merged.yaml`: a generator of a kustomization brings in more keys.
 * - `accepted-optional.yaml`: the reference says that it may be missing.
 * - `accepted-injected.yaml`: the cluster is asked to put a bundle in.
 *
 * ## Fix
 * Read the key that was meant, where one is near.
 *
 * ## References
 * S4.29, S8.48, S8.50, S8.51, S9.14
 */
import { keyNotFound } from "./key-not-found.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "configmap-key-not-found",
  title: "Pods read a key that the ConfigMap does not have",
  level: "error",
  since: "0.2.0",
  references: ["S4.29", "S8.48", "S8.50", "S8.51", "S9.14"],
  on: "workload",
  check: (workload, context) => keyNotFound(workload, "ConfigMap", context),
});
