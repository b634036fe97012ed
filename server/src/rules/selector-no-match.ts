/**
 * A Service selects pods that nobody here makes.
 *
 * ## What
 * No pod of the workspace has the labels that the Service selects, and nobody made its endpoints by hand.
 *
 * ## Why it matters
 * If nothing else makes such pods, the Service has no endpoints. Most Services like this are right all the same: their
 * pods come from an operator, a chart or another repository. The rule is therefore off; turn it on where the workspace
 * holds everything that is applied. Hover and lens always tell.
 *
 * ## Reported
 * - `reported-alone.yaml`: a Service without a workload.
 * - `reported-flow.yaml`: two labels, in flow style, and pods that have one of them.
 *
 * ## Accepted
 * - `accepted-match.yaml`: a pod somewhere in the workspace matches.
 * - `accepted-hand-made.yaml`: the endpoints are written by hand.
 * - `accepted-placeholder.yaml`: a value is not known.
 * - `accepted-no-selector.yaml`: nothing is selected.
 *
 * ## Fix
 * None: where something is nearly selected, `selector-near-miss` says so and mends it.
 *
 * ## References
 * S2.31, S2.33, S3.2
 */
import * as l10n from "@vscode/l10n";
import type { Service } from "../resources/service.ts";
import { nameKey } from "../workspace/graph.ts";
import { nearMiss } from "../workspace/near-miss.ts";
import { matchesIgnoringNamespace } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { rootOf } from "../workspace/world.ts";
import { defineRule, type Report, type RuleContext } from "./rule.ts";
import { fieldOf } from "./spec-fields.ts";
import { listed, nameOf, pairText } from "./wording.ts";

export const rule = defineRule({
  id: "selector-no-match",
  title: "A Service selects pods that nobody here makes",
  level: "off",
  since: "0.1.0",
  references: ["S2.31", "S2.33", "S3.2"],
  on: "service",
  check(service, context) {
    const { complete, selector, serviceType } = service.resource;
    if (!complete || selector === undefined || serviceType === "ExternalName") return [];
    if (selector.pairs.some(({ value }) => value === undefined)) return [];
    return isLoose(service, context) ? [report(service)] : [];
  },
});

/** Nothing matches anywhere, nothing is made by hand, and no other finding tells of it. */
function isLoose(service: Placed<Service>, { graph, question, select }: RuleContext): boolean {
  const { name } = service.resource;
  if (select(service).rank !== undefined) return false;
  const root = rootOf(graph.world, service.document.uri);
  if (name !== undefined && graph.endpoints.read(nameKey(root, name), service).size > 0) return false;
  if (matchesIgnoringNamespace(graph, service, service).length > 0) return false;
  return nearMiss(graph, service, question) === undefined;
}

function report(service: Placed<Service>): Report {
  const pairs = service.resource.selector?.pairs ?? [];
  const range = fieldOf(service.resource, "selector")?.keyRange ?? service.resource.range;
  const message = l10n.t(
    "{0} selects {1}, which no pod here has. If nothing else makes such pods, it will have no endpoints.",
    nameOf(service),
    listed(pairs.map(pairText)),
  );
  return { range, message };
}
