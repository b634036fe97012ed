/**
 * The Service that an Ingress sends requests to is not there.
 *
 * ## What
 * No Service of the workspace that the Ingress can reach has the name of a backend. Only Services of its own namespace
 * count. It is a warning where a Service beside it has nearly the name, or the name and another namespace.
 *
 * ## Why it matters
 * The API server does not look for the Service. The controller answers 503, or leaves the rule out.
 *
 * ## Reported
 * - `reported-near-name.yaml`: a Service beside it has nearly the name.
 * - `reported-namespace.yaml`: the Service stands in another namespace.
 * - `reported-alone.yaml`: nothing is like it; the Service may come from elsewhere.
 * - `reported-other-prefix.yaml`: a kustomization makes such names, but does not build the Service.
 *
 * ## Accepted
 * - `accepted-found.yaml`: the Service is in another folder.
 * - `accepted-annotation.yaml`: a name that the controller makes out of an annotation.
 * - `accepted-prefix.yaml`: the name that kustomizations make of that of the Service, or a part of them.
 * - `accepted-unknown.yaml`: a placeholder, and a backend that is no Service.
 *
 * ## Fix
 * Name the Service that is there.
 *
 * ## References
 * S8.1, S8.15, S8.16
 */
import * as l10n from "@vscode/l10n";
import { missingService } from "./backends.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "ingress-service-not-found",
  title: "The Service that an Ingress sends requests to is not there",
  level: "information",
  since: "0.2.0",
  references: ["S8.1", "S8.15", "S8.16"],
  on: "ingress",
  check(ingress, context) {
    return ingress.resource.mentions
      .filter(({ sendsTraffic, port }) => sendsTraffic && port?.value !== "use-annotation")
      .flatMap(
        (mention) => missingService({ from: ingress, mention, consequence: consequence() }, context) ?? [],
      );
  },
});

function consequence(): string {
  return l10n.t("Requests will be answered with an error.");
}
