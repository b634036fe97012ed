/** Certificates as they come: those of every tool, and bytes of every kind. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTls } from "../../../src/resources/tls/read-tls.ts";
import {
  ecCertificate,
  ecKey,
  ecKeySec1,
  edCertificate,
  edKey,
  otherEcKey,
  rsaCertificate,
  rsaKey,
  rsaKeyPkcs1,
} from "../../support/certificates.ts";

test("a certificate tells its names, its time, its issuer and its kind of key", () => {
  expect(readTls(ecCertificate, undefined).certificate).toEqual({
    dnsNames: ["web", "*.prod.svc"],
    addresses: ["10.0.0.1"],
    commonName: "web",
    subject: "CN=web, O=Test only",
    issuer: "CN=web, O=Test only",
    notBefore: Date.UTC(2026, 0, 1),
    notAfter: Date.UTC(2046, 0, 1),
    keyType: "EC P-256",
    chain: 1,
  });
});

test.each([
  ["EC in PKCS #8", ecCertificate, ecKey, true],
  ["EC in SEC 1", ecCertificate, ecKeySec1, true],
  ["RSA in PKCS #8", rsaCertificate, rsaKey, true],
  ["RSA in PKCS #1", rsaCertificate, rsaKeyPkcs1, true],
  ["another key of the same kind", ecCertificate, otherEcKey, false],
  ["a key of another kind", ecCertificate, rsaKey, false],
  ["a key that does not say its public half", edCertificate, edKey, undefined],
  ["Ed25519 beside EC", ecCertificate, edKey, false],
  ["no key", ecCertificate, "", undefined],
  ["no certificate", "", ecKey, undefined],
])("whether the key fits: %s", (_, certificate, key, fits) => {
  expect(readTls(certificate, key).keyFits).toBe(fits);
});

describe("what is no certificate is said to be none", () => {
  const body = (text: string) => Buffer.from(text).toString("base64");
  const block = (content: string) => `-----BEGIN CERTIFICATE-----\n${content}\n-----END CERTIFICATE-----\n`;
  const der = Buffer.from(ecCertificate.split("\n").slice(1, -2).join(""), "base64").toString("latin1");

  test.each([
    ["word", "x"],
    ["no-block", "x".repeat(100)],
    ["other-block", ecKey],
    ["der", der],
    ["open", ecCertificate.slice(0, -30)],
    ["body", block("!!!!")],
    ["body", block("")],
    ["content", block(body("no certificate"))],
    ["content", block(body(der.slice(0, 100)))],
    ["content", block(body(`0\x82\xff\xff${der}`))],
  ])("%s", (problem, text) => {
    expect(readTls(text, undefined).certificate).toEqual({ problem });
  });
});

test.each(["-----BEGIN ENCRYPTED PRIVATE KEY-----\neA==\n-----END ENCRYPTED PRIVATE KEY-----\n"])(
  "a key behind a password is not known",
  (key) => {
    expect(readTls(ecCertificate, key)).toMatchObject({ key: undefined, keyFits: undefined });
  },
);

test("of a chain only the first certificate is looked at, and a text that is too long not at all", () => {
  const chain = ecCertificate + rsaCertificate.repeat(100);
  expect(readTls(chain, undefined).certificate).toMatchObject({ commonName: "web", chain: 101 });
  expect(readTls(rsaCertificate.repeat(5000), undefined).certificate).toBeUndefined();
});

test("whatever the bytes are, there is an answer, and it holds none of them", () => {
  const bytes = Buffer.from(ecCertificate.split("\n").slice(1, -2).join(""), "base64");
  fc.assert(
    fc.property(fc.nat(bytes.length - 1), fc.nat(255), fc.nat(bytes.length), (at, value, length) => {
      const changed = Buffer.from(bytes);
      changed[at] = value;
      const pem = `-----BEGIN CERTIFICATE-----\n${changed.subarray(0, length).toString("base64")}\n-----END CERTIFICATE-----`;
      expect(() => readTls(pem, ecKey)).not.toThrow();
      expect(() => readTls(ecCertificate, pem.replaceAll("CERTIFICATE", "PRIVATE KEY"))).not.toThrow();
    }),
    { numRuns: 300 },
  );
});

test("nested without end, in little time", () => {
  const deep = Buffer.from("3080".repeat(40_000), "hex").toString("base64");
  const began = performance.now();
  readTls(`-----BEGIN CERTIFICATE-----\n${deep}\n-----END CERTIFICATE-----`, undefined);
  expect(performance.now() - began).toBeLessThan(2000);
});
