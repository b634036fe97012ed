/**
 * A workload does not say which pods are its own.
 *
 * ## What
 * A Deployment, ReplicaSet, StatefulSet or DaemonSet without `spec.selector`. A ReplicationController takes the labels of
 * its pod template instead, and lacks a selector only when there are none. An error where a Service of the same file
 * selects the pods, so that no patch is meant; information elsewhere.
 *
 * ## Why it matters
 * The API server refuses the workload: `spec.selector` is required. Old versions of these kinds (`extensions/v1beta1`,
 * `apps/v1beta1`) filled it in; manifests that were written for them fail today.
 *
 * ## Reported
 * - `reported-deployment.yaml`: a Deployment with labels to select.
 * - `reported-exposed.yaml`: a Service beside it selects the pods: an error.
 * - `reported-flow.yaml`: in flow style.
 * - `reported-no-labels.yaml`: a ReplicationController without any labels.
 *
 * ## Accepted
 * - `accepted-defaulted.yaml`: a ReplicationController with labels, and a Job, whose selector is made for it.
 * - `accepted-patch.yaml`: a piece without an image, or without labels on its pods, is a patch and not an object.
 * - `accepted-kustomization.yaml`: a kustomization that sets labels writes the selector too.
 * - `accepted-old-version.yaml`: a version that filled it in.
 *
 * ## Fix
 * Select the labels of the pod template, without those that change with every release: a selector can never be
 * changed again.
 *
 * ## References
 * S2.5, S2.9, S2.10, S2.19
 */
import * as l10n from "@vscode/l10n";
import { matchPairs } from "../kubernetes/labels.ts";
import type { Workload } from "../resources/workload.ts";
import type { Graph } from "../workspace/graph.ts";
import { nearOf } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { mayBeLabelled } from "../workspace/world.ts";
import { addPair, fix } from "./fixes.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { selectorOf, stableLabels } from "./template-selector.ts";
import { nameOf } from "./wording.ts";

const needing: readonly string[] = ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"];
const defaulting: readonly string[] = ["extensions/v1beta1", "apps/v1beta1"];

export const rule = defineRule({
  id: "workload-selector-missing",
  title: "A workload has no selector",
  level: "error",
  since: "0.1.0",
  references: ["S2.5", "S2.9", "S2.10", "S2.19"],
  on: "workload",
  check(workload, { graph }) {
    const { complete, whole } = workload.resource;
    if (!complete || !whole || !lacksSelector(workload.resource)) return [];
    if (mayBeLabelled(graph.world, workload.document.uri)) return [];
    return [{ ...report(workload), level: isAskedFor(graph, workload) ? "error" : "information" }];
  },
});

/** A Service of the same file selects the pods: then the workload is meant as a whole, and is no patch that kept its labels. */
function isAskedFor(graph: Graph, workload: Placed<Workload>): boolean {
  const { document, resource } = workload;
  const near = nearOf(graph, workload).flatMap((key) => [...graph.services.read(key, workload)]);
  return near.some(
    (service) =>
      service.document.uri === document.uri &&
      matchPairs(service.resource.selector?.labels ?? new Map(), resource.template.labels) === "yes",
  );
}

/** Without labels on its pods a workload is a piece that something else completes; a selector alone would not help it. */
function lacksSelector(workload: Workload): boolean {
  const { apiVersion, workloadKind, template, selector, selectorState } = workload;
  const labelled = (template.written?.pairs.length ?? 0) > 0;
  if (workloadKind === "ReplicationController")
    return !labelled && (selectorState !== "written" || selector?.pairs?.pairs.length === 0);
  if (workloadKind === undefined || !needing.includes(workloadKind) || defaulting.includes(apiVersion))
    return false;
  return labelled && selectorState !== "written";
}

function report(workload: Placed<Workload>): Report {
  const { nameNode, kindRange, range, template } = workload.resource;
  return {
    range: nameNode?.range ?? kindRange ?? range,
    message: l10n.t(
      "{0} has no `spec.selector` that says which pods are its own. The API server refuses it.",
      nameOf(workload),
    ),
    related: [
      {
        placed: workload,
        range: template.written?.pairs[0]?.keyRange ?? template.anchor,
        message: l10n.t("The labels of the pod template"),
      },
    ],
    fixes: select(workload),
  };
}

function select(workload: Placed<Workload>): readonly Fix[] {
  const labels = stableLabels(workload.resource);
  const { specShape, selectorState } = workload.resource;
  if (labels.length === 0 || selectorState !== "absent") return [];
  const value = { yaml: selectorOf(labels, specShape) };
  return fix(l10n.t("Select the labels of the pod template"), [
    addPair(workload, specShape, { key: "selector", value }),
  ]);
}
