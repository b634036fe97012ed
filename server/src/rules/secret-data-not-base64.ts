/**
 * A value in the `data` of a Secret is no base64.
 *
 * ## What
 * `data` holds base64, and the value under a key cannot be decoded.
 *
 * ## Why it matters
 * The API server refuses the Secret: `illegal base64 data at input byte N`. Plain text belongs into `stringData`.
 *
 * ## Reported
 * - `reported-plain.yaml`: plain text.
 * - `reported-padding.yaml`: the end is missing, in flow style.
 *
 * ## Accepted
 * - `accepted-decodes.yaml`: base64 on one line, and over several.
 * - `accepted-string-data.yaml`: `stringData` is plain text.
 * - `accepted-placeholder.yaml`: a value that a tool will replace.
 * - `accepted-encrypted.yaml`: what SOPS has encrypted, and what a tool is to put in.
 *
 * ## Fix
 * There is none: Patchbay does not write what is secret.
 *
 * ## References
 * S8.45
 */
import * as l10n from "@vscode/l10n";
import { defineRule } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "secret-data-not-base64",
  title: "A value of a Secret is no base64",
  level: "error",
  since: "0.2.0",
  references: ["S8.45"],
  on: "secret",
  check: (secret) =>
    secret.resource.illegal.map(({ key, at }) => ({
      range: key.keyRange,
      message: l10n.t(
        "The value of `{0}` in {1} is no base64, as `data` asks for: illegal base64 data at input byte {2}. Plain text belongs into `stringData`.",
        key.key,
        nameOf(secret),
        at,
      ),
    })),
});
