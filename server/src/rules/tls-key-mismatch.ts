/**
 * The key in a Secret does not belong to its certificate.
 *
 * ## What
 * `tls.key` is another key than the one that `tls.crt` was made for.
 *
 * ## Why it matters
 * The API server does not compare them. The server that mounts the Secret does not start: `key values mismatch`.
 *
 * ## Reported
 * - `reported-other-key.yaml`: a key of the same kind.
 * - `reported-other-kind.yaml`: an RSA key beside an EC certificate.
 *
 * ## Accepted
 * - `accepted-fits.yaml`: the key of the certificate.
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
  id: "tls-key-mismatch",
  title: "The key in a Secret does not belong to its certificate",
  level: "error",
  since: "0.2.0",
  references: ["S8.44"],
  on: "secret",
  check(secret) {
    const { tls, keys = [], nameNode, range } = secret.resource;
    if (tls?.keyFits !== false) return [];
    const place = (wanted: string) => keys.findLast(({ key }) => key === wanted)?.keyRange;
    const message = l10n.t(
      "`tls.key` of {0} does not belong to the certificate in `tls.crt`. A server with both will not start.",
      nameOf(secret),
    );
    const at = place("tls.crt") ?? range;
    const related = { placed: secret, range: at, message: l10n.t("The certificate") };
    return [{ range: place("tls.key") ?? nameNode?.range ?? range, message, related: [related] }];
  },
});
