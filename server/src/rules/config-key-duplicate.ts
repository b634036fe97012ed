/**
 * A ConfigMap has one key in `data` and in `binaryData`.
 *
 * ## What
 * The two fields of a ConfigMap share their keys, and one of them stands in both.
 *
 * ## Why it matters
 * The API server refuses the object.
 *
 * ## Reported
 * - `reported-both.yaml`: a key in both fields.
 *
 * ## Accepted
 * - `accepted-different.yaml`: each field has its own keys.
 * - `accepted-secret.yaml`: in a Secret, `stringData` replaces what `data` has.
 *
 * ## Fix
 * There is none: which of the two is meant cannot be known.
 *
 * ## References
 * S8.46
 */
import * as l10n from "@vscode/l10n";
import { defineRule } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "config-key-duplicate",
  title: "A ConfigMap has a key in data and in binaryData",
  level: "error",
  since: "0.2.0",
  references: ["S8.46"],
  on: "configmap",
  check(configMap) {
    const keys = configMap.resource.keys ?? [];
    const binary = new Map(keys.flatMap((each) => (each.field === "binaryData" ? [[each.key, each]] : [])));
    return keys.flatMap(({ key, keyRange, field }) => {
      const other = field === "data" ? binary.get(key) : undefined;
      if (other === undefined) return [];
      const message = l10n.t(
        "Key `{0}` of {1} stands in `data` and in `binaryData`.",
        key,
        nameOf(configMap),
      );
      const related = { placed: configMap, range: other.keyRange, message: l10n.t("The same key") };
      return [{ range: keyRange, message, related: [related] }];
    });
  },
});
