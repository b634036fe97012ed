/**
 * The selector of a workload is empty, so that it would own every pod.
 *
 * ## What
 * The selector of a Deployment, ReplicaSet, StatefulSet or DaemonSet is there and asks for nothing.
 *
 * ## Why it matters
 * An empty selector matches every pod of the namespace. The API server refuses it for these kinds.
 *
 * ## Reported
 * - `reported-empty.yaml`: an empty map, and an empty `matchLabels`.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-expressions.yaml`: expressions alone are enough.
 * - `accepted-patch.yaml`: a piece without an image is a patch, not an object.
 * - `accepted-kustomization.yaml`: a kustomization that sets labels writes the selector too.
 *
 * ## Fix
 * Select the labels of the pod template, without those that change with every release.
 *
 * ## References
 * S2.6, S2.7, S2.8, S2.24
 */
import * as l10n from "@vscode/l10n";
import type { Workload } from "../resources/workload.ts";
import type { Placed } from "../workspace/source-file.ts";
import { mayBeLabelled } from "../workspace/world.ts";
import { fix } from "./fixes.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { flowLabels, selectorOf, stableLabels } from "./template-selector.ts";
import { nameOf } from "./wording.ts";

const kinds: readonly string[] = ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"];

export const rule = defineRule({
  id: "workload-selector-empty",
  title: "The selector of a workload is empty",
  level: "error",
  since: "0.1.0",
  references: ["S2.6", "S2.7", "S2.8", "S2.24"],
  on: "workload",
  check(workload, { graph }) {
    const { complete, whole, workloadKind = "", selector } = workload.resource;
    if (!complete || !whole || !kinds.includes(workloadKind) || selector === undefined) return [];
    if (!selector.readable || selector.requirements.length > 0) return [];
    return mayBeLabelled(graph.world, workload.document.uri) ? [] : [report(workload)];
  },
});

function report(workload: Placed<Workload>): Report {
  const { selector, template, range } = workload.resource;
  return {
    range: selector?.pairs?.range ?? selector?.range ?? range,
    message: l10n.t(
      "The selector of {0} is empty, which means every pod. The API server refuses it.",
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

/** Fills the empty map, where it is one: `matchLabels` when it is there, else the selector itself. */
function select(workload: Placed<Workload>): readonly Fix[] {
  const { document, resource } = workload;
  const labels = stableLabels(resource);
  const { selector } = resource;
  if (labels.length === 0 || selector === undefined || selector.aliased) return [];
  const inner = selector.pairs?.range;
  const newText = inner === undefined ? selectorOf(labels, undefined) : flowLabels(labels);
  return fix(l10n.t("Select the labels of the pod template"), [
    { document, edit: { range: inner ?? selector.range, newText } },
  ]);
}
