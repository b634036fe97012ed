/** What rules ask of the workloads behind a Service, and of the labels of their pods. */
import type { WorkloadKind } from "../kubernetes/kinds.ts";
import type { Labels } from "../kubernetes/labels.ts";
import type { LabelPair } from "../resources/resource.ts";
import type { Workload } from "../resources/workload.ts";
import { isNear, type Selection } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";

/** Kinds whose pods come to an end by themselves. */
export function isPassing(kind: WorkloadKind | undefined): boolean {
  return kind === "Job" || kind === "CronJob";
}

/** The selected workloads when they stand in the Service's file, folder or kustomization: farther files may be unrelated. */
export function selectedNear({ rank, pods }: Selection): readonly Placed<Workload>[] {
  return isNear(rank) ? pods.map(({ placed }) => placed) : [];
}

/** Two manifests of one object: steps of one story, of which only one is in the cluster. */
export function isSameObject({ resource: one }: Placed, { resource: other }: Placed): boolean {
  return one.kind === other.kind && one.name === other.name && one.namespace === other.namespace;
}

/** Labels that say which build or variant of an application this is, by the last part of their key. */
export function isVersionLabel(key: string): boolean {
  return /^(?:.*[-_.])?(?:version|ver|track|revision|rev|release|channel|colou?r|slot|stage|variant|canary|hash|build|commit)$/i.test(
    key.slice(key.lastIndexOf("/") + 1),
  );
}

/** Labels that change with every release or are made by a controller, so that nobody can count on their values (S2.3). */
export function isVolatileLabel(key: string): boolean {
  return volatile.has(key);
}

const volatile: ReadonlySet<string> = new Set([
  "pod-template-hash",
  "pod-template-generation",
  "controller-revision-hash",
  "controller-uid",
  "batch.kubernetes.io/controller-uid",
  "helm.sh/chart",
]);

/** A pair that the pods of the first workload have and those of the others surely do not: it tells them apart. */
export function distinguishing(
  workload: Placed<Workload>,
  others: readonly Placed<Workload>[],
): LabelPair | undefined {
  const pairs = workload.resource.template.written?.pairs ?? [];
  return pairs.find(({ key, value }) => {
    const lacks = (labels: Labels) => !labels.has(key) || (labels.get(key) ?? value) !== value;
    return (
      value !== undefined &&
      !isVolatileLabel(key) &&
      others.every(({ resource }) => lacks(resource.template.labels))
    );
  });
}
