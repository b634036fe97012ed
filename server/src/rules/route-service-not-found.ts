/**
 * The Service that a route sends traffic to is not there.
 *
 * ## What
 * No Service of the workspace has the name and the namespace of a `backendRef`. It is a warning where a Service beside
 * it has nearly the name, or the name and another namespace.
 *
 * ## Why it matters
 * The API server does not look for the Service. The Gateway answers the requests with 500.
 *
 * ## Reported
 * - `reported-near-name.yaml`: a Service beside it has nearly the name.
 * - `reported-namespace.yaml`: the Service stands in another namespace.
 * - `reported-alone.yaml`: nothing is like it; the Service may come from elsewhere.
 *
 * ## Accepted
 * - `accepted-found.yaml`: the Service is in another folder, or in the namespace that is named.
 * - `accepted-unknown.yaml`: other kinds of backends, and placeholders.
 *
 * ## Fix
 * Name the Service that is there.
 *
 * ## References
 * S8.1, S8.19, S8.22
 */
import * as l10n from "@vscode/l10n";
import { missingService } from "./backends.ts";
import { defineRule } from "./rule.ts";

export const rule = defineRule({
  id: "route-service-not-found",
  title: "The Service that a route sends traffic to is not there",
  level: "information",
  since: "0.2.0",
  references: ["S8.1", "S8.19", "S8.22"],
  on: "route",
  check(route, context) {
    const consequence = l10n.t("That traffic will fail.");
    return route.resource.mentions
      .filter(({ kind, sendsTraffic }) => sendsTraffic && kind === "Service")
      .flatMap((mention) => missingService({ from: route, mention, consequence }, context) ?? []);
  },
});
