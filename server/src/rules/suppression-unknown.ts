/**
 * A suppression names a rule that does not exist, no rule at all, or is misspelt itself.
 *
 * ## What
 * Comments and the annotation `patchbay.dev/ignore` name the rules that they silence. A name that no rule has
 * silences nothing.
 *
 * ## Why it matters
 * Whoever wrote it believes that a finding was looked at and accepted; it was not.
 *
 * ## Reported
 * - `reported-comment.yaml`: rules that are misspelt, or that nobody knows.
 * - `reported-scope.yaml`: comments that do not say which lines they silence, or which rules.
 * - `reported-annotation.yaml`: the same in the annotation.
 *
 * ## Accepted
 * - `accepted-known.yaml`: every rule in every form, and the names of other tools for the same defects.
 * - `accepted-text.yaml`: the words within a block or quoted scalar are text.
 *
 * ## Fix
 * Writes the name that is meant, where one is near.
 *
 * ## References
 * None: suppressions are Patchbay's own.
 */
import * as l10n from "@vscode/l10n";
import type { SourceDocument } from "../workspace/source-file.ts";
import { type Directive, directiveMark, directiveScopes, type ListedName } from "../yaml/directives.ts";
import { isAlias } from "./aliases.ts";
import { nearestName } from "./nearest-name.ts";
import { defineSuppressionRule, type Report } from "./rule.ts";
import { listed, sentences } from "./wording.ts";

export const rule = defineSuppressionRule({
  id: "suppression-unknown",
  title: "A suppression names no rule that exists",
  level: "warning",
  since: "0.1.0",
  references: [],
  review({ document, suppressions, ids }) {
    const unknown = suppressions
      .flatMap(({ names }) => names)
      .filter(({ name }) => !ids.includes(name) && !isAlias(name))
      .map((name) => unknownName(document, name, ids));
    return [
      ...document.content.directives.flatMap((directive) => malformed(document, directive)),
      ...unknown,
    ];
  },
});

function unknownName(
  document: SourceDocument,
  { name, range, removal }: ListedName,
  ids: readonly string[],
): Report {
  const meant = nearestName(name, ids);
  const nothing = l10n.t("No rule is called `{0}`, so this suppresses nothing.", name);
  const message = meant === undefined ? nothing : sentences(nothing, l10n.t("Did you mean `{0}`?", meant));
  const fixes =
    meant === undefined || removal === undefined
      ? []
      : [
          {
            title: l10n.t("Write `{0}`", meant),
            safe: false,
            edits: [{ document, edit: { range, newText: meant } }],
          },
        ];
  return { range, message, fixes };
}

function malformed(document: SourceDocument, directive: Directive): readonly Report[] {
  const { scope, wordRange, names } = directive;
  if (scope === undefined) return [unknownScope(document, directive)];
  if (names.length > 0) return [];
  const message = l10n.t("`{0}-{1}` names no rule, so it suppresses nothing.", directiveMark, scope);
  return [{ range: wordRange, message }];
}

function unknownScope(document: SourceDocument, { word, wordRange: range }: Directive): Report {
  const meant = word === "" ? undefined : nearestName(word, directiveScopes);
  const scopes = listed(directiveScopes.map((scope) => `\`${directiveMark}-${scope}\``));
  const written = word === "" ? directiveMark : `${directiveMark}-${word}`;
  if (meant === undefined)
    return { range, message: l10n.t("`{0}` suppresses nothing. There are {1}.", written, scopes) };
  const newText = `${directiveMark}-${meant}`;
  const message = l10n.t("`{0}` suppresses nothing. Did you mean `{1}`?", written, newText);
  return {
    range,
    message,
    fixes: [
      { title: l10n.t("Write `{0}`", newText), safe: false, edits: [{ document, edit: { range, newText } }] },
    ],
  };
}
