/**
 * The Service that a custom resource names is not there, and a similar one is.
 *
 * ## What
 * A DestinationRule or VirtualService of Istio, a Rollout of Argo, a Route of OpenShift, an IngressRoute, an HTTPProxy and others name a Service. No Service of the workspace has the name, and one of the same folder, kustomization or file, in the namespace that is meant, has nearly that name. Names that differ in one or two letters between hyphens, such as `web-a` and `web-b`, are two names and no slip.
 *
 * ## Why it matters
 * The operator reports it in a status that nobody looks at, or not at all: the rule is about nothing, and requests are answered with an error.
 *
 * ## Reported
 * - `reported-istio.yaml`: the host of a DestinationRule, and the destination of a VirtualService.
 * - `reported-rollout.yaml`: the Service of a Rollout.
 *
 * ## Accepted
 * - `accepted-alone.yaml`: no Service nearby is like it.
 * - `accepted-hosts.yaml`: the hosts that a VirtualService is about may be any names; hosts of the world outside.
 * - `accepted-variant.yaml`: two names of one shape.
 * - `accepted-namespace.yaml`: the similar one is in another namespace.
 *
 * ## Fix
 * Name the Service that is there.
 *
 * ## References
 * S9.12
 */
import * as l10n from "@vscode/l10n";
import { isNamer } from "../resources/kinds/namers.ts";
import type { Mention } from "../resources/mention.ts";
import { nearName } from "../workspace/near-name.ts";
import { namePlace } from "./backends.ts";
import { fix, setScalar } from "./fixes.ts";
import { defineGeneralRule } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineGeneralRule({
  id: "custom-service-not-found",
  title: "The Service that a custom resource names is not there, and a similar one is",
  level: "warning",
  since: "0.2.0",
  references: ["S9.12"],
  check(placed, { graph }) {
    const { complete, mentions } = placed.resource;
    if (!complete || !isNamer(placed.resource)) return [];
    const reported = new Set<number>();
    return mentions.filter(hasToBeThere).flatMap((mention) => {
      const near = nearName(graph, { from: placed, mention });
      if (near?.placed === undefined || isVariant(mention.name, near.name)) return [];
      const { range } = mention;
      if (reported.has(range.start)) return [];
      reported.add(range.start);
      const message = l10n.t(
        "{0} names Service `{1}`, which is not here; {2} is.",
        nameOf(placed),
        mention.name,
        nameOf(near.placed),
      );
      const edit = { document: placed.document, edit: { range, newText: near.name } };
      const fixes = fix(l10n.t("Name Service `{0}`", near.name), [
        mention.node === undefined ? edit : setScalar(placed, mention.node, near.name),
      ]);
      return [{ range, message, related: [namePlace(near.placed)], fixes }];
    });
  },
});

/** What a host is about may be any name, and Flagger makes its Services itself. */
function hasToBeThere({ kind, optional, field, address }: Mention): boolean {
  return kind === "Service" && !optional && address === undefined && !/\.hosts$/.test(field);
}

/** `web-a` and `web-b`, `web-v1` and `web-vb`: parts so short are told apart on purpose. */
function isVariant(one: string, other: string): boolean {
  const [parts, others] = [one.split("-"), other.split("-")];
  if (parts.length !== others.length) return true;
  return parts.every(
    (part, at) => part === others[at] || Math.min(part.length, others[at]?.length ?? 0) <= 2,
  );
}
