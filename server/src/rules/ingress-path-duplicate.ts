/**
 * An Ingress has the same path twice.
 *
 * ## What
 * Two paths of one Ingress have the same host, path and type, and lead to different backends.
 *
 * ## Why it matters
 * The API server accepts it, and it is up to the controller which of the two is served.
 *
 * ## Reported
 * - `reported-same-rule.yaml`: twice in one rule.
 * - `reported-two-rules.yaml`: in two rules of one host.
 *
 * ## Accepted
 * - `accepted-different.yaml`: another host, another path, another type.
 * - `accepted-same-backend.yaml`: said twice, and meant once.
 * - `accepted-unknown.yaml`: hosts that placeholders stand for.
 *
 * ## Fix
 * None: which one is right is for a person to say.
 *
 * ## References
 * S8.1
 */
import * as l10n from "@vscode/l10n";
import type { Ingress, IngressBackend, IngressPath } from "../resources/ingress.ts";
import { defineRule } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "ingress-path-duplicate",
  title: "An Ingress has the same path twice",
  level: "warning",
  since: "0.2.0",
  references: ["S8.1"],
  on: "ingress",
  check(ingress) {
    const first = new Map<string, IngressPath>();
    return hostedPaths(ingress.resource).flatMap(({ key, host, each }) => {
      const other = first.get(key);
      if (other === undefined) first.set(key, each);
      if (other === undefined || sameBackend(other.backend, each.backend)) return [];
      const says = l10n.t(
        "{0} leads path `{1}` of {2} to two backends; which of them is served is up to the controller.",
        nameOf(ingress),
        each.path ?? "/",
        host,
      );
      const related = [{ placed: ingress, range: rangeOf(other), message: l10n.t("The same path is here") }];
      return [{ range: rangeOf(each), message: says, related }];
    });
  },
});

/** The paths of which host, path and type are known. */
function hostedPaths({ rules }: Ingress) {
  return rules.flatMap(({ host, hostNode, paths }) => {
    if (host === undefined && hostNode !== undefined && hostNode.text !== "") return [];
    const named = host === undefined ? l10n.t("every host") : l10n.t("host `{0}`", host);
    return paths.flatMap((each) => {
      const { path, pathNode, pathType, pathTypeNode } = each;
      const unknown =
        (path === undefined && pathNode !== undefined) ||
        (pathType === undefined && pathTypeNode !== undefined);
      return unknown ? [] : [{ key: JSON.stringify([host, path, pathType]), host: named, each }];
    });
  });
}

function sameBackend(one: IngressBackend | undefined, other: IngressBackend | undefined): boolean {
  const [here, there] = [one?.service, other?.service];
  if (here === undefined || there === undefined) return true;
  return here.name === there.name && here.port?.value === there.port?.value;
}

function rangeOf({ pathNode, range }: IngressPath) {
  return pathNode?.range ?? { start: range.start, end: range.start + 1 };
}
