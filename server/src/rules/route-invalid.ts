/**
 * A route is written in a way that the API server refuses.
 *
 * ## What
 * A weight below 0 or over 1000000, a port that is none, more than 16 backends in a rule of an HTTPRoute, backends
 * beside a redirect, or a TCP, TLS or UDP route without rules or without backends.
 *
 * ## Why it matters
 * The API server refuses the route, and no traffic arrives.
 *
 * ## Reported
 * - `reported-weight.yaml`: weights and ports out of range.
 * - `reported-redirect.yaml`: a redirect beside a backend.
 * - `reported-empty.yaml`: a TCPRoute that leads nowhere.
 *
 * ## Accepted
 * - `accepted-legal.yaml`: everything that may be there.
 * - `accepted-unknown.yaml`: placeholders.
 *
 * ## Fix
 * None: what is meant is for a person to say.
 *
 * ## References
 * S8.19, S8.20
 */
import * as l10n from "@vscode/l10n";
import type { Route, RouteRule } from "../resources/gateway.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { integerOf } from "../yaml/value.ts";
import { defineRule, type Report } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "route-invalid",
  title: "A route is written in a way that the API server refuses",
  level: "error",
  since: "0.2.0",
  references: ["S8.19", "S8.20"],
  on: "route",
  check(route) {
    if (!route.resource.complete) return [];
    return [...leadsNowhere(route), ...route.resource.rules.flatMap((each) => inRule(route, each))];
  },
});

const mostBackends = 16;
const heaviest = 1_000_000;

function leadsNowhere(route: Placed<Route>): readonly Report[] {
  const { kind, hasRules, rules, nameNode, kindRange, range } = route.resource;
  if (kind === "HTTPRoute" || kind === "GRPCRoute") return [];
  if (hasRules === false)
    return [refused(route, nameNode?.range ?? kindRange ?? range, l10n.t("It has no `rules`."))];
  return rules
    .filter(({ hasBackends }) => hasBackends === false)
    .map((each) =>
      refused(
        route,
        { start: each.range.start, end: each.range.start + 1 },
        l10n.t("A rule has no `backendRefs`."),
      ),
    );
}

function inRule(route: Placed<Route>, { backends, redirects }: RouteRule): readonly Report[] {
  const { kind } = route.resource;
  const [first] = backends;
  const extra = backends[mostBackends];
  return [
    ...(redirects && first !== undefined
      ? [
          refused(
            route,
            startOf(first),
            l10n.t("A rule cannot redirect clients and send their requests to a backend."),
          ),
        ]
      : []),
    ...(kind === "HTTPRoute" && extra !== undefined
      ? [
          refused(
            route,
            startOf(extra),
            l10n.t("A rule has {0} backends; it may have {1}.", backends.length, mostBackends),
          ),
        ]
      : []),
    ...backends.flatMap(({ weightNode, portNode }) => [
      ...outside(weightNode, [0, heaviest]).map(({ range, number }) =>
        refused(
          route,
          range,
          l10n.t("Weight {0} is out of range: weights go from 0 to {1}.", number, heaviest),
        ),
      ),
      ...outside(portNode, [1, 65_535]).map(({ range, number }) =>
        refused(route, range, l10n.t("Port {0} is none: ports go from 1 to 65535.", number)),
      ),
    ]),
  ];
}

function outside(node: YamlScalar | undefined, [least, most]: readonly [number, number]) {
  const number = integerOf(node);
  return node === undefined || number === undefined || (number >= least && number <= most)
    ? []
    : [{ range: node.range, number }];
}

function startOf({ range }: { readonly range: Report["range"] }) {
  return { start: range.start, end: range.start + 1 };
}

function refused(route: Placed<Route>, range: Report["range"], says: string): Report {
  return { range, message: l10n.t("The API server refuses {0}. {1}", nameOf(route), says) };
}
