/**
 * The Secret with the certificate of an Ingress is not where the Ingress looks for it.
 *
 * ## What
 * No Secret of the workspace that the Ingress can use has the name in `tls`, and beside it stands one with nearly the
 * name, or one of the name in another namespace. Without such evidence nothing is said: most certificates are made by
 * somebody else.
 *
 * ## Why it matters
 * The API server does not look for the Secret. The controller serves its own certificate, which no client trusts.
 *
 * ## Reported
 * - `reported-near-name.yaml`: a Secret beside it has nearly the name.
 * - `reported-namespace.yaml`: the Secret stands in another namespace.
 *
 * ## Accepted
 * - `accepted-found.yaml`: the Secret is there.
 * - `accepted-alone.yaml`: no Secret is like it.
 * - `accepted-made.yaml`: a certificate makes it, or the controller copies it.
 *
 * ## Fix
 * Name the Secret that is there.
 *
 * ## References
 * S8.1, S8.18
 */
import * as l10n from "@vscode/l10n";
import type { Mention } from "../resources/mention.ts";
import { isBuiltName } from "../workspace/built-names.ts";
import { objectsMeant } from "../workspace/mentions.ts";
import { misspeltObjects, namespaceOf, objectsElsewhere } from "../workspace/near-objects.ts";
import type { Placed } from "../workspace/source-file.ts";
import { namePlace } from "./backends.ts";
import { fix, setScalar } from "./fixes.ts";
import { defineRule, type Report, type RuleContext } from "./rule.ts";
import { nameOf, sentences } from "./wording.ts";

export const rule = defineRule({
  id: "ingress-tls-secret-not-found",
  title: "The Secret with the certificate of an Ingress is not where the Ingress looks for it",
  level: "warning",
  since: "0.2.0",
  references: ["S8.1", "S8.18"],
  on: "ingress",
  check(ingress, context) {
    return ingress.resource.tls.flatMap(({ secret }) =>
      secret === undefined ? [] : (check(ingress, secret, context) ?? []),
    );
  },
});

function check(ingress: Placed, mention: Mention, { graph }: RuleContext): Report | undefined {
  if (objectsMeant(graph, { from: ingress, mention }, ingress).rank !== undefined) return undefined;
  const [elsewhere] = objectsElsewhere(graph, { from: ingress, mention });
  const [near] = misspeltObjects(graph, { from: ingress, mention });
  const found = elsewhere ?? near;
  if (found === undefined || isMade(ingress, mention)) return undefined;
  if (isBuiltName(graph, { from: ingress, mention })) return undefined;
  const { range, name, node } = mention;
  const related = [namePlace(found)];
  const consequence = l10n.t("The controller will serve a certificate that no client trusts.");
  if (elsewhere !== undefined) {
    const where = namespaceOf(graph, elsewhere) ?? "";
    const says = l10n.t(
      "{0} takes its certificate from Secret `{1}` of its own namespace, but that Secret is in namespace `{2}`.",
      nameOf(ingress),
      name,
      where,
    );
    const beside = elsewhere.document.uri === ingress.document.uri;
    return {
      range,
      level: beside ? "warning" : "information",
      message: sentences(says, consequence),
      related,
    };
  }
  const meant = found.resource.name ?? "";
  const says = l10n.t(
    "{0} takes its certificate from Secret `{1}`, which is not here; {2} is.",
    nameOf(ingress),
    name,
    nameOf(found),
  );
  return {
    range,
    message: sentences(says, consequence),
    related,
    fixes: fix(l10n.t("Name Secret `{0}`", meant), [setScalar(ingress, node, meant)]),
  };
}

/** An annotation lets cert-manager make the Secret. */
function isMade({ resource }: Placed, { name }: Mention): boolean {
  return resource.type === "ingress" && resource.issued && name !== "";
}
