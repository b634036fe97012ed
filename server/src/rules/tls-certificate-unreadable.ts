/**
 * The certificate or the key in a Secret cannot be read.
 *
 * ## What
 * `tls.crt` holds no certificate in PEM, or `tls.key` no private key in PEM: the block is missing, does not end, is of another kind, or holds what is neither.
 *
 * ## Why it matters
 * The API server takes any bytes. The server that mounts the Secret does not start, and an Ingress controller serves a certificate of its own.
 *
 * ## Reported
 * - `reported-swapped.yaml`: certificate and key stand under each other's name.
 * - `reported-garbage.yaml`: a block that holds no certificate.
 * - `reported-encoded-twice.yaml`: base64 of base64 is no PEM.
 * - `reported-word.yaml`: a word in the place of a certificate, as information.
 *
 * ## Accepted
 * - `accepted-readable.yaml`: a certificate and its key.
 * - `accepted-empty.yaml`: empty values, which somebody will fill in.
 * - `accepted-placeholder.yaml`: a value that a tool will replace.
 * - `accepted-encrypted.yaml`: a key behind a password.
 *
 * ## Fix
 * There is none: Patchbay does not write what is secret.
 *
 * ## References
 * S8.44
 */
import * as l10n from "@vscode/l10n";
import type { Secret } from "../resources/resource.ts";
import { isCertificate, type UnreadablePem } from "../resources/tls/facts.ts";
import type { Placed } from "../workspace/source-file.ts";
import { defineRule, type Report } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "tls-certificate-unreadable",
  title: "The certificate or the key in a Secret cannot be read",
  level: "warning",
  since: "0.2.0",
  references: ["S8.44"],
  on: "secret",
  check(secret) {
    const { tls } = secret.resource;
    const certificate = isCertificate(tls?.certificate) ? undefined : tls?.certificate;
    return [
      ...(certificate === undefined ? [] : report(secret, "tls.crt", certificate)),
      ...(tls?.key === undefined ? [] : report(secret, "tls.key", tls.key)),
    ];
  },
});

/** Where both fields have the key, the plain text is what counts (S8.45). */
function report(
  secret: Placed<Secret>,
  key: "tls.crt" | "tls.key",
  { problem }: UnreadablePem,
): readonly Report[] {
  const places = (secret.resource.keys ?? []).filter((each) => each.key === key);
  const place = places.find(({ field }) => field === "stringData") ?? places[0];
  if (place === undefined) return [];
  const wanted = key === "tls.crt" ? "CERTIFICATE" : "PRIVATE KEY";
  const message = words(`\`${key}\` of ${nameOf(secret)}`, wanted, problem);
  return [{ range: place.keyRange, message, level: problem === "word" ? "information" : "warning" }];
}

/** Says what is wrong without a word of what stands there. */
function words(what: string, wanted: string, problem: UnreadablePem["problem"]): string {
  switch (problem) {
    case "word":
    case "no-block":
      return l10n.t("{0} has no PEM block `{1}`, so no server can use it.", what, wanted);
    case "other-block":
      return l10n.t("{0} has a PEM block, and none that says `{1}`.", what, wanted);
    case "der":
      return l10n.t("{0} is in DER; servers ask for PEM, with a block `{1}`.", what, wanted);
    case "open":
      return l10n.t("{0} breaks off: its PEM block `{1}` has no end.", what, wanted);
    case "body":
      return l10n.t("{0} has a PEM block `{1}` that holds no base64.", what, wanted);
    case "content":
      return l10n.t("{0} has a PEM block `{1}` that holds something else.", what, wanted);
  }
}
