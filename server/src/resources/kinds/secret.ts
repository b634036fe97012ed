/**
 * Reads a Secret: the names of its keys, what its type asks for, and what its certificate says to everybody. The values
 * are looked at here, while the text is at hand, and nothing of them is kept (S8.44, S8.45).
 */
import { decodeBase64 } from "../../kubernetes/base64.ts";
import { lacking, type SecretType, secretTypeOf } from "../../kubernetes/secret-types.ts";
import type { YamlNode } from "../../yaml/node.ts";
import { asMap, asScalar, child, descend, pairOf } from "../../yaml/node.ts";
import { stringOf } from "../../yaml/value.ts";
import type { DataKey } from "../data-key.ts";
import type { Identity, Secret } from "../resource.ts";
import { readTls } from "../tls/read-tls.ts";
import { readDataKeys } from "./data-keys.ts";

/** The Secret in an object. */
export function readSecret(identity: Identity, root: YamlNode): Secret {
  const keys = readDataKeys(root);
  const typeNode = asScalar(child(root, "type"));
  const written = typeNode === undefined ? "" : stringOf(typeNode);
  const secretType = written === undefined ? undefined : written || "Opaque";
  const encrypted = child(root, "sops") !== undefined;
  const value = (key: string) => (encrypted ? undefined : valueIn(root, key));
  return {
    ...identity,
    type: "secret",
    secretType,
    typeRange: typeNode?.range,
    keys,
    lacks: keys === undefined ? [] : missing(secretTypeOf(secretType), root, keys),
    illegal: encrypted ? [] : (keys ?? []).flatMap((key) => illegalIn(root, key)),
    notJson: (keys ?? []).filter(({ key }) => key === jsonKey(secretType) && !isJson(value(key))),
    tls: !encrypted && hasKey(keys, "tls.crt") ? readTls(value("tls.crt"), value("tls.key")) : undefined,
  };
}

function hasKey(keys: readonly DataKey[] | undefined, wanted: string): boolean {
  return keys?.some(({ key }) => key === wanted) === true;
}

/** What the type asks for and is not there. */
function missing(type: SecretType | undefined, root: YamlNode, keys: readonly DataKey[]): Secret["lacks"] {
  const annotations = asMap(descend(root, "metadata", "annotations"))?.pairs ?? [];
  return lacking(type, {
    keys: new Set(keys.map(({ key }) => key)),
    annotations: new Set(annotations.map(({ key }) => key)),
  });
}

/** A value of `data` that the API server cannot decode (S8.45). What is no known text is passed over. */
function illegalIn(root: YamlNode, key: DataKey): Secret["illegal"] {
  const node = key.field === "data" ? asScalar(child(child(root, "data"), key.key)) : undefined;
  const text = node === undefined ? undefined : stringOf(node);
  const decoded = text === undefined || leavesOut(text) ? undefined : decodeBase64(text);
  return decoded === undefined || "bytes" in decoded ? [] : [{ key, at: decoded.illegalAt }];
}

/** Dots and stars stand for what the author left out, a reference for what a tool like vals puts in. */
function leavesOut(text: string): boolean {
  return text.includes("...") || text.includes("…") || /^(?:\*+|ref\+[a-z]+:\/\/.*)$/.test(text);
}

/** The value of a key as its readers find it: `stringData` wins (S8.45). Undefined when it cannot be known. */
function valueIn(root: YamlNode, key: string): string | undefined {
  const plain = pairOf(child(root, "stringData"), key);
  if (plain !== undefined) return plain.value.kind === "scalar" ? stringOf(plain.value) : undefined;
  const node = asScalar(child(child(root, "data"), key));
  const text = node === undefined ? undefined : stringOf(node);
  const decoded = text === undefined ? undefined : decodeBase64(text);
  return decoded !== undefined && "bytes" in decoded ? binaryText(decoded.bytes) : undefined;
}

/** One character for each byte: PEM and JSON are written in those that are letters. */
function binaryText(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192) {
    parts.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  }
  return parts.join("");
}

function jsonKey(type: string | undefined): string | undefined {
  if (type === "kubernetes.io/dockerconfigjson") return ".dockerconfigjson";
  return type === "kubernetes.io/dockercfg" ? ".dockercfg" : undefined;
}

/** True for what is not known as well. */
function isJson(text: string | undefined): boolean {
  if (text === undefined) return true;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
