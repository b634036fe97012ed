/**
 * A workload does not select its own pods.
 *
 * ## What
 * The selector of a Deployment, ReplicaSet, StatefulSet, DaemonSet or ReplicationController asks for labels that its
 * pod template does not have.
 *
 * ## Why it matters
 * The API server refuses the workload: `selector` does not match template `labels`.
 *
 * ## Reported
 * - `reported-value.yaml`: the template has another value.
 * - `reported-missing.yaml`: the template lacks the label.
 * - `reported-no-labels.yaml`: the template has no labels at all.
 * - `reported-expression.yaml`: an expression excludes the template's value.
 *
 * ## Accepted
 * - `accepted-subset.yaml`: the template has more labels than the selector asks for.
 * - `accepted-patch.yaml`: a piece without an image is a patch, not an object.
 * - `accepted-unknown.yaml`: a value is a placeholder.
 * - `accepted-common-label.yaml`: a kustomization sets the label on both.
 * - `accepted-patched-labels.yaml`: a kustomization patches labels.
 *
 * ## Fix
 * Change the label of the template, or what the selector asks for.
 *
 * ## References
 * S2.4, S2.20, S2.25
 */
import * as l10n from "@vscode/l10n";
import { matchPairs, matchRequirements } from "../kubernetes/labels.ts";
import type { LabelPair } from "../resources/resource.ts";
import type { Workload } from "../resources/workload.ts";
import type { Placed } from "../workspace/source-file.ts";
import { commonLabelKeys, mayBePatched } from "../workspace/world.ts";
import { fix, labelTemplate, setScalar } from "./fixes.ts";
import { defineRule, type Report } from "./rule.ts";
import { nameOf, pairText } from "./wording.ts";

const kinds: readonly string[] = [
  "Deployment",
  "ReplicaSet",
  "StatefulSet",
  "DaemonSet",
  "ReplicationController",
];

export const rule = defineRule({
  id: "workload-selector-mismatch",
  title: "A workload's selector does not match its own pod template",
  level: "error",
  since: "0.1.0",
  references: ["S2.4", "S2.20", "S2.25"],
  on: "workload",
  check(workload, { graph }) {
    const { selector, template, whole, complete, workloadKind } = workload.resource;
    if (!whole || !complete || selector === undefined || !selector.readable) return [];
    if (!kinds.includes(workloadKind ?? "")) return [];
    const { uri } = workload.document;
    const common = commonLabelKeys(graph.world, uri);
    if (
      mayBePatched(graph.world, [uri], "labels") ||
      selector.requirements.some(({ key }) => common.has(key))
    ) {
      return [];
    }
    const labels = template.written?.labels ?? new Map();
    if (matchRequirements(selector.requirements, labels) !== "no") return [];
    const failing = (selector.pairs?.pairs ?? []).filter(
      (pair) => matchPairs(new Map([[pair.key, pair.value]]), labels) === "no",
    );
    return failing.length > 0
      ? failing.map((pair) => reportPair(workload, pair))
      : [reportExpression(workload)];
  },
});

function reportPair(workload: Placed<Workload>, asked: LabelPair): Report {
  const { template } = workload.resource;
  const found = template.written?.pairs.find(({ key }) => key === asked.key);
  const names = [nameOf(workload), pairText(asked)] as const;
  const message =
    found === undefined
      ? l10n.t(
          "{0} selects {1}, but its pod template has no label `{2}`. The API server refuses it.",
          ...names,
          asked.key,
        )
      : l10n.t(
          "{0} selects {1}, but its pod template has {2}. The API server refuses it.",
          ...names,
          pairText(found),
        );
  const anchor = found?.node.range ?? template.written?.range ?? template.anchor;
  const wanted = asked.value ?? "";
  return {
    range: found?.node.range ?? asked.node.range,
    message,
    related: [
      found === undefined
        ? { placed: workload, range: anchor, message: l10n.t("The labels of the pod template") }
        : { placed: workload, range: asked.node.range, message: l10n.t("What the selector asks for") },
    ],
    fixes: [
      ...fix(l10n.t("Label the pod template with {0}", pairText(asked)), [
        labelTemplate(workload, { key: asked.key, value: wanted }),
      ]),
      ...(found?.value === undefined
        ? []
        : fix(l10n.t("Select {0}", pairText(found)), [setScalar(workload, asked.node, found.value)])),
    ],
  };
}

function reportExpression(workload: Placed<Workload>): Report {
  const { selector, template } = workload.resource;
  const message = l10n.t(
    "An expression in the selector of {0} excludes the labels of its own pod template. The API server refuses it.",
    nameOf(workload),
  );
  const related = [
    {
      placed: workload,
      range: template.written?.range ?? template.anchor,
      message: l10n.t("The labels of the pod template"),
    },
  ];
  return { range: selector?.keyRange ?? workload.resource.range, message, related };
}
