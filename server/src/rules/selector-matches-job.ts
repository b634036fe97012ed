/**
 * A Service selects the pods of a workload that stays and those of a Job.
 *
 * ## What
 * The labels that the Service selects are those of a long-running workload and also of a Job or CronJob beside it.
 *
 * ## Why it matters
 * While the Job runs, its pods get a share of the traffic, and usually nothing in them listens: some calls fail, now
 * and then.
 *
 * ## Reported
 * - `reported-job.yaml`: a migration Job has the label of the application.
 * - `reported-cron-job.yaml`: a CronJob.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-only-job.yaml`: a Service for the pods of a Job alone.
 * - `accepted-own-labels.yaml`: the Job itself has the label, its pods do not.
 *
 * ## Fix
 * Select by a label that the Job's pods do not have, where there is one.
 *
 * ## References
 * S2.1, S2.33
 */
import * as l10n from "@vscode/l10n";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import type { Placed } from "../workspace/source-file.ts";
import { selectOnly } from "./fixes.ts";
import { defineRule, type Report } from "./rule.ts";
import { fieldOf } from "./spec-fields.ts";
import { listed, nameOf, sentences } from "./wording.ts";
import { distinguishing, isPassing, selectedNear } from "./workload-pods.ts";

export const rule = defineRule({
  id: "selector-matches-job",
  title: "A Service selects the pods of a Job beside those that stay",
  level: "warning",
  since: "0.1.0",
  references: ["S2.1", "S2.33"],
  on: "service",
  check(service, { select }) {
    if (!service.resource.complete) return [];
    const selected = selectedNear(select(service)).filter(
      ({ resource }) => resource.complete && resource.whole,
    );
    const jobs = selected.filter(({ resource }) => isPassing(resource.workloadKind));
    const [stays] = selected.filter(({ resource }) => !isPassing(resource.workloadKind));
    return jobs.length > 0 && stays !== undefined ? [report(service, jobs, stays)] : [];
  },
});

function report(
  service: Placed<Service>,
  jobs: readonly Placed<Workload>[],
  stays: Placed<Workload>,
): Report {
  const selector = fieldOf(service.resource, "selector");
  const selects = l10n.t(
    "{0} selects the pods of {1}, and also those of {2}.",
    nameOf(service),
    nameOf(stays),
    listed(jobs.map(nameOf)),
  );
  const share =
    jobs.length === 1
      ? l10n.t("While a Job runs, its pods get a share of the traffic.")
      : l10n.t("While a Job runs, their pods get a share of the traffic.");
  return {
    range: selector?.keyRange ?? service.resource.range,
    message: sentences(selects, share),
    related: jobs.map((placed) => ({
      placed,
      range: placed.resource.template.written?.pairs[0]?.keyRange ?? placed.resource.template.anchor,
      message: l10n.t("The labels of the pods of {0}", nameOf(placed)),
    })),
    fixes: selectOnly(service, stays, distinguishing(stays, jobs)),
  };
}
