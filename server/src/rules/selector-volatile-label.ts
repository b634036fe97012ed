/**
 * A Service selects by a label that changes with every release.
 *
 * ## What
 * The selector holds a label that a controller makes, such as `pod-template-hash` or `controller-revision-hash`, or the
 * version of a chart.
 *
 * ## Why it matters
 * The Service reaches its pods today. The next rollout or upgrade makes pods with another value, and the Service loses
 * them.
 *
 * ## Reported
 * - `reported-hash.yaml`: the hash of a Deployment's template.
 * - `reported-chart.yaml`: the version of a chart.
 * - `reported-flow.yaml`: in flow style, as the only label.
 *
 * ## Accepted
 * - `accepted-pod-name.yaml`: the name of one pod of a StatefulSet stays.
 * - `accepted-version.yaml`: a version that the manifest itself sets.
 *
 * ## Fix
 * Take the label out of the selector, when others are left.
 *
 * ## References
 * S2.3
 */
import * as l10n from "@vscode/l10n";
import type { LabelPair } from "../resources/resource.ts";
import type { Service } from "../resources/service.ts";
import type { Placed } from "../workspace/source-file.ts";
import { fix, removeLabel } from "./fixes.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { nameOf, pairText } from "./wording.ts";
import { isVolatileLabel } from "./workload-pods.ts";

export const rule = defineRule({
  id: "selector-volatile-label",
  title: "A Service selects by a label that changes with every release",
  level: "information",
  since: "0.1.0",
  references: ["S2.3"],
  on: "service",
  check(service) {
    const pairs = service.resource.selector?.pairs ?? [];
    return pairs.filter(({ key }) => isVolatileLabel(key)).map((pair) => report(service, pair));
  },
});

function report(service: Placed<Service>, pair: LabelPair): Report {
  const message = l10n.t(
    "{0} selects by {1}, which changes with every release. It loses its pods then.",
    nameOf(service),
    pairText(pair),
  );
  return { range: pair.keyRange, message, fixes: remove(service, pair) };
}

function remove(service: Placed<Service>, pair: LabelPair): readonly Fix[] {
  const { selector } = service.resource;
  if (selector === undefined || selector.pairs.every(({ key }) => isVolatileLabel(key))) return [];
  return fix(l10n.t("Do not select by `{0}`", pair.key), [removeLabel(service, pair)]);
}
