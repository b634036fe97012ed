/**
 * A Service selects the pods of several workloads.
 *
 * ## What
 * The labels that the Service selects are those of more than one workload in its file, folder or kustomization, and the
 * workloads differ in more than their version.
 *
 * ## Why it matters
 * Traffic is spread over all of them. That is right for two versions of one application, and wrong for two parts of it
 * that share their labels by accident: every second call reaches the wrong one.
 *
 * ## Reported
 * - `reported-parts.yaml`: two parts of an application share the label.
 * - `reported-same-labels.yaml`: two workloads whose pods have equal labels.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-versions.yaml`: the workloads differ in their version, track or revision only.
 * - `accepted-steps.yaml`: two manifests of one object, steps of one story.
 * - `accepted-elsewhere.yaml`: the other workload is in another folder.
 *
 * ## Fix
 * Select one of them by a label that the others do not have, where there is one.
 *
 * ## References
 * S2.31, S2.33
 */
import * as l10n from "@vscode/l10n";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import type { Placed } from "../workspace/source-file.ts";
import { selectOnly } from "./fixes.ts";
import { defineRule, type Report } from "./rule.ts";
import { fieldOf } from "./spec-fields.ts";
import { listed, nameOf } from "./wording.ts";
import {
  distinguishing,
  isPassing,
  isSameObject,
  isVersionLabel,
  isVolatileLabel,
  selectedNear,
} from "./workload-pods.ts";

export const rule = defineRule({
  id: "selector-matches-many",
  title: "A Service selects the pods of several workloads",
  level: "information",
  since: "0.1.0",
  references: ["S2.31", "S2.33"],
  on: "service",
  check(service, { select }) {
    if (!service.resource.complete) return [];
    const workloads = selectedNear(select(service)).filter(
      ({ resource: { complete, whole, workloadKind } }) => complete && whole && !isPassing(workloadKind),
    );
    const [first, ...others] = workloads;
    if (first === undefined || others.length === 0) return [];
    const steps = workloads.some((one) =>
      workloads.some((other) => one !== other && isSameObject(one, other)),
    );
    return steps || isOneInVersions(workloads) ? [] : [report(service, workloads)];
  },
});

/** True when the labels differ, and only in what says which version it is. */
function isOneInVersions(workloads: readonly Placed<Workload>[]): boolean {
  const maps = workloads.map(({ resource }) => resource.template.written?.labels ?? new Map());
  const keys = new Set(maps.flatMap((labels) => [...labels.keys()]));
  const differing = [...keys].filter((key) => new Set(maps.map((labels) => labels.get(key))).size > 1);
  return differing.length > 0 && differing.every((key) => isVersionLabel(key) || isVolatileLabel(key));
}

function report(service: Placed<Service>, workloads: readonly Placed<Workload>[]): Report {
  const selector = fieldOf(service.resource, "selector");
  const message = l10n.t(
    "{0} selects the pods of {1}. Its traffic is spread over all of them.",
    nameOf(service),
    listed(workloads.map(nameOf)),
  );
  return {
    range: selector?.keyRange ?? service.resource.range,
    message,
    related: workloads.map((placed) => ({
      placed,
      range: placed.resource.template.written?.pairs[0]?.keyRange ?? placed.resource.template.anchor,
      message: l10n.t("The labels of the pods of {0}", nameOf(placed)),
    })),
    fixes: workloads.slice(0, 3).flatMap((placed) => {
      const others = workloads.filter((other) => other !== placed);
      return selectOnly(service, placed, distinguishing(placed, others));
    }),
  };
}
