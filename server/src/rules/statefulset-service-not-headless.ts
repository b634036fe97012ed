/**
 * The Service that a StatefulSet names is not headless.
 *
 * ## What
 * `spec.serviceName` of a StatefulSet names a Service beside it that has a cluster IP.
 *
 * ## Why it matters
 * The Service of a StatefulSet gives every pod a DNS name of its own, such as `db-0.db`. Only a headless Service has
 * such names; with a cluster IP they do not exist, and members of a cluster do not find each other. A single pod has
 * nobody to find, so that for one replica this is information.
 *
 * ## Reported
 * - `reported-cluster-ip.yaml`: the Service has an address.
 * - `reported-single.yaml`: the same with one replica, as information.
 * - `reported-other.yaml`: another Service of the same pods is headless.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-headless.yaml`: the Service is headless.
 * - `accepted-unknown.yaml`: whether it is headless cannot be known.
 *
 * ## Fix
 * Make the Service headless, or name a headless Service of the same pods. Neither can be changed once applied: the
 * object has to be deleted and made anew.
 *
 * ## References
 * S1.52, S2.12, S7.16
 */
import * as l10n from "@vscode/l10n";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { servicesBeside, servicesNamed } from "../workspace/named-services.ts";
import { selectPods } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { addPair, fix, setScalar } from "./fixes.ts";
import { defineRule, type Fix, type Report, type RuleContext } from "./rule.ts";
import { fieldOf } from "./spec-fields.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "statefulset-service-not-headless",
  title: "The Service that a StatefulSet names is not headless",
  level: "warning",
  since: "0.1.0",
  references: ["S1.52", "S2.12", "S7.16"],
  on: "workload",
  check(workload, context) {
    const { serviceName, complete, whole } = workload.resource;
    if (serviceName === undefined || !complete || !whole) return [];
    const { rank, services } = servicesNamed(context.graph, workload, serviceName);
    const [service] = services;
    if (service === undefined || (rank !== "file" && rank !== "folder")) return [];
    return services.every(hasAddress) ? [report(workload, service, headlessBeside(workload, context))] : [];
  },
});

/** A Service that surely gets a cluster IP. */
function hasAddress({ resource }: Placed<Service>): boolean {
  const { complete, headless, clusterIP, serviceType } = resource;
  const written = fieldOf(resource, "clusterIP") ?? fieldOf(resource, "clusterIPs");
  const known = written === undefined || clusterIP !== undefined;
  return complete && known && !headless && serviceType !== "ExternalName";
}

/** A headless Service beside the StatefulSet that selects its pods. */
function headlessBeside(workload: Placed<Workload>, { graph }: RuleContext): Placed<Service> | undefined {
  return servicesBeside(graph, workload).find(
    (service) =>
      service.resource.headless &&
      selectPods(graph, service, { scope: "auto", reader: workload }).pods.some(
        ({ placed }) => placed === workload,
      ),
  );
}

function report(
  workload: Placed<Workload>,
  service: Placed<Service>,
  headless: Placed<Service> | undefined,
): Report {
  const { serviceNameNode, range, replicas } = workload.resource;
  const { nameNode, kindRange } = service.resource;
  const type = service.resource.typeNode?.range ?? nameNode?.range ?? kindRange ?? service.resource.range;
  return {
    range: serviceNameNode?.range ?? range,
    level: replicas === undefined || replicas > 1 ? "warning" : "information",
    message: l10n.t(
      "{0} names {1}, which is not headless. Its pods will have no DNS names of their own.",
      nameOf(workload),
      nameOf(service),
    ),
    related: [{ placed: service, range: type, message: l10n.t("{0} has a cluster IP", nameOf(service)) }],
    fixes: [...nameIt(workload, headless), ...makeHeadless(service)],
  };
}

function nameIt(workload: Placed<Workload>, headless: Placed<Service> | undefined): readonly Fix[] {
  const name = headless?.resource.name;
  if (name === undefined) return [];
  return fix(l10n.t("Name the headless Service `{0}`", name), [
    setScalar(workload, workload.resource.serviceNameNode, name),
  ]);
}

/** Only a ClusterIP Service can be headless (S1.33, S1.34). */
function makeHeadless(service: Placed<Service>): readonly Fix[] {
  const { specShape, serviceType, fields } = service.resource;
  if (serviceType !== "ClusterIP" || fields.some(({ name }) => name.startsWith("clusterIP"))) return [];
  const edit = addPair(service, specShape, { key: "clusterIP", value: "None" });
  return fix(l10n.t("Make {0} headless (delete it first, if it is applied)", nameOf(service)), [edit]);
}
