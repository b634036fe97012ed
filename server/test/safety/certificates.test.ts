/** Bytes that are no certificates, in every field where one may stand: an answer within a bound, and no word of them. */
import { expect, test } from "vitest";
import { ecCertificate, ecKey, rsaCertificate } from "../support/certificates.ts";
import { expectSurvived } from "./survived.ts";

const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString("base64");
const body = (pem: string) => pem.split("\n").slice(1, -2).join("");
const der = (pem: string) => Buffer.from(body(pem), "base64");
const wrapped = (label: string, bytes: Uint8Array | string) =>
  `-----BEGIN ${label}-----\n${base64(bytes)}\n-----END ${label}-----\n`;

/** Numbers that follow from each other and look like any. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0, state = 7; at < length; at += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[at] = state >>> 24;
  }
  return bytes;
}

const nested = (levels: number, ...header: readonly number[]) =>
  Uint8Array.from(Array.from({ length: levels }, () => header).flat());

/** Each level says its true length: three bytes of it are enough for all. */
function sequences(levels: number): Uint8Array {
  const bytes = new Uint8Array(levels * 5);
  for (let at = 0; at < levels; at += 1) {
    const inside = (levels - at - 1) * 5;
    bytes.set([0x30, 0x83, inside >> 16, (inside >> 8) & 255, inside & 255], at * 5);
  }
  return bytes;
}

/** A certificate with one byte that is another. */
const spoilt = (at: number) => der(ecCertificate).map((byte, index) => (index === at ? byte ^ 0x81 : byte));

const values: Readonly<Record<string, () => string>> = {
  "a megabyte of noise": () => base64(noise(2 ** 20)),
  "noise within the lines of a certificate": () => wrapped("CERTIFICATE", noise(60_000)),
  "a chain of 200 certificates": () => ecCertificate.repeat(200),
  "a chain of 5,000 certificates": () => rsaCertificate.repeat(5000),
  "10,000 first lines": () => "-----BEGIN CERTIFICATE-----\n".repeat(10_000).slice(0, 250_000),
  "first lines of everything but a certificate": () => "-----BEGIN X509 CRL-----\n".repeat(10_000),
  "a certificate without line breaks": () => ecCertificate.replaceAll("\n", ""),
  "DER where PEM belongs": () => der(ecCertificate).toString("latin1"),
  "DER in base64 twice": () => base64(base64(der(ecCertificate))),
  "a key for a certificate": () => ecKey,
  "a length of four gigabytes": () => wrapped("CERTIFICATE", Uint8Array.of(0x30, 0x84, 255, 255, 255, 255)),
  "a length of lengths": () => wrapped("CERTIFICATE", nested(2000, 0x30, 0xff)),
  "30,000 sequences without an end": () => wrapped("CERTIFICATE", nested(30_000, 0x30, 0x80)),
  "30,000 sequences in each other": () => wrapped("CERTIFICATE", sequences(30_000)),
  "30,000 sequences in a key": () => wrapped("PRIVATE KEY", sequences(30_000)),
  "a key that says it is encrypted": () => wrapped("ENCRYPTED PRIVATE KEY", noise(1000)),
  "a JSON text": () => '{"a": '.repeat(1000),
};

const indented = (text: string) => text.replace(/^/gm, "    ");
const printable = (text: string) => !/[^\n -~]/.test(text);

/** A Secret with the value as certificate and as key, in `data` and, where YAML takes it as it is, in `stringData`. */
function secretsWith(value: string): string {
  const head = (name: string) =>
    `apiVersion: v1\nkind: Secret\nmetadata: { name: ${name} }\ntype: kubernetes.io/tls\n`;
  const encoded = Buffer.from(value, "latin1").toString("base64");
  const ours = { certificate: base64(ecCertificate), key: base64(ecKey) };
  return [
    `${head("both")}data: { tls.crt: "${encoded}", tls.key: "${encoded}", ca.crt: "${encoded}" }\n`,
    `${head("key")}data: { tls.crt: "${ours.certificate}", tls.key: "${encoded}" }\n`,
    `${head("certificate")}data: { tls.crt: "${encoded}", tls.key: "${ours.key}" }\n`,
    ...(printable(value) ? [`${head("text")}stringData:\n  tls.crt: |\n${indented(value)}\n`] : []),
    `${head("raw")}data:\n  tls.crt: |\n${indented(printable(value) ? value : encoded)}\n`,
    "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: text }\n" +
      `data: { "ca.crt": ${JSON.stringify(value)} }\nbinaryData: { bytes: "${encoded}" }\n`,
  ].join("---\n");
}

test.each(Object.entries(values))("%s", (_title, make) => {
  const value = make();
  const said = expectSurvived(secretsWith(value));
  expect(said).toContain("both");
  const piece = Buffer.from(value, "latin1").toString("base64").slice(80, 120);
  expect(said).not.toContain(piece.length === 40 ? piece : value);
});

test("a certificate with any one byte that is another", () => {
  const length = der(ecCertificate).length;
  for (let at = 0; at < length; at += 1)
    expect(expectSurvived(secretsWith(wrapped("CERTIFICATE", spoilt(at))))).toContain("both");
});
