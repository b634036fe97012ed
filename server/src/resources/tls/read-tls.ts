/**
 * Reads the certificate and the key of a Secret while its text is at hand, into facts that tell no secret. Whatever the
 * bytes are, there is an answer: bytes that are no certificate are said to be none, and long ones are not looked at.
 */
import { AsnConvert } from "@peculiar/asn1-schema";
import {
  Certificate,
  id_ce_subjectAltName,
  type Name,
  SubjectAlternativeName,
  type TBSCertificate,
} from "@peculiar/asn1-x509";
import type { CertificateFacts, TlsFacts, UnreadablePem } from "./facts.ts";
import { countPem, type PemBlock, readPem } from "./pem.ts";
import { certifiedKey, type PublicKey, publicHalf } from "./public-key.ts";

/** Longer texts are not read: a chain of a dozen certificates has a tenth of this. */
const longest = 262_144;

/** The facts of a certificate and a key in PEM; undefined stands for a text that is not there or cannot be known. */
export function readTls(certificateText: string | undefined, keyText: string | undefined): TlsFacts {
  const certificate = readable(certificateText, readCertificate);
  const key = readable(keyText, readKey);
  const certified = certificate !== undefined && "facts" in certificate ? certificate : undefined;
  return {
    certificate: certified?.facts ?? (certificate as UnreadablePem | undefined),
    key: key !== undefined && "problem" in key ? key : undefined,
    keyFits:
      certified === undefined || key === undefined || "problem" in key ? undefined : fits(certified.key, key),
  };
}

/** The API server takes an empty text (S8.44): something will fill it in. */
function readable<T>(text: string | undefined, read: (text: string) => T): T | undefined {
  return text === undefined || text.trim() === "" || text.length > longest ? undefined : read(text);
}

interface Certified {
  readonly facts: CertificateFacts;
  readonly key: PublicKey;
}

function readCertificate(text: string): Certified | UnreadablePem | undefined {
  const block = readPem(text, (label) => label === "CERTIFICATE");
  if (block === undefined || "problem" in block) return block;
  return attempt(() => {
    const { tbsCertificate } = AsnConvert.parse(block.bytes, Certificate);
    const key = certifiedKey(tbsCertificate.subjectPublicKeyInfo);
    return { facts: factsOf(tbsCertificate, { key, chain: countPem(text, "CERTIFICATE") }), key };
  });
}

function readKey(text: string): PublicKey | UnreadablePem | undefined {
  const block = readPem(text, (label) => label.endsWith("PRIVATE KEY"));
  return block === undefined || "problem" in block ? block : attempt(() => publicHalf(block as PemBlock));
}

/** Bytes from anywhere make the decoder throw; what it says is about them and goes nowhere. */
function attempt<T>(read: () => T): T | UnreadablePem {
  try {
    return read();
  } catch {
    return { problem: "content" };
  }
}

function factsOf(
  {
    subject,
    issuer,
    validity,
    extensions = [],
  }: Pick<TBSCertificate, "subject" | "issuer" | "validity"> & {
    readonly extensions?: TBSCertificate["extensions"];
  },
  { key, chain }: { readonly key: PublicKey; readonly chain: number },
): CertificateFacts {
  const written = extensions.find(({ extnID }) => extnID === id_ce_subjectAltName);
  const names = written === undefined ? [] : AsnConvert.parse(written.extnValue, SubjectAlternativeName);
  return {
    dnsNames: names.flatMap(({ dNSName }) => dNSName ?? []),
    addresses: names.flatMap(({ iPAddress }) => iPAddress ?? []),
    commonName: partsOf(subject).find(({ type }) => type === "CN")?.text,
    subject: nameText(subject),
    issuer: nameText(issuer),
    notBefore: validity.notBefore.getTime().getTime(),
    notAfter: validity.notAfter.getTime().getTime(),
    keyType: key.name,
    chain,
  };
}

/** Two keys of one kind are the same when both say the same; of two kinds they never are. */
function fits(certified: PublicKey, key: PublicKey): boolean | undefined {
  if (certified.algorithm !== key.algorithm) return false;
  if (certified.algorithm === "other" && certified.name !== key.name) return false;
  if (certified.identity === undefined || key.identity === undefined) {
    return certified.name === key.name ? undefined : false;
  }
  return certified.identity === key.identity;
}

const shortNames: ReadonlyMap<string, string> = new Map([
  ["2.5.4.3", "CN"],
  ["2.5.4.6", "C"],
  ["2.5.4.7", "L"],
  ["2.5.4.8", "ST"],
  ["2.5.4.10", "O"],
  ["2.5.4.11", "OU"],
]);

function partsOf(name: Name): readonly { readonly type: string; readonly text: string }[] {
  return [...name].flatMap((relative) =>
    [...relative].map(({ type, value }) => ({ type: shortNames.get(type) ?? type, text: value.toString() })),
  );
}

function nameText(name: Name): string {
  return partsOf(name)
    .map(({ type, text }) => `${type}=${text}`)
    .join(", ");
}
