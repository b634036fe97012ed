/** Reads what decides the variables of a container: `env`, `envFrom`, and the texts that the kubelet expands (S4.23–S4.46). */
import { references } from "../../kubernetes/expansion.ts";
import { isServiceVariableName } from "../../kubernetes/service-env.ts";
import { type Range, shifted } from "../../text/range.ts";
import type { YamlNode, YamlScalar } from "../../yaml/node.ts";
import { asMap, asScalar, child, itemsOf } from "../../yaml/node.ts";
import { isPlaceholder } from "../../yaml/placeholder.ts";
import { isTrue, plainValue } from "../../yaml/value.ts";
import type {
  CommandText,
  EnvReference,
  EnvSource,
  EnvVariable,
  ExpandedText,
  Reference,
} from "../container.ts";
import { knownText } from "../identity.ts";

/** Longer texts are not kept: closed files shall stay small. Their references are. */
const longest = 256;

/** The entries of `env`, in order; those without a known name are left out. `text` is that of the document. */
export function readVariables(container: YamlNode, text: string): readonly EnvVariable[] {
  return itemsOf(child(container, "env")).flatMap((item) => {
    const nameNode = asScalar(child(item, "name"));
    const name = knownText(nameNode);
    if (name === undefined || nameNode === undefined) return [];
    const value = readValue(child(item, "value"), text);
    const from = value === undefined ? readReference(child(item, "valueFrom")) : undefined;
    return [{ name, nameRange: nameNode.range, nameNode, range: item.range, value, from }];
  });
}

/** Undefined for none and for an empty one, which are the same (S4.27). What is no text cannot be known. */
function readValue(node: YamlNode | undefined, text: string): ExpandedText | undefined {
  if (node === undefined || (node.kind === "scalar" && node.text === "")) return undefined;
  if (node.kind !== "scalar") return { range: node.range, text: undefined, references: [] };
  return { range: node.range, text: valueText(node), references: referencesIn(node, text) };
}

/** The entries of `envFrom`, in order (S4.23, S4.31). */
export function readEnvFrom(container: YamlNode): readonly EnvSource[] {
  return itemsOf(child(container, "envFrom")).flatMap((item) => {
    const configMap = child(item, "configMapRef");
    const source = configMap ?? child(item, "secretRef");
    if (source === undefined) return [];
    const prefixNode = asScalar(child(item, "prefix"));
    return [
      {
        kind: configMap === undefined ? "secret" : "configmap",
        range: item.range,
        ...nameIn(source),
        optional: isTrue(child(source, "optional")),
        prefix: prefixNode === undefined || prefixNode.text === "" ? "" : knownText(prefixNode),
      },
    ];
  });
}

function nameIn(source: YamlNode | undefined): Pick<EnvSource, "name" | "nameNode"> {
  const nameNode = asScalar(child(source, "name"));
  return { name: knownText(nameNode), nameNode };
}

/** The texts of `command` and `args` that speak of variables; the others mean what they say. */
export function readCommandLine(container: YamlNode, text: string): readonly CommandText[] {
  return (["command", "args"] as const).flatMap((field) =>
    itemsOf(child(container, field)).flatMap((item, index): readonly CommandText[] => {
      const scalar = asScalar(item);
      if (scalar === undefined || !scalar.text.includes("$")) return [];
      const found = [...referencesIn(scalar, text), ...shellReferencesIn(scalar, text)];
      if (found.length === 0 && !scalar.text.includes("$$")) return [];
      return [{ field, index, range: scalar.range, text: kept(scalar.text), references: found }];
    }),
  );
}

function kept(text: string): string | undefined {
  return text.length > longest ? undefined : text;
}

/** The API takes strings only. `$(NAME)` is what the kubelet expands, and no placeholder here. */
function valueText(scalar: YamlScalar): string | undefined {
  const plain = scalar.style === "plain" && scalar.tag === undefined;
  if (plain && plainValue(scalar.text).type !== "string") return undefined;
  return isPlaceholder(scalar.text.replaceAll(/\$\$|\$\([^)$]*\)/g, "")) ? undefined : kept(scalar.text);
}

/** A name that people give to variables; `$(date +%s)` is the business of a shell. */
const variableName = /^[-._A-Za-z][-._A-Za-z0-9]*$/;

/** Read from the text as it is written, so that each place is exact in any style. Behind an alias there is none. */
function referencesIn({ range }: YamlScalar, text: string): readonly Reference[] {
  return references(text.slice(range.start, range.end))
    .filter(({ name }) => variableName.test(name))
    .map(({ name, start, end }) => ({
      name,
      by: "kubelet",
      range: shifted({ start, end }, range.start),
    }));
}

/** What a shell in the container will look up, where the name is one that only a Service makes. */
function shellReferencesIn({ range }: YamlScalar, text: string): readonly Reference[] {
  const found = text.slice(range.start, range.end).matchAll(/\$(?:\{([A-Z][A-Z0-9_]*)\}|([A-Z][A-Z0-9_]*))/g);
  return [...found].flatMap((match): readonly Reference[] => {
    const name = match[1] ?? match[2] ?? "";
    const place: Range = { start: match.index, end: match.index + match[0].length };
    return isServiceVariableName(name) ? [{ name, by: "shell", range: shifted(place, range.start) }] : [];
  });
}

const kinds = [
  { kind: "configmap", field: "configMapKeyRef", key: "key" },
  { kind: "secret", field: "secretKeyRef", key: "key" },
  { kind: "field", field: "fieldRef", key: "fieldPath" },
  { kind: "resource", field: "resourceFieldRef", key: "resource" },
] as const;

function readReference(valueFrom: YamlNode | undefined): EnvReference | undefined {
  if (asMap(valueFrom) === undefined) return undefined;
  const found = kinds.find(({ field }) => child(valueFrom, field) !== undefined);
  const source = found && child(valueFrom, found.field);
  const keyNode = found && asScalar(child(source, found.key));
  return {
    kind: found?.kind ?? "other",
    ...nameIn(source),
    key: knownText(keyNode),
    keyNode,
    optional: isTrue(child(source, "optional")),
  };
}
