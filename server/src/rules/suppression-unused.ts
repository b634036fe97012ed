/**
 * A suppression silences nothing any more.
 *
 * ## What
 * A comment or the annotation `patchbay.dev/ignore` names a rule that finds nothing where it holds.
 *
 * ## Why it matters
 * What once was an exception is none any more; left there, it would hide the next mistake.
 *
 * ## Reported
 * - `reported-comment.yaml`: comments of every form over what is right.
 * - `reported-annotation.yaml`: annotations on an object and on its pod template.
 *
 * ## Accepted
 * - `accepted-used.yaml`: every suppression silences a finding.
 * - `accepted-broken.yaml`: in a document that cannot be read whole, nobody knows.
 * - `accepted-other-tools.yaml`: what other tools are told is their business.
 *
 * ## Fix
 * Takes the name out of the list, or the whole suppression when nothing is left of it. Not safe: the finding may
 * come from a file that was not read this time.
 *
 * ## References
 * None: suppressions are Patchbay's own.
 */
import * as l10n from "@vscode/l10n";
import type { Range } from "../text/range.ts";
import type { SourceDocument } from "../workspace/source-file.ts";
import type { ListedName } from "../yaml/directives.ts";
import { isAlias } from "./aliases.ts";
import { defineSuppressionRule, type Fix, type Report, type Review } from "./rule.ts";
import type { Suppression } from "./suppressions.ts";
import { listed } from "./wording.ts";

export const rule = defineSuppressionRule({
  id: "suppression-unused",
  title: "A suppression silences nothing",
  level: "hint",
  since: "0.1.0",
  references: [],
  review: (review) => review.suppressions.flatMap((suppression) => reports(suppression, review)),
});

function reports(suppression: Suppression, review: Review): readonly Report[] {
  const { names } = suppression;
  const unused = names.filter(({ name }) => isUnused(suppression, name, review));
  if (unused.length === 0 || !review.isWhole(suppression)) return [];
  if (unused.length === names.length) return [wholly(suppression, review.document)];
  return unused.map((name) => partly(suppression, name, review.document));
}

/** The rules on suppressions are left alone: whether they find something depends on this very answer. */
function isUnused(suppression: Suppression, name: string, { ids, isOn, isUsed }: Review): boolean {
  const known = ids.includes(name) || isAlias(name);
  return known && !name.startsWith("suppression-") && isOn(name) && !isUsed(suppression, name);
}

function wholly(suppression: Suppression, document: SourceDocument): Report {
  const { scope, range, names, removal } = suppression;
  const message = messageOn(suppression, names);
  return {
    range,
    message,
    unnecessary: true,
    fixes: remove(
      document,
      removal,
      scope === "object" ? l10n.t("Remove the annotation") : l10n.t("Remove the comment"),
    ),
  };
}

function partly(suppression: Suppression, name: ListedName, document: SourceDocument): Report {
  const fixes = remove(document, name.removal, l10n.t("Remove `{0}`", name.name));
  return { range: name.range, message: messageOn(suppression, [name]), unnecessary: true, fixes };
}

const places = {
  "next-line": () => l10n.t("on the next line"),
  line: () => l10n.t("on this line"),
  document: () => l10n.t("in this document"),
  file: () => l10n.t("in this file"),
  object: () => l10n.t("on this object"),
} as const;

function messageOn({ scope }: Suppression, names: readonly ListedName[]): string {
  const rules = listed(names.map(({ name }) => `\`${name}\``));
  const where = places[scope]();
  return names.length === 1
    ? l10n.t("{0} finds nothing {1}, so there is nothing to suppress.", rules, where)
    : l10n.t("{0} find nothing {1}, so there is nothing to suppress.", rules, where);
}

function remove(document: SourceDocument, range: Range | undefined, title: string): readonly Fix[] {
  if (range === undefined) return [];
  return [{ title, safe: false, edits: [{ document, edit: { range, newText: "" } }] }];
}
