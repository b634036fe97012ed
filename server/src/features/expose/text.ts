/** A drafted Service as text, in the style of the manifest that it will stand beside. */
import type { Range } from "../../text/range.ts";
import { scalarText } from "../../yaml/edits.ts";
import type { ServiceDraft } from "./draft.ts";
import type { DraftPort, Pair, Word } from "./draft-parts.ts";
import type { ManifestStyle } from "./style.ts";

export interface ServiceText {
  /** Lines separated by `\n`, without one at the end. */
  readonly text: string;
  /** The name in `metadata`, without its quotes. */
  readonly name: Range;
}

/** What stands behind a key: a scalar that is text already, a map, or a list of either. */
export type Tree = string | readonly Entry[] | { readonly items: readonly (string | readonly Entry[])[] };
export type Entry = readonly [key: string, value: Tree];

/** The Service as one document, without a mark before or after it. */
export function writeService(draft: ServiceDraft, style: ManifestStyle): ServiceText {
  return writeTree(treeOf(draft, style), draft.name, style);
}

/** Any object as one document; `name` is what stands in its metadata, before any other name. */
export function writeTree(tree: readonly Entry[], name: Word, style: ManifestStyle): ServiceText {
  const text = style.flow ? flowMap(tree, style, "") : blockLines(tree, style).join("\n");
  const written = word(name, style);
  const key = `${style.quotedKeys ? '"name"' : "name"}: `;
  const start = text.indexOf(key + written) + key.length + written.indexOf(name.text);
  return { text, name: { start, end: start + name.text.length } };
}

function treeOf(draft: ServiceDraft, style: ManifestStyle): readonly Entry[] {
  const own = (text: string) => word({ text, style: style.quotes }, style);
  const pairs = (list: readonly Pair[]): readonly Entry[] =>
    list.map(({ key, value }) => [scalarText(key, "plain"), word(value, style)]);
  const given = (key: string, text: string | undefined): readonly Entry[] =>
    text === undefined ? [] : [[key, own(text)]];
  const { externalIP } = draft;
  const ports = draft.ports.map((port) => portEntries(port, style));
  return [
    ["apiVersion", own("v1")],
    ["kind", own("Service")],
    [
      "metadata",
      [
        ["name", word(draft.name, style)],
        ...(draft.namespace === undefined ? [] : [["namespace", word(draft.namespace, style)] as const]),
        ...(draft.labels.length === 0 ? [] : [["labels", pairs(draft.labels)] as const]),
      ],
    ],
    [
      "spec",
      [
        ...given("type", draft.type),
        ...given("clusterIP", draft.clusterIP),
        ...given("loadBalancerIP", draft.loadBalancerIP),
        ...(externalIP === undefined ? [] : [["externalIPs", { items: [own(externalIP)] }] as const]),
        ...given("sessionAffinity", draft.sessionAffinity),
        ["selector", pairs(draft.selector)],
        ...(ports.length === 0 ? [] : [["ports", { items: ports }] as const]),
      ],
    ],
  ];
}

/** TCP is the default and goes without saying (S1.3). */
function portEntries(
  { name, port, protocol, targetPort }: DraftPort,
  style: ManifestStyle,
): readonly Entry[] {
  const own = (text: string) => word({ text, style: style.quotes }, style);
  return [
    ...(name === undefined ? [] : [["name", word(name, style)] as const]),
    ["port", String(port)],
    ...(protocol === "TCP" ? [] : [["protocol", own(protocol)] as const]),
    ["targetPort", typeof targetPort === "number" ? String(targetPort) : word(targetPort, style)],
  ];
}

/** Words without quotes of their own take those of the manifest; JSON knows double quotes only. */
export function word({ text, style }: Word, { quotes, quotedKeys }: ManifestStyle): string {
  if (quotedKeys) return JSON.stringify(text);
  return scalarText(text, style === "plain" || style === "block" ? quotes : style);
}

function blockLines(entries: readonly Entry[], style: ManifestStyle): readonly string[] {
  const pad = (blanks: number) => (line: string) => " ".repeat(blanks) + line;
  return entries.flatMap(([key, value]) => {
    if (typeof value === "string") return [`${key}: ${value}`];
    if (!("items" in value)) return [`${key}:`, ...blockLines(value, style).map(pad(style.indent))];
    const items = value.items.flatMap((item) => {
      const lines = typeof item === "string" ? [item] : blockLines(item, style);
      return lines.map((line, at) => (at === 0 ? `- ${line}` : `  ${line}`));
    });
    return [`${key}:`, ...items.map(pad(style.dash))];
  });
}

function flowMap(entries: readonly Entry[], style: ManifestStyle, margin: string): string {
  const inner = margin + " ".repeat(style.indent);
  const lines = entries.map(([key, value]) => {
    const quoted = style.quotedKeys && !key.startsWith('"') ? JSON.stringify(key) : key;
    return `${inner}${quoted}: ${flowValue(value, style, inner)}`;
  });
  return `{\n${lines.join(",\n")}${style.lastComma ? "," : ""}\n${margin}}`;
}

function flowValue(value: Tree, style: ManifestStyle, margin: string): string {
  if (typeof value === "string") return value;
  if (!("items" in value)) return flowMap(value, style, margin);
  const items = value.items.map((item) => (typeof item === "string" ? item : flowMap(item, style, margin)));
  return `[${items.join(", ")}]`;
}
