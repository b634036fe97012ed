/**
 * The Gateway, or the listener, that a route hangs on is not there.
 *
 * ## What
 * A `parentRef` names no Gateway of the workspace, and beside the route stands one that is meant: with nearly the name,
 * or of the class that is named instead. Or the Gateway is there and has no listener of the `sectionName` or `port`.
 *
 * ## Why it matters
 * The API server does not look for it. The route is attached to nothing, and no traffic arrives.
 *
 * ## Reported
 * - `reported-near-name.yaml`: a Gateway beside it has nearly the name.
 * - `reported-class.yaml`: the name of the class in place of that of the Gateway.
 * - `reported-other.yaml`: the only Gateway beside it has another name.
 * - `reported-section.yaml`: a listener that the Gateway does not have.
 * - `reported-port.yaml`: a port that no listener has.
 *
 * ## Accepted
 * - `accepted-found.yaml`: the Gateway and its listener are there.
 * - `accepted-alone.yaml`: no Gateway is near; it may come from elsewhere.
 * - `accepted-mesh.yaml`: the parent is a Service.
 *
 * ## Fix
 * Name the Gateway or the listener that is there.
 *
 * ## References
 * S8.1, S8.23
 */

import * as l10n from "@vscode/l10n";
import { distance } from "fastest-levenshtein";
import type { Gateway, Route, RouteParent } from "../resources/gateway.ts";
import { knownText } from "../resources/identity.ts";
import type { Mention } from "../resources/mention.ts";
import { isBuiltName } from "../workspace/built-names.ts";
import { objectsMeant } from "../workspace/mentions.ts";
import { misspeltObjects, objectsBeside } from "../workspace/near-objects.ts";
import { isNear } from "../workspace/selection.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { integerOf } from "../yaml/value.ts";
import { namePlace } from "./backends.ts";
import { fix, setNumber, setScalar } from "./fixes.ts";
import { defineRule, type Report, type RuleContext } from "./rule.ts";
import { listed, nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "route-parent-not-found",
  title: "The Gateway, or the listener, that a route hangs on is not there",
  level: "warning",
  since: "0.2.0",
  references: ["S8.1", "S8.23"],
  on: "route",
  check(route, context) {
    return route.resource.parents.flatMap((parent) => {
      const { mention } = parent;
      if (mention?.kind !== "Gateway") return [];
      const { rank, objects } = objectsMeant(context.graph, { from: route, mention }, route);
      if (rank === undefined) return missing(route, mention, context);
      const gateways = objects.filter((object) => isOf(object, "gateway"));
      const level = isNear(rank) ? ("error" as const) : ("information" as const);
      return noListener(route, parent, gateways).map((report) => ({ ...report, level }));
    });
  },
});

function missing(route: Placed<Route>, mention: Mention, { graph }: RuleContext): readonly Report[] {
  if (isBuiltName(graph, { from: route, mention })) return [];
  const beside = objectsBeside(graph, route, "Gateway").filter((object) => isOf(object, "gateway"));
  const [near] = misspeltObjects(graph, { from: route, mention });
  const ofClass = beside.find(({ resource }) => resource.className === mention.name);
  const only = beside.length === 1 ? beside[0] : undefined;
  const meant = near ?? ofClass ?? only;
  if (meant === undefined) return [];
  const name = meant.resource.name ?? "";
  const message =
    near === undefined && ofClass !== undefined
      ? l10n.t(
          "{0} hangs on Gateway `{1}`, which is not here; `{1}` is the class of {2}. No traffic will arrive.",
          nameOf(route),
          mention.name,
          nameOf(meant),
        )
      : l10n.t(
          "{0} hangs on Gateway `{1}`, which is not here; {2} is. No traffic will arrive.",
          nameOf(route),
          mention.name,
          nameOf(meant),
        );
  const fixes = fix(l10n.t("Name Gateway `{0}`", name), [setScalar(route, mention.node, name)]);
  const level = near === undefined && ofClass === undefined ? "information" : "warning";
  return [{ range: mention.range, level, message, related: [namePlace(meant)], fixes }];
}

/** The section or the port that none of the Gateways has a listener for. */
function noListener(
  route: Placed<Route>,
  { sectionNode, portNode }: RouteParent,
  gateways: readonly Placed<Gateway>[],
): readonly Report[] {
  const [gateway] = gateways;
  if (gateway === undefined || gateways.some(({ resource }) => !resource.listed || !resource.complete))
    return [];
  const listeners = gateways.flatMap(({ resource }) => resource.listeners);
  const names = listeners.flatMap(({ name }) => name ?? []);
  const ports = listeners.flatMap((each) => each.port ?? []);
  const [section, port] = [knownText(sectionNode), integerOf(portNode)];
  const related = [namePlace(gateway)];
  if (sectionNode !== undefined && section !== undefined && !names.includes(section)) {
    const nearest = [...names].sort((a, b) => distance(a, section) - distance(b, section)).slice(0, 3);
    const message = l10n.t(
      "{0} hangs on listener `{1}` of {2}, which has {3}. No traffic will arrive.",
      nameOf(route),
      section,
      nameOf(gateway),
      listed(names.map((each) => `\`${each}\``)),
    );
    const fixes = nearest.flatMap((each) =>
      fix(l10n.t("Use listener `{0}`", each), [setScalar(route, sectionNode, each)]),
    );
    return [{ range: sectionNode.range, message, related, fixes }];
  }
  if (portNode === undefined || port === undefined || ports.includes(port)) return [];
  const message = l10n.t(
    "{0} hangs on port {1} of {2}, whose listeners have {3}. No traffic will arrive.",
    nameOf(route),
    port,
    nameOf(gateway),
    listed([...new Set(ports)].map(String)),
  );
  const fixes = [...new Set(ports)]
    .slice(0, 3)
    .flatMap((each) => fix(l10n.t("Use port {0}", each), [setNumber(route, portNode, each)]));
  return [{ range: portNode.range, message, related, fixes }];
}
