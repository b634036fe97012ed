/**
 * A route sends traffic to a port that the Service does not have.
 *
 * ## What
 * The `port` of a `backendRef` is no `port` of its Service. Often it is the target port, which is that of the pods.
 *
 * ## Why it matters
 * The API server accepts it. The Gateway finds no port to send to: requests are answered with 500.
 *
 * ## Reported
 * - `reported-target-port.yaml`: the number of the pods.
 * - `reported-kinds.yaml`: in a route of each kind.
 * - `reported-mirror.yaml`: the copies of requests.
 *
 * ## Accepted
 * - `accepted-port.yaml`: the port of the Service.
 * - `accepted-unknown.yaml`: other kinds of backends, and Services elsewhere.
 *
 * ## Fix
 * Use one of the ports of the Service.
 *
 * ## References
 * S8.19, S8.20, S8.22
 */
import * as l10n from "@vscode/l10n";
import { missingPort } from "./backends.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "route-port-not-found",
  title: "A route sends traffic to a port that the Service does not have",
  level: "error",
  since: "0.2.0",
  references: ["S8.19", "S8.20", "S8.22"],
  on: "route",
  check(route, context) {
    const consequence = l10n.t("That traffic will fail.");
    return route.resource.mentions
      .filter(({ kind, sendsTraffic }) => sendsTraffic && kind === "Service")
      .flatMap((mention) => missingPort({ from: route, mention, consequence }, context) ?? []);
  },
});
