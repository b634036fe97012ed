/**
 * The credentials for images in a Secret are no JSON.
 *
 * ## What
 * A Secret of type `kubernetes.io/dockerconfigjson` or `kubernetes.io/dockercfg` holds a text that is no JSON.
 *
 * ## Why it matters
 * The API server refuses the Secret.
 *
 * ## Reported
 * - `reported-text.yaml`: a text in `stringData`.
 *
 * ## Accepted
 * - `accepted-json.yaml`: JSON, in `data`.
 * - `accepted-placeholder.yaml`: a value that a tool will replace.
 *
 * ## Fix
 * There is none: Patchbay does not write what is secret.
 *
 * ## References
 * S8.44
 */
import * as l10n from "@vscode/l10n";
import { defineRule } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "secret-data-not-json",
  title: "The credentials for images in a Secret are no JSON",
  level: "error",
  since: "0.2.0",
  references: ["S8.44"],
  on: "secret",
  check: (secret) =>
    secret.resource.notJson.map(({ key, keyRange }) => ({
      range: keyRange,
      message: l10n.t(
        "The value of `{0}` in {1} is no JSON, as its type asks for. The API server refuses it.",
        key,
        nameOf(secret),
      ),
    })),
});
