/** Documents of which the name is enough: what they are called, and whether their labels decode, without a tree. */
import { isBuiltinGroup, wiredKind } from "../kubernetes/kinds.ts";
import { shifted } from "../text/range.ts";
import { parseDocument } from "../yaml/parse.ts";
import { blockOf, dataAddresses } from "./addresses.ts";
import type { Header } from "./header.ts";
import { ignoreAnnotation } from "./ignores.ts";
import { readSmall } from "./kinds/configmap.ts";
import { isNamer } from "./kinds/namers.ts";
import { addNumbers } from "./kinds/pod-template.ts";
import { conversionIn } from "./kinds/webhooks.ts";
import { nonStringsOf } from "./labels.ts";
import type { Identity, NonString, Resource } from "./resource.ts";
import { secretsMadeBy } from "./secret-makers.ts";

/** The resource in a document with this header; undefined when it may lead somewhere and wants a tree. */
export function readLight(header: Header, text: string): Resource | undefined {
  if (text.includes(ignoreAnnotation)) return undefined;
  const wired = wiredKind(header.apiVersion, header.kind);
  if (wired === "ConfigMap") {
    const numbers = new Set<number>();
    addNumbers(text, numbers);
    const mentions = dataAddresses(blockOf(text, "data"), { text, field: "data", secret: false });
    return { ...identityOf(header, text), type: "configmap", ...readSmall(text), numbers, mentions };
  }
  if (wired === "CustomResourceDefinition")
    return { ...identityOf(header, text), type: "other", mentions: conversionIn(text) };
  if (isNamer(header)) return undefined;
  const mayHoldPods = text.includes("containers") && !isBuiltinGroup(header.apiVersion);
  if (wired !== undefined || mayHoldPods) return undefined;
  const makes = isBuiltinGroup(header.apiVersion) ? [] : secretsMadeBy(header, text);
  return { ...identityOf(header, text), type: "other", makes };
}

function identityOf({ metadata, nameNode, ...names }: Header, text: string): Identity {
  const start = Math.max(0, text.search(/^[A-Za-z"']/m));
  const nodes = {
    kindRange: undefined,
    nameNode,
    namespaceNode: undefined,
    metadataShape: undefined,
  };
  const nonStrings =
    metadata === undefined ? [] : nonStringsIn(text.slice(metadata.start, metadata.end), metadata.start);
  return {
    ...names,
    ...nodes,
    nonStrings,
    malformed: [],
    ignores: [],
    mentions: [],
    picks: [],
    item: 0,
    complete: true,
    range: { start, end: text.trimEnd().length },
  };
}

/** A value that may be no string (S0.8): only then the metadata is worth a tree of its own. */
const suspicious = /^[ \t]+\S+:[ \t]+(?:[-+.]?\d[\w.+-]*|y|n|yes|no|on|off|true|false)[ \t]*(?:#.*)?\r?$/im;

function nonStringsIn(metadata: string, offset: number): readonly NonString[] {
  if (!suspicious.test(metadata)) return [];
  const { root, problems } = parseDocument(metadata);
  if (problems.length > 0) return [];
  return ["labels", "annotations"]
    .flatMap((key) => nonStringsOf(`metadata.${key}`, root, "metadata", key))
    .map((each) => ({ ...each, value: { ...each.value, range: shifted(each.value.range, offset) } }));
}
