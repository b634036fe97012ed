/**
 * A client calls a Service of another namespace by its short name.
 *
 * ## What
 * An address names a Service without its namespace, the client is in another one, and the Service stands in that other
 * namespace only.
 *
 * ## Why it matters
 * A short name means the namespace of the client. It will not resolve, or it will find another Service.
 *
 * ## Reported
 * - `reported-short-name.yaml`: two namespaces, and a short name.
 * - `reported-other-namespace.yaml`: a namespace is named, and the Service is in another one.
 *
 * ## Accepted
 * - `accepted-qualified.yaml`: the namespace is named.
 * - `accepted-open.yaml`: one of the two leaves its namespace to whoever applies it.
 * - `accepted-own-search.yaml`: the pod searches other namespaces, or knows the name itself; a driver, not a host.
 * - `accepted-both.yaml`: a Service of the name is in the client's namespace, too.
 *
 * ## Fix
 * Name the namespace of the Service.
 *
 * ## References
 * S7.22, S7.23, S7.24
 */
import * as l10n from "@vscode/l10n";
import type { Mention } from "../resources/mention.ts";
import { namespaceOf, objectsElsewhere } from "../workspace/near-objects.ts";
import { isNear, rankOf } from "../workspace/selection.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { asksElsewhere, namePlace } from "./backends.ts";
import { fix } from "./fixes.ts";
import { defineGeneralRule, type Report, type RuleContext } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineGeneralRule({
  id: "address-namespace-missing",
  title: "A client calls a Service of another namespace by its short name",
  level: "warning",
  since: "0.2.0",
  references: ["S7.22", "S7.23", "S7.24"],
  check(client, context) {
    return client.resource.mentions.flatMap((mention) =>
      mention.address === undefined ? [] : (check(client, mention, context) ?? []),
    );
  },
});

function check(client: Placed, mention: Mention, { graph }: RuleContext): Report | undefined {
  if (asksElsewhere(client, mention)) return undefined;
  const here = mention.namespace ?? namespaceOf(graph, client);
  const found = objectsElsewhere(graph, { from: client, mention }).filter((each) => isOf(each, "service"));
  const namespaces = new Set(found.map((each) => namespaceOf(graph, each)));
  const [service] = found;
  const [there] = namespaces;
  if (service === undefined || here === undefined || there === undefined || namespaces.size > 1)
    return undefined;
  const { range, address, name } = mention;
  if (mention.namespace !== undefined && !isNear(rankOf(graph, client, service))) return undefined;
  const called = address?.host ?? name;
  const message =
    mention.namespace === undefined
      ? l10n.t(
          "{0} in namespace `{1}` has the address `{2}`, but {3} is in namespace `{4}`. The name will not resolve; `{5}` will.",
          nameOf(client),
          here,
          called,
          nameOf(service),
          there,
          `${called}.${there}`,
        )
      : l10n.t(
          "{0} has the address `{1}`, but {2} is in namespace `{3}`. The name will not resolve.",
          nameOf(client),
          called,
          nameOf(service),
          there,
        );
  const { document } = client;
  const edit = { document, edit: { range: { start: range.end, end: range.end }, newText: `.${there}` } };
  return {
    range,
    level: isNear(rankOf(graph, client, service)) ? "warning" : "information",
    message,
    related: [namePlace(service)],
    fixes: mention.namespace === undefined ? fix(l10n.t("Call it `{0}`", `${name}.${there}`), [edit]) : [],
  };
}
