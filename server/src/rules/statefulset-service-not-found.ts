/**
 * The Service that a StatefulSet names is not there, and one that it may mean is.
 *
 * ## What
 * No Service of the workspace has the name in `spec.serviceName`, and beside the StatefulSet stands a Service with
 * nearly that name, or a headless one that selects its pods.
 *
 * ## Why it matters
 * The API server does not look for the Service. The pods run, without the DNS names that their Service would give them.
 *
 * ## Reported
 * - `reported-near-name.yaml`: a Service has nearly the name.
 * - `reported-headless.yaml`: a headless Service with another name selects the pods.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-alone.yaml`: no Service nearby is like it; it may come from anywhere.
 * - `accepted-found.yaml`: the Service is in another folder.
 * - `accepted-prefix.yaml`: the name that a kustomization makes of that of the Service.
 * - `accepted-unknown.yaml`: the name is a placeholder.
 *
 * ## Fix
 * Name the Service that is there.
 *
 * ## References
 * S2.49, S7.16
 */
import * as l10n from "@vscode/l10n";
import { distance } from "fastest-levenshtein";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { isBuiltName } from "../workspace/built-names.ts";
import { servicesBeside, servicesNamed } from "../workspace/named-services.ts";
import { selectPods } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { fix, setScalar } from "./fixes.ts";
import { defineRule, type Report, type RuleContext } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "statefulset-service-not-found",
  title: "The Service that a StatefulSet names is not there, and a similar one is",
  level: "information",
  since: "0.1.0",
  references: ["S2.49", "S7.16"],
  on: "workload",
  check(workload, context) {
    const { serviceName, complete, whole } = workload.resource;
    if (serviceName === undefined || !complete || !whole) return [];
    if (servicesNamed(context.graph, workload, serviceName).rank !== undefined) return [];
    const mention = { kind: "Service", name: serviceName };
    if (isBuiltName(context.graph, { from: workload, mention })) return [];
    const meant = meantBy(workload, serviceName, context);
    return meant === undefined ? [] : [report(workload, serviceName, meant)];
  },
});

/** The Service beside it with the nearest name, else a headless one that selects its pods. */
function meantBy(
  workload: Placed<Workload>,
  serviceName: string,
  { graph }: RuleContext,
): Placed<Service> | undefined {
  const beside = servicesBeside(graph, workload).filter(({ resource }) => resource.name !== undefined);
  const far = ({ resource: { name = "" } }: Placed<Service>) => distance(name, serviceName);
  const near = beside.filter((service) => far(service) <= 2 && far(service) * 2 < serviceName.length);
  const selecting = beside.filter(
    (service) =>
      service.resource.headless &&
      selectPods(graph, service, { scope: "auto", reader: workload }).pods.some(
        ({ placed }) => placed === workload,
      ),
  );
  return near.sort((a, b) => far(a) - far(b))[0] ?? selecting[0];
}

function report(workload: Placed<Workload>, serviceName: string, meant: Placed<Service>): Report {
  const { serviceNameNode, range } = workload.resource;
  const name = meant.resource.name ?? "";
  const place = meant.resource.nameNode?.range ?? meant.resource.range;
  return {
    range: serviceNameNode?.range ?? range,
    message: l10n.t(
      "{0} names Service `{1}`, which is not here; {2} is. Without it the pods will have no DNS names of their own.",
      nameOf(workload),
      serviceName,
      nameOf(meant),
    ),
    related: [{ placed: meant, range: place, message: l10n.t("{0} is here", nameOf(meant)) }],
    fixes: fix(l10n.t("Name Service `{0}`", name), [setScalar(workload, serviceNameNode, name)]),
  };
}
