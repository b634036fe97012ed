/**
 * A monitor selects nothing, and something beside it is nearly what it selects.
 *
 * ## What
 * A ServiceMonitor selects Services by the labels in their own `metadata`, a PodMonitor selects pods by theirs. Nothing
 * in the workspace has them, and a Service or a workload in the same file, folder or kustomization comes close. Most
 * often the pods have the label, the Service selects them by it, and nobody has put it on the Service.
 *
 * ## Why it matters
 * Prometheus gets no targets. There is no error anywhere: the metrics are just not there.
 *
 * ## Reported
 * - `reported-pods-label.yaml`: the label is that of the pods, and of the Service's selector.
 * - `reported-no-labels.yaml`: the same, and the Service has no labels at all.
 * - `reported-value.yaml`: a value is misspelt.
 * - `reported-pod-monitor.yaml`: a PodMonitor with the name of the pods.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-match.yaml`: a Service has the label, in another namespace that the monitor looks into.
 * - `accepted-fragment.yaml`: nothing here is like it.
 * - `accepted-template.yaml`: a document nearby cannot be read and may hold it.
 *
 * ## Fix
 * Select what is there, or put the label on it.
 *
 * ## References
 * S8.37, S8.38
 */
import * as l10n from "@vscode/l10n";
import { nearPick } from "../workspace/near-pick.ts";
import { nearPickReport } from "./near-pick-report.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "monitor-selects-nothing",
  title: "A monitor selects nothing, but nearly something beside it",
  level: "warning",
  since: "0.2.0",
  references: ["S8.37", "S8.38"],
  on: "monitor",
  check(monitor, { graph }) {
    const [pick] = monitor.resource.picks;
    const near = pick === undefined ? undefined : nearPick(graph, monitor, pick);
    return near === undefined ? [] : [nearPickReport(monitor, near, l10n.t("Nothing will be scraped."))];
  },
});
