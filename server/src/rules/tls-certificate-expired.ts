/**
 * The certificate in a Secret has expired, or is not valid yet.
 *
 * ## What
 * The time in which the certificate is valid is over, or has not begun. The day is that of the machine; findings of a day do not change before midnight, and the terminal command says the same all day.
 *
 * ## Why it matters
 * Clients refuse the connection.
 *
 * ## Reported
 * - `reported-expired.yaml`: a certificate of another year.
 * - `reported-not-yet.yaml`: a certificate of a year to come.
 *
 * ## Accepted
 * - `accepted-valid.yaml`: a certificate that is valid today.
 *
 * ## Fix
 * There is none: a new certificate has to be made.
 *
 * ## References
 * S8.44
 */
import * as l10n from "@vscode/l10n";
import type { Secret } from "../resources/resource.ts";
import { type CertificateFacts, dayText, isCertificate } from "../resources/tls/facts.ts";
import { defineRule } from "./rule.ts";
import { nameOf } from "./wording.ts";

const millisecondsOfDay = 86_400_000;

export const rule = defineRule({
  id: "tls-certificate-expired",
  title: "The certificate in a Secret is out of its time",
  level: "warning",
  since: "0.2.0",
  references: ["S8.44"],
  on: "secret",
  check(secret, context) {
    const certificate = secret.resource.tls?.certificate;
    if (!isCertificate(certificate)) return [];
    // Asked only here: what does not ask for the day is the same on every day.
    const { today } = context;
    if (today === undefined) return [];
    const message = words(nameOf(secret), certificate, today);
    return message === undefined ? [] : [{ range: placeOf(secret.resource), message }];
  },
});

/** Silent on the first and the last day themselves: what time it is nobody asks. */
function words(secret: string, { notBefore, notAfter }: CertificateFacts, today: number): string | undefined {
  const day = (time: number) => Math.floor(time / millisecondsOfDay);
  if (day(notAfter) < today)
    return l10n.t(
      "The certificate of {0} expired on {1}. Clients will refuse it.",
      secret,
      dayText(notAfter),
    );
  if (day(notBefore) > today)
    return l10n.t(
      "The certificate of {0} is not valid before {1}. Clients will refuse it.",
      secret,
      dayText(notBefore),
    );
  return undefined;
}

function placeOf({ keys = [], nameNode, range }: Secret) {
  return keys.findLast(({ key }) => key === "tls.crt")?.keyRange ?? nameNode?.range ?? range;
}
