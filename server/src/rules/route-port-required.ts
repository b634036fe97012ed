/**
 * A route does not say which port of a Service it means.
 *
 * ## What
 * A `backendRef` to a Service has no `port`, or one that is not a number: routes know no names of ports.
 *
 * ## Why it matters
 * The API server refuses the route.
 *
 * ## Reported
 * - `reported-missing.yaml`: no port; the Service has one.
 * - `reported-name.yaml`: the name of a port.
 * - `reported-flow.yaml`: in flow style, and no Service to look at.
 *
 * ## Accepted
 * - `accepted-number.yaml`: a number.
 * - `accepted-unknown.yaml`: a placeholder, and backends that are no Services.
 *
 * ## Fix
 * Use the port of the Service.
 *
 * ## References
 * S8.19, S8.20
 */

import * as l10n from "@vscode/l10n";
import type { Route, RouteBackend } from "../resources/gateway.ts";
import type { Mention } from "../resources/mention.ts";
import type { Service } from "../resources/service.ts";
import { servicesMeant } from "../workspace/named-services.ts";
import type { Placed } from "../workspace/source-file.ts";
import { scalarValue } from "../yaml/value.ts";

import { addPair, fix, setNumber } from "./fixes.ts";
import { defineRule, type Fix, type Report, type RuleContext } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "route-port-required",
  title: "A route does not say which port of a Service it means",
  level: "error",
  since: "0.2.0",
  references: ["S8.19", "S8.20"],
  on: "route",
  check(route, context) {
    if (!route.resource.complete) return [];
    return route.resource.rules
      .flatMap(({ backends }) => backends)
      .flatMap((backend) =>
        backend.mention?.kind === "Service"
          ? check(route, { ...backend, mention: backend.mention }, context)
          : [],
      );
  },
});

type ToService = RouteBackend & { readonly mention: Mention };

function check(route: Placed<Route>, backend: ToService, { graph }: RuleContext): readonly Report[] {
  const { portNode, mention } = backend;
  const value = portNode === undefined ? undefined : scalarValue(portNode);
  const named = value?.type === "string" && value.value !== "";
  if (value !== undefined && value.type !== "null" && !named) return [];
  const [service] = servicesMeant(graph, route, mention).services;
  const fixes = service === undefined ? [] : portFixes(route, backend, service.resource);
  const message = named
    ? l10n.t(
        "{0} names port `{1}` of Service `{2}`; a route takes the number of a port. The API server refuses it.",
        nameOf(route),
        value.value,
        mention.name,
      )
    : l10n.t(
        "{0} does not say which port of Service `{1}` it means. The API server refuses it.",
        nameOf(route),
        mention.name,
      );
  return [{ range: named && portNode !== undefined ? portNode.range : mention.range, message, fixes }];
}

/** The port of that name where one is named, else each port. */
function portFixes(route: Placed<Route>, { portNode, shape }: ToService, { ports }: Service): readonly Fix[] {
  const called = ports.filter(({ name }) => portNode !== undefined && name?.text === portNode.text);
  return (called.length > 0 ? called : ports).slice(0, 3).flatMap(({ port }) => {
    if (port === undefined) return [];
    const edit =
      portNode === undefined
        ? addPair(route, shape, { key: "port", value: port })
        : setNumber(route, portNode, port);
    return fix(l10n.t("Use port {0}", port), [edit]);
  });
}
