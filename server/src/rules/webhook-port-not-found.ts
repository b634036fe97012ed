/**
 * The API server is to call a port that the Service does not have.
 *
 * ## What
 * A webhook, the conversion of a custom resource or an APIService names a Service that stands in the same file, folder or kustomization, and that has no port of the number. Where no port is written it is 443. The number is that of the Service, not of its pods.
 *
 * ## Why it matters
 * The API server cannot connect. With `failurePolicy: Fail`, which is the default, it refuses every request that the webhook is asked about.
 *
 * ## Reported
 * - `reported-target-port.yaml`: the number is that of the pods.
 * - `reported-default.yaml`: no port is written, and the Service has no port 443.
 *
 * ## Accepted
 * - `accepted-port.yaml`: the port is there, written or not.
 * - `accepted-elsewhere.yaml`: the Service is in another folder, and may not be the one.
 * - `accepted-patched.yaml`: a kustomization patches ports.
 *
 * ## Fix
 * Call a port that is there.
 *
 * ## References
 * S9.12
 */
import * as l10n from "@vscode/l10n";
import { isServerCall } from "../resources/kinds/webhooks.ts";
import type { Mention } from "../resources/mention.ts";
import type { Service } from "../resources/service.ts";
import { objectsMeant } from "../workspace/mentions.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { mayBePatched } from "../workspace/world.ts";
import { fix, setNumber } from "./fixes.ts";
import { defineRule, type Fix, type Report, type RuleContext } from "./rule.ts";
import { listed, nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "webhook-port-not-found",
  title: "The API server is to call a port that the Service does not have",
  level: "error",
  since: "0.2.0",
  references: ["S9.12"],
  on: "other",
  check: (placed, context) =>
    placed.resource.complete
      ? placed.resource.mentions
          .filter(isServerCall)
          .flatMap((mention) => reportsOn(placed, mention, context))
      : [],
});

function reportsOn(placed: Placed, mention: Mention, { graph }: RuleContext): readonly Report[] {
  const { port } = mention;
  const { rank, objects } = objectsMeant(graph, { from: placed, mention }, placed);
  const services = objects.filter((object) => isOf(object, "service"));
  const [service] = services;
  if (port === undefined || service === undefined || (rank !== "file" && rank !== "folder")) return [];
  const uris = [placed, ...services].map(({ document }) => document.uri);
  if (mayBePatched(graph.world, uris, "ports")) return [];
  if (services.some(({ resource }) => mayHave(resource, port.value))) return [];
  const ports = service.resource.ports.flatMap(({ port: number }) => number ?? []);
  const target = service.resource.ports.find(({ targetPort }) => targetPort === port.value);
  const message =
    target === undefined
      ? l10n.t(
          "{0} calls port {1} of {2}, which has {3}.",
          nameOf(placed),
          port.value,
          nameOf(service),
          listed(ports.map(String)),
        )
      : l10n.t(
          "{0} calls port {1} of {2}, which is the port of its pods; the Service has {3}.",
          nameOf(placed),
          port.value,
          nameOf(service),
          listed(ports.map(String)),
        );
  const related = [
    {
      placed: service,
      range: service.resource.ports[0]?.range ?? service.resource.range,
      message: l10n.t("The ports of {0}", nameOf(service)),
    },
  ];
  const offered = target?.port === undefined ? ports.slice(0, 3) : [target.port];
  return [
    {
      range: port.range,
      message,
      related,
      fixes: offered.flatMap((number) => call(placed, mention, number)),
    },
  ];
}

/** A port that is not known may be the one. */
function mayHave({ complete, ports, serviceType }: Service, wanted: number | string): boolean {
  if (!complete || serviceType === "ExternalName" || ports.length === 0) return true;
  return ports.some(({ port }) => port === undefined || port === wanted);
}

function call(placed: Placed, { port }: Mention, number: number): readonly Fix[] {
  return fix(l10n.t("Call port {0}", number), [setNumber(placed, port?.node, number)]);
}
