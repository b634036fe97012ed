/**
 * A key of a ConfigMap or Secret is no legal key.
 *
 * ## What
 * A key has characters other than letters, digits, `-`, `_` and `.`, is longer than 253 characters, is `.` or begins with `..`.
 *
 * ## Why it matters
 * The API server refuses the object.
 *
 * ## Reported
 * - `reported-slash.yaml`: a path as a key, in a ConfigMap.
 * - `reported-secret.yaml`: a key of a Secret with a blank, and one with two dots in front.
 *
 * ## Accepted
 * - `accepted-keys.yaml`: every character that is allowed.
 * - `accepted-placeholder.yaml`: a key that a tool will replace.
 *
 * ## Fix
 * There is none: the readers of the key have to be changed as well.
 *
 * ## References
 * S0.21, S8.46
 */
import * as l10n from "@vscode/l10n";
import { configKeyProblems } from "../kubernetes/names.ts";
import type { DataKey } from "../resources/data-key.ts";
import type { Placed } from "../workspace/source-file.ts";
import { isOf } from "../workspace/source-file.ts";
import { defineGeneralRule, type Report } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineGeneralRule({
  id: "config-key-invalid",
  title: "A key of a ConfigMap or Secret is no legal key",
  level: "error",
  since: "0.2.0",
  references: ["S0.21", "S8.46"],
  check: (placed) =>
    isOf(placed, "configmap") || isOf(placed, "secret")
      ? (placed.resource.keys ?? []).flatMap((key) => reportsOn(placed, key))
      : [],
});

function reportsOn(placed: Placed, { key, keyRange, field }: DataKey): readonly Report[] {
  const [problem] = configKeyProblems(key);
  if (problem === undefined) return [];
  const message = l10n.t(
    "The key `{0}` in `{1}` of {2} is not legal: {3}. The API server refuses it.",
    key,
    field,
    nameOf(placed),
    l10n.t("it {0}", problem),
  );
  return [{ range: keyRange, message }];
}
