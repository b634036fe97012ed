/** Puts the reference cases on Secrets, and on pods that name what is not there, to our readers, rules and words. */
import type { PodReference } from "../../src/resources/pod-reference.ts";
import { readDocument } from "../../src/resources/read.ts";
import { isCertificate } from "../../src/resources/tls/facts.ts";
import { rules } from "../../src/rules/index.ts";
import { withoutKey, withoutObject } from "../../src/rules/kubelet-words.ts";
import type { Finding } from "../../src/rules/rule.ts";
import { isOf } from "../../src/workspace/source-file.ts";
import { ecCertificate } from "../support/certificates.ts";
import { findingsIn, workspaceOf } from "../support/check.ts";
import type { ReferenceCase } from "./answers.ts";
import { answerFrom, type Question } from "./questions.ts";

/** Of an answer about a cluster what our words repeat: the message, not the phase of the pod or the kind of event. */
export function comparableConfig({ expected }: Pick<ReferenceCase, "expected">): unknown {
  if (typeof expected === "string") return expected.replace(/^a valid config key (?=must)/, "");
  if (typeof expected !== "object" || expected === null) return expected;
  const { contains, message, ...rest } = expected as { contains?: string; message?: string };
  return contains ?? message ?? rest;
}

/** Our answer to a case of the topics `runtime` and `secret`. */
export function answerConfig({ question }: ReferenceCase): unknown {
  return answerFrom(questions, question, []);
}

const questions: readonly Question[] = [
  [/mounts a missing ConfigMap as volume (\w+)/, ([volume = ""]) => quoted(withoutObject(volumeOf(volume)))],
  [/^Secret volume item refers to a missing key (\w+)/, ([key = ""]) => keyWords(key)],
  [/^Pod refers to a missing PVC (\w+)/, ([name = ""]) => quoted(withoutObject(claimOf(name)))],
  [/^Pod names a missing service account/, () => quoted(withoutObject(accountOf("x")))],
  [/^imagePullSecrets names a missing Secret/, pullWords],
  [/^envFrom a missing optional ConfigMap/, () => found(optionalSource).length === 0],
  [/^Type kubernetes.io\/tls with only tls.crt/, () => required(secret("data: { tls.crt: '' }"))],
  [
    /with stringData tls.crt and tls.key set to ""/,
    () => found(secret("stringData: { tls.crt: '', tls.key: '' }")).length === 0,
  ],
  [/^Key k in data and stringData/, () => winner()],
  [/^Key with a slash/, () => /must consist of/.exec(found(slashed)[0]?.message ?? "")?.[0]],
];

const slashed = "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata: { a/b: '' }\n";
const optionalSource = `${pod("containers: [{ name: c, image: i, envFrom: [{ configMapRef: { name: setings, optional: true } }] }]")}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\n`;

function pod(spec: string): string {
  return `apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec: { ${spec} }\n`;
}

function secret(data: string): string {
  return `apiVersion: v1\nkind: Secret\nmetadata: { name: s }\ntype: kubernetes.io/tls\n${data}\n`;
}

function found(text: string): readonly Finding[] {
  return findingsIn(workspaceOf({ files: new Map([["main.yaml", text]]) }), rules);
}

/** What the pod names, by our own reader. */
function referenceIn(spec: string): PodReference {
  const [resource] = readDocument(pod(spec)).resources;
  const [reference] = resource?.type === "workload" ? resource.template.references : [];
  if (reference === undefined) throw new Error("The pod names nothing.");
  return reference;
}

function volumeOf(volume: string): PodReference {
  return referenceIn(`volumes: [{ name: ${volume}, configMap: { name: x } }]`);
}

function claimOf(name: string): PodReference {
  return referenceIn(`volumes: [{ name: v, persistentVolumeClaim: { claimName: ${name} } }]`);
}

function accountOf(name: string): PodReference {
  return referenceIn(`serviceAccountName: ${name}`);
}

function keyWords(key: string): string | undefined {
  const reference = referenceIn(
    `volumes: [{ name: v, secret: { secretName: s, items: [{ key: ${key}, path: p }] } }]`,
  );
  const [named] = reference.keys;
  const words = named === undefined ? "" : withoutKey(reference, named);
  return /references .*(?=`)/.exec(words)?.[0];
}

function pullWords() {
  const words = withoutObject(referenceIn("imagePullSecrets: [{ name: x }]"));
  return { tries: /will be pulled/.test(words), eventReason: quoted(words) };
}

/** The first text in backticks: what the cluster says. */
function quoted(words: string): string | undefined {
  return /`([^`]+)`/.exec(words)?.[1];
}

function required(text: string) {
  const [finding] = found(text).filter(({ rule }) => rule === "secret-key-required");
  const [lack] = finding !== undefined && isOf(finding.placed, "secret") ? finding.placed.resource.lacks : [];
  return lack?.kind === "key" ? { path: `data[${lack.key}]`, kind: "Required value" } : undefined;
}

/** Of a certificate under both fields, the one that is read. */
function winner(): string | undefined {
  const crt = ecCertificate.replaceAll("\n", "\n    ").trim();
  const text = `${secret("data: { tls.crt: eA==, tls.key: '' }")}stringData:\n  tls.crt: |\n    ${crt}\n`;
  const [resource] = readDocument(text).resources;
  return resource?.type === "secret" && isCertificate(resource.tls?.certificate) ? "stringData" : "data";
}
