/**
 * Labels that no manifest writes and pods have all the same, because a controller or the scheduler adds them. A
 * Service may select on them, so leaving them out would accuse a working selector.
 */

import type { Labels } from "./labels.ts";

/**
 * The labels that pods of a workload get on top of those of the template (S2.3).
 *
 * `kind` is the kind of the workload, `name` its name, or `undefined` where it is generated or templated. A value is
 * given only where the manifest settles it, which is the name of a Job; all others are present with an unknown value.
 * A kind that runs no pods gives an empty map.
 *
 * The completion index is listed for every Job and CronJob, though only indexed ones add it: a selector on it is then
 * never known to fail.
 */
export function controllerLabels(kind: string, name: string | undefined): Labels {
  const unknownKeys = unknownLabels.get(kind);
  if (unknownKeys === undefined) {
    return new Map();
  }
  const labels = new Map<string, string | undefined>();
  if (kind === "Job") {
    for (const key of jobNameLabels) {
      labels.set(key, name);
    }
  }
  for (const key of [...unknownKeys, ...schedulerLabels]) {
    labels.set(key, undefined);
  }
  return labels;
}

/** The name of a pod of a StatefulSet, on the pod itself. */
export const podNameLabel = "statefulset.kubernetes.io/pod-name";

/** The number of a pod of a StatefulSet, on the pod itself. */
export const podIndexLabel = "apps.kubernetes.io/pod-index";

const jobNameLabels = ["batch.kubernetes.io/job-name", "job-name"];

const jobLabels = [
  "batch.kubernetes.io/controller-uid",
  "controller-uid",
  "batch.kubernetes.io/job-completion-index",
];

/** Copied from the node when a pod is bound to it, whoever made the pod. */
const schedulerLabels = ["topology.kubernetes.io/zone", "topology.kubernetes.io/region"];

const unknownLabels: ReadonlyMap<string, readonly string[]> = new Map([
  ["Pod", []],
  ["ReplicaSet", []],
  ["ReplicationController", []],
  ["Deployment", ["pod-template-hash"]],
  ["StatefulSet", [podNameLabel, podIndexLabel, "controller-revision-hash"]],
  ["DaemonSet", ["controller-revision-hash", "pod-template-generation"]],
  ["Job", jobLabels],
  // A CronJob names its Jobs after the minute they are due.
  ["CronJob", [...jobNameLabels, ...jobLabels]],
]);
