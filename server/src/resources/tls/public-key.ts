/** The public half of certificates and private keys, in a form that can be compared. */
import { ECParameters, ECPrivateKey, id_ecPublicKey } from "@peculiar/asn1-ecc";
import { PrivateKeyInfo } from "@peculiar/asn1-pkcs8";
import { id_rsaEncryption, RSAPrivateKey, RSAPublicKey } from "@peculiar/asn1-rsa";
import { AsnConvert } from "@peculiar/asn1-schema";
import type { SubjectPublicKeyInfo } from "@peculiar/asn1-x509";
import type { PemBlock } from "./pem.ts";

export interface PublicKey {
  readonly algorithm: "RSA" | "EC" | "other";
  /** For people: `RSA 2048`, `EC P-256`. */
  readonly name: string;
  /** Equal for equal keys; undefined when a private key does not say what its public half is. */
  readonly identity: string | undefined;
}

/** The key in a certificate. Throws on bytes that are no such key. */
export function certifiedKey({ algorithm, subjectPublicKey }: SubjectPublicKeyInfo): PublicKey {
  if (algorithm.algorithm === id_rsaEncryption) {
    return rsaKey(AsnConvert.parse(subjectPublicKey, RSAPublicKey));
  }
  if (algorithm.algorithm !== id_ecPublicKey) return otherKey(algorithm.algorithm);
  return ecKey(curveIn(algorithm.parameters), subjectPublicKey);
}

/** The public half of a private key in any of its three usual forms. Throws on bytes that are none. */
export function publicHalf({ label, bytes }: PemBlock): PublicKey {
  if (label === "RSA PRIVATE KEY") return rsaKey(AsnConvert.parse(bytes, RSAPrivateKey));
  if (label === "EC PRIVATE KEY") return ecHalf(AsnConvert.parse(bytes, ECPrivateKey), undefined);
  const { privateKeyAlgorithm, privateKey } = AsnConvert.parse(bytes, PrivateKeyInfo);
  const { algorithm, parameters } = privateKeyAlgorithm;
  if (algorithm === id_rsaEncryption) return rsaKey(AsnConvert.parse(privateKey, RSAPrivateKey));
  if (algorithm !== id_ecPublicKey) return otherKey(algorithm);
  return ecHalf(AsnConvert.parse(privateKey, ECPrivateKey), curveIn(parameters));
}

function rsaKey({ modulus, publicExponent }: RSAPublicKey | RSAPrivateKey): PublicKey {
  const digits = hex(modulus);
  return {
    algorithm: "RSA",
    name: `RSA ${bitsOf(digits)}`,
    identity: `${digits} ${hex(publicExponent)}`,
  };
}

function ecHalf({ parameters, publicKey }: ECPrivateKey, curve: string | undefined): PublicKey {
  return ecKey(curve ?? parameters?.namedCurve, publicKey);
}

function ecKey(curve: string | undefined, point: ArrayBuffer | undefined): PublicKey {
  const name = `EC ${curves.get(curve ?? "") ?? curve ?? ""}`.trim();
  return { algorithm: "EC", name, identity: point === undefined ? undefined : hex(point) };
}

function otherKey(algorithm: string): PublicKey {
  return { algorithm: "other", name: algorithms.get(algorithm) ?? algorithm, identity: undefined };
}

function curveIn(parameters: ArrayBuffer | null | undefined): string | undefined {
  return parameters ? AsnConvert.parse(parameters, ECParameters).namedCurve : undefined;
}

const curves: ReadonlyMap<string, string> = new Map([
  ["1.2.840.10045.3.1.7", "P-256"],
  ["1.3.132.0.34", "P-384"],
  ["1.3.132.0.35", "P-521"],
]);

const algorithms: ReadonlyMap<string, string> = new Map([
  ["1.3.101.112", "Ed25519"],
  ["1.3.101.113", "Ed448"],
  ["1.2.840.113549.1.1.10", "RSA-PSS"],
]);

/** Without zeros in front: an integer may be written with one. */
function hex(bytes: ArrayBuffer): string {
  const digits = [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return digits.replace(/^(?:00)+/, "");
}

function bitsOf(digits: string): number {
  const first = Number.parseInt(digits.slice(0, 2), 16);
  return Number.isNaN(first) ? 0 : (digits.length / 2 - 1) * 8 + first.toString(2).length;
}
