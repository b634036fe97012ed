/**
 * The Service that the API server is to call is not there, and a similar one is.
 *
 * ## What
 * A webhook, the conversion of a custom resource or an APIService names a Service. No Service of the workspace has the name, and one of the same folder, kustomization or file, in the namespace that is named, has nearly that name.
 *
 * ## Why it matters
 * The API server calls nothing. With `failurePolicy: Fail`, which is the default, it refuses every request that the webhook is asked about.
 *
 * ## Reported
 * - `reported-webhook.yaml`: a webhook.
 * - `reported-conversion.yaml`: the conversion of a custom resource.
 *
 * ## Accepted
 * - `accepted-alone.yaml`: no Service nearby is like it.
 * - `accepted-namespace.yaml`: the similar one is in another namespace.
 *
 * ## Fix
 * Name the Service that is there.
 *
 * ## References
 * S9.12
 */
import * as l10n from "@vscode/l10n";
import { isServerCall } from "../resources/kinds/webhooks.ts";
import { nearName } from "../workspace/near-name.ts";
import { fix, setScalar } from "./fixes.ts";
import { defineRule } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "webhook-service-not-found",
  title: "The Service that the API server is to call is not there, and a similar one is",
  level: "warning",
  since: "0.2.0",
  references: ["S9.12"],
  on: "other",
  check(placed, { graph }) {
    if (!placed.resource.complete) return [];
    return placed.resource.mentions.filter(isServerCall).flatMap((mention) => {
      const near = nearName(graph, { from: placed, mention });
      if (near?.placed === undefined) return [];
      const { placed: service, name } = near;
      const message = l10n.t(
        "{0} calls Service `{1}`, which is not here; {2} is. The API server will reach nothing.",
        nameOf(placed),
        mention.name,
        nameOf(service),
      );
      const range = service.resource.nameNode?.range ?? service.resource.range;
      const related = [{ placed: service, range, message: l10n.t("{0} is here", nameOf(service)) }];
      const fixes = fix(l10n.t("Name Service `{0}`", name), [setScalar(placed, mention.node, name)]);
      return [{ range: mention.range, message, related, fixes }];
    });
  },
});
