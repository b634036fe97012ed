/**
 * What a scalar means to the API server. It reads YAML 1.1 through JSON (S0.8), so `on` is a boolean, `010` is
 * eight, and `12:30` stays a string; the YAML 1.2 rules of most libraries would be wrong here.
 */
import type { YamlNode, YamlScalar } from "./node.ts";
import { isPlaceholder } from "./placeholder.ts";

export type Value =
  | { readonly type: "string"; readonly value: string }
  | { readonly type: "number"; readonly value: number }
  | { readonly type: "boolean"; readonly value: boolean }
  | { readonly type: "null" }
  /** A template or placeholder: something will stand here, nobody knows what. */
  | { readonly type: "unknown" };

const stringTag = "tag:yaml.org,2002:str";
const truths = /^(?:y|Y|yes|Yes|YES|on|On|ON|true|True|TRUE)$/;
const falsehoods = /^(?:n|N|no|No|NO|off|Off|OFF|false|False|FALSE)$/;
const nothing = /^(?:~|null|Null|NULL|)$/;
const decimal = /^[-+]?(?:\d[\d_]*(?:\.[\d_]*)?|\.[\d_]+)(?:[eE][-+]?\d+)?$/;
const prefixed = /^([-+]?)0(?:b([01_]+)|o([0-7_]+)|x([\da-fA-F_]+)|([0-7_]+))$/;

/** The JSON value of a scalar (S0.8). Quoted, block and `!!str` scalars are strings. */
export function scalarValue(scalar: YamlScalar): Value {
  if (isPlaceholder(scalar.text)) return { type: "unknown" };
  if (scalar.style !== "plain" || scalar.tag === stringTag) return { type: "string", value: scalar.text };
  return plainValue(scalar.text);
}

/** What an unquoted text means: also the test whether a text needs quotes to stay a string. */
export function plainValue(text: string): Value {
  if (nothing.test(text)) return { type: "null" };
  if (truths.test(text)) return { type: "boolean", value: true };
  if (falsehoods.test(text)) return { type: "boolean", value: false };
  const number = plainNumber(text);
  return number === undefined ? { type: "string", value: text } : { type: "number", value: number };
}

function plainNumber(text: string): number | undefined {
  const match = prefixed.exec(text);
  if (match !== null) {
    const [, sign, binary, octal, hexadecimal, oldOctal] = match;
    const [digits, base] =
      binary !== undefined
        ? [binary, 2]
        : hexadecimal !== undefined
          ? [hexadecimal, 16]
          : [octal ?? oldOctal ?? "", 8];
    const number = Number.parseInt(digits.replaceAll("_", ""), base);
    if (!Number.isNaN(number)) return sign === "-" ? -number : number;
  }
  if (!decimal.test(text)) return undefined;
  const number = Number(text.replaceAll("_", ""));
  return Number.isNaN(number) ? undefined : number;
}

/** The text of a scalar where the API wants a string: null counts as "" (S0.10); undefined when unknown or another type. */
export function stringOf(scalar: YamlScalar): string | undefined {
  const value = scalarValue(scalar);
  if (value.type === "null") return "";
  return value.type === "string" ? value.value : undefined;
}

/** True for the boolean and nothing else: not for the text, not for what cannot be known. */
export function isTrue(node: YamlNode | undefined): boolean {
  const value = node?.kind === "scalar" ? scalarValue(node) : undefined;
  return value?.type === "boolean" && value.value;
}

/** The number of a scalar where the API wants an integer; undefined when unknown, fractional or another type. */
export function integerOf(scalar: YamlScalar | undefined): number | undefined {
  if (scalar === undefined) return undefined;
  const value = scalarValue(scalar);
  return value.type === "number" && Number.isInteger(value.value) ? value.value : undefined;
}

/** Whether a list is there and has items; undefined for what may be anything, such as a template. */
export function hasItems(node: YamlNode | undefined): boolean | undefined {
  if (node === undefined || (node.kind === "scalar" && scalarValue(node).type === "null")) return false;
  return node.kind === "sequence" ? node.items.length > 0 : undefined;
}
