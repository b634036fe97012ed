/**
 * An Ingress sends requests to a port that the Service does not have.
 *
 * ## What
 * The `number` of a backend is no `port` of its Service, or its `name` no name of one. Often it is the target port,
 * which is that of the pods, or the node port.
 *
 * ## Why it matters
 * The API server accepts it. The controller finds no port to send to, and answers 503 or drops the rule.
 *
 * ## Reported
 * - `reported-target-port.yaml`: the number of the pods.
 * - `reported-name.yaml`: a name that no port has.
 * - `reported-old.yaml`: in the versions before Kubernetes 1.22.
 * - `reported-flow.yaml`: in flow style, as the default backend.
 *
 * ## Accepted
 * - `accepted-number-and-name.yaml`: either of the two.
 * - `accepted-unknown.yaml`: a Service elsewhere, an ExternalName Service, ports that a placeholder stands for.
 * - `accepted-annotation.yaml`: a port that the controller makes out of an annotation.
 * - `accepted-patched-neighbour.yaml`: a patch may add the next number.
 *
 * ## Fix
 * Use one of the ports of the Service.
 *
 * ## References
 * S8.15, S8.16
 */
import * as l10n from "@vscode/l10n";
import { missingPort } from "./backends.ts";
import { defineRule } from "./rule.ts";

/** What the controller of AWS takes from an annotation instead. */
const fromAnnotation = "use-annotation";

export const rule = defineRule({
  id: "ingress-port-not-found",
  title: "An Ingress sends requests to a port that the Service does not have",
  level: "error",
  since: "0.2.0",
  references: ["S8.15", "S8.16"],
  on: "ingress",
  check(ingress, context) {
    return ingress.resource.mentions
      .filter(({ sendsTraffic, port }) => sendsTraffic && port?.value !== fromAnnotation)
      .flatMap(
        (mention) => missingPort({ from: ingress, mention, consequence: consequence() }, context) ?? [],
      );
  },
});

function consequence(): string {
  return l10n.t("Requests will be answered with an error.");
}
