/**
 * A label, selector or annotation has a value that is no string.
 *
 * ## What
 * Without quotes, `on`, `yes`, `true`, `1` and `1.10` are booleans and numbers: the cluster reads YAML 1.1.
 *
 * ## Why it matters
 * The API server cannot decode the object and refuses it before it looks at anything else.
 *
 * ## Reported
 * - `reported-label.yaml`: booleans and numbers among labels, annotations and selectors.
 *
 * ## Accepted
 * - `accepted-quoted.yaml`: quoted values, and words that only look special.
 *
 * ## Fix
 * Puts quotes around the value. Safe: it is the only reading that the server takes.
 *
 * ## References
 * S0.8, S0.9, S0.10
 */
import * as l10n from "@vscode/l10n";
import type { NonString } from "../resources/resource.ts";
import type { Placed } from "../workspace/source-file.ts";
import { defineGeneralRule, type Report } from "./rule.ts";
import { typeText } from "./wording.ts";

export const rule = defineGeneralRule({
  id: "label-value-not-string",
  title: "A label, selector or annotation value is a number or a boolean",
  level: "error",
  since: "0.1.0",
  references: ["S0.8", "S0.9", "S0.10"],
  check: (placed) => placed.resource.nonStrings.map((each) => report(placed, each)),
});

function report({ document }: Placed, { path, key, value, type }: NonString): Report {
  const message = l10n.t(
    "`{0}: {1}` in `{2}` is {3}, not a string. The API server refuses it; put it in quotes.",
    key,
    value.text,
    path,
    typeText(type),
  );
  const newText = JSON.stringify(value.text);
  const edit = { document, edit: { range: value.range, newText } };
  const fixes =
    value.aliased || value.tag !== undefined
      ? []
      : [{ title: l10n.t("Write {0}", newText), safe: true, edits: [edit] }];
  return { range: value.range, message, fixes };
}
