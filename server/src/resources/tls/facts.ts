/** What a Secret says of its certificate and key. Not one byte of either is kept: only what everybody may read. */

export interface TlsFacts {
  /** Undefined when there is none, or nobody can know what stands there: it is empty, a placeholder, or too long. */
  readonly certificate: CertificateFacts | UnreadablePem | undefined;
  /** Why the key cannot be read; undefined when it can, or is not known. */
  readonly key: UnreadablePem | undefined;
  /** Whether the key belongs to the certificate; undefined when that cannot be told. */
  readonly keyFits: boolean | undefined;
}

/** The certificate that a server shows: the first of the chain. */
export interface CertificateFacts {
  /** The DNS names that it is valid for, without the common name. */
  readonly dnsNames: readonly string[];
  /** The IP addresses that it is valid for. */
  readonly addresses: readonly string[];
  readonly commonName: string | undefined;
  /** `CN=my-nginx, O=my-nginx`. */
  readonly subject: string;
  readonly issuer: string;
  /** Milliseconds since 1970. */
  readonly notBefore: number;
  readonly notAfter: number;
  /** `RSA 2048`, `EC P-256`. */
  readonly keyType: string;
  /** How many certificates stand there, this one included. */
  readonly chain: number;
}

/** Why a text gives no certificate or key. */
export interface UnreadablePem {
  /**
   * `word`: a word or two, as people write in the place of something; `no-block`: no PEM block of the kind is in it;
   * `other-block`: one of another kind is; `der`: it is not text but the bytes that PEM would hold; `open`: the block
   * does not end; `body`: what is in the block is no base64; `content`: what is in the block is not what its first
   * line says.
   */
  readonly problem: "word" | "no-block" | "other-block" | "der" | "open" | "body" | "content";
}

/** Whether there is a certificate that could be read. */
export function isCertificate(
  found: CertificateFacts | UnreadablePem | undefined,
): found is CertificateFacts {
  return found !== undefined && !("problem" in found);
}

/** The day of a time in milliseconds since 1970, in UTC: `2026-06-01`; a question mark for what no date can hold. */
export function dayText(time: number): string {
  return Math.abs(time) <= 8.64e15 ? new Date(time).toISOString().slice(0, 10) : "?";
}
