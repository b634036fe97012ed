/**
 * The Service that a StatefulSet names selects other pods.
 *
 * ## What
 * `spec.serviceName` names a headless Service beside the StatefulSet that selects pods, and not those of the
 * StatefulSet.
 *
 * ## Why it matters
 * Pods get DNS names of their own below a Service that selects them, and below no other. `db-0.db` does not exist.
 *
 * ## Reported
 * - `reported-other.yaml`: the Service selects the pods of another workload.
 *
 * ## Accepted
 * - `accepted-own.yaml`: it selects those of the StatefulSet.
 * - `accepted-patched.yaml`: a kustomization patches labels.
 *
 * ## Fix
 * None: whether the name or the selector is wrong is not known here.
 *
 * ## References
 * S7.5, S7.16
 */
import * as l10n from "@vscode/l10n";
import type { Workload } from "../resources/workload.ts";
import { matchPods } from "../workspace/match-pods.ts";
import { servicesNamed } from "../workspace/named-services.ts";
import { isNear, selectPods } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { mayBePatched } from "../workspace/world.ts";
import { defineRule, type RuleContext } from "./rule.ts";
import { fieldOf } from "./spec-fields.ts";
import { nameOf, podsOf } from "./wording.ts";

export const rule = defineRule({
  id: "statefulset-service-other-pods",
  title: "The Service that a StatefulSet names selects other pods",
  level: "warning",
  since: "0.2.0",
  references: ["S7.5", "S7.16"],
  on: "workload",
  check(workload, context) {
    const { serviceName, serviceNameNode, complete, whole } = workload.resource;
    if (serviceName === undefined || serviceNameNode === undefined || !complete || !whole) return [];
    const found = otherPods(workload, serviceName, context);
    if (found === undefined) return [];
    const { service, pods } = found;
    const { resource } = service;
    const message = l10n.t(
      "{0} names {1}, which selects {2} instead. Its pods will have no DNS names of their own.",
      nameOf(workload),
      nameOf(service),
      podsOf(pods.slice(0, 3)),
    );
    const range = fieldOf(resource, "selector")?.keyRange ?? resource.nameNode?.range ?? resource.range;
    const related = [{ placed: service, range, message: l10n.t("The selector of {0}", nameOf(service)) }];
    return [{ range: serviceNameNode.range, message, related }];
  },
});

function otherPods(workload: Placed<Workload>, serviceName: string, { graph }: RuleContext) {
  const { rank, services } = servicesNamed(graph, workload, serviceName);
  const [service, ...more] = services;
  if (service === undefined || more.length > 0 || (rank !== "file" && rank !== "folder")) return undefined;
  const { headless, complete, selector } = service.resource;
  if (!headless || !complete || selector === undefined) return undefined;
  if (mayBePatched(graph.world, [workload.document.uri, service.document.uri], "labels")) return undefined;
  if (matchPods(selector.labels, workload.resource) !== "no") return undefined;
  const selection = selectPods(graph, service, { scope: "auto", reader: workload });
  const near = isNear(selection.rank);
  return near ? { service, pods: selection.pods.map(({ placed }) => placed) } : undefined;
}
