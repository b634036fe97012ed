/**
 * A container uses a variable of a Service that is created after it.
 *
 * ## What
 * `command`, `args` or a value of `env` names a variable such as `WEB_SERVICE_HOST`, and the Service that gives it
 * stands further down in the same file, or further down in the `resources` of the kustomization.
 *
 * ## Why it matters
 * A container gets the variables of the Services that exist when it starts. On the first apply the pods may well be
 * first; `$(WEB_SERVICE_HOST)` then stays as it is written, until the pods are made anew.
 *
 * ## Reported
 * - `reported-file.yaml`: the Service is the last document of the file.
 * - `reported-kustomization.yaml`: the kustomization lists the Service's file after the workload's.
 * - `reported-shell.yaml`: a shell script looks the variable up.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-before.yaml`: the Service comes first.
 * - `accepted-own.yaml`: a ConfigMap sets the variable, and wins.
 * - `accepted-other-file.yaml`: two files, and nothing says which one is applied first.
 *
 * ## Fix
 * Use the DNS name and the port number of the Service, which work in any order.
 *
 * ## References
 * S4.5, S4.8, S4.9
 */
import * as l10n from "@vscode/l10n";
import type { Workload } from "../resources/workload.ts";
import { createdAfter } from "../workspace/creation-order.ts";
import { environmentOf } from "../workspace/environment.ts";
import type { Graph } from "../workspace/graph.ts";
import { type Giver, giversNear } from "../workspace/service-variables.ts";
import type { Placed } from "../workspace/source-file.ts";
import { mayBePatched } from "../workspace/world.ts";
import { defineRule, type Report } from "./rule.ts";
import { type Group, groupedBy, type Use, useNameInstead, usesIn } from "./variable-uses.ts";
import { nameOf, sentences, titleOf } from "./wording.ts";

export const rule = defineRule({
  id: "service-env-order",
  title: "A container uses a variable of a Service that is created after it",
  level: "information",
  since: "0.1.0",
  references: ["S4.5", "S4.8", "S4.9"],
  on: "workload",
  check(workload, { graph }) {
    const { complete, whole, template } = workload.resource;
    if (!complete || !whole || !template.enableServiceLinks) return [];
    if (mayBePatched(graph.world, [workload.document.uri], "ports")) return [];
    return template.containers.flatMap((container) => {
      const uses = usesIn(container);
      if (uses.length === 0) return [];
      const givers = giversNear(graph, workload, workload);
      const late = uses.flatMap((use) => lateUse(graph, workload, { use, givers }));
      return groupedBy(late, ({ giver }) => giver).map((group) => report(workload, group));
    });
  },
});

interface LateUse {
  readonly use: Use;
  readonly giver: Giver;
  readonly where: "file" | "kustomization";
}

function lateUse(
  graph: Graph,
  workload: Placed<Workload>,
  { use, givers }: { readonly use: Use; readonly givers: readonly Giver[] },
): readonly LateUse[] {
  const { container, variable, reference } = use;
  const question = { workload, container, before: variable, reader: workload };
  const origin = environmentOf(graph, question).variables.get(reference.name)?.origin;
  if (origin?.kind !== "service") return [];
  const giver = givers.find(({ service }) => service === origin.service);
  const where = createdAfter(graph.world, origin.service, workload);
  return giver === undefined || where === undefined ? [] : [{ use, giver, where }];
}

function report(workload: Placed<Workload>, late: Group<LateUse>): Report {
  const [{ use, giver, where }] = late;
  const { service } = giver;
  const parts = [titleOf(use.container), nameOf(workload), use.reference.name, nameOf(service)] as const;
  const uses =
    where === "file"
      ? l10n.t("{0} of {1} uses `{2}` of {3}, which is created further down in this file.", ...parts)
      : l10n.t("{0} of {1} uses `{2}` of {3}, which is created further down in the kustomization.", ...parts);
  const message = sentences(uses, l10n.t("Pods that start before the Service do not get the variable."));
  const { kindRange, nameNode, range } = service.resource;
  return {
    range: use.reference.range,
    message,
    related: [
      {
        placed: service,
        range: nameNode?.range ?? kindRange ?? range,
        message: l10n.t("{0} comes after {1}", nameOf(service), nameOf(workload)),
      },
    ],
    fixes: useNameInstead(
      workload,
      late.map((each) => each.use),
      giver,
    ),
  };
}
