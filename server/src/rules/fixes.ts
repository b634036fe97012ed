/** The edits that plug a cable in, for every rule that needs one of them. */
import * as l10n from "@vscode/l10n";
import { matchRequirements } from "../kubernetes/labels.ts";
import type { LabelMap, LabelPair } from "../resources/resource.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import type { Placed } from "../workspace/source-file.ts";
import {
  insertPair,
  type MapShape,
  placeAmong,
  removeItem,
  removeLine,
  removePair,
  replaceScalar,
  scalarText,
  type WrittenYaml,
} from "../yaml/edits.ts";
import type { YamlScalar } from "../yaml/node.ts";
import type { DocumentEdit, Fix } from "./rule.ts";

/** A fix for a person to decide on; undefined when one of its edits cannot be made, so that it is never half a fix. */
export function fix(title: string, edits: readonly (DocumentEdit | undefined)[]): readonly Fix[] {
  const possible = edits.flatMap((edit) => edit ?? []);
  return possible.length === edits.length && edits.length > 0
    ? [{ title, safe: false, edits: possible }]
    : [];
}

/** Sets the value of a scalar that is written here. */
export function setScalar(
  { document }: Placed,
  node: YamlScalar | undefined,
  text: string,
): DocumentEdit | undefined {
  return node === undefined || node.aliased ? undefined : { document, edit: replaceScalar(node, text) };
}

/** Sets a number, without quotes, whatever stood there before. */
export function setNumber(
  { document }: Placed,
  node: YamlScalar | undefined,
  number: number,
): DocumentEdit | undefined {
  if (node === undefined || node.aliased) return undefined;
  const missing = node.range.start === node.range.end;
  return { document, edit: { range: node.range, newText: missing ? ` ${number}` : `${number}` } };
}

/** A fix that may be applied without a person looking; none when its edit cannot be made. */
export function safeFix(title: string, edit: DocumentEdit | undefined): readonly Fix[] {
  return edit === undefined ? [] : [{ title, safe: true, edits: [edit] }];
}

/** Puts one more pair into a map. */
export function addPair(
  { document }: Placed,
  shape: MapShape | undefined,
  pair: { readonly key: string; readonly value: string | number | WrittenYaml },
) {
  return shape === undefined ? undefined : { document, edit: insertPair(shape, document.lines, pair) };
}

/** Takes an entry out of a list; undefined for the first, which would leave its list to others. */
export function removeEntry(
  { document }: Placed,
  { shape }: { readonly shape: MapShape | undefined },
  previous: { readonly shape: MapShape | undefined } | undefined,
): DocumentEdit | undefined {
  const before = previous?.shape;
  if (shape === undefined || before === undefined) return undefined;
  const { flow, range, firstKey, end } = shape;
  const item = flow
    ? { flow, range, before: before.range.end }
    : { flow, range: { start: firstKey, end }, before: before.end };
  return { document, edit: removeItem(item, document.lines) };
}

/** Takes a pair out of a map, given its value. */
export function dropPair(
  { document }: Placed,
  shape: MapShape | undefined,
  value: YamlScalar | undefined,
): DocumentEdit | undefined {
  const edit =
    shape === undefined || value === undefined ? undefined : removeLine(shape, document.lines, value.range);
  return edit === undefined ? undefined : { document, edit };
}

/** Gives a map of labels a pair: changes the value under the key, or adds the pair in the quotes of its neighbours. */
function setLabel(
  placed: Placed,
  map: LabelMap | undefined,
  { key, value }: { readonly key: string; readonly value: string },
) {
  const existing = map?.pairs.find((pair) => pair.key === key);
  if (existing !== undefined) return setScalar(placed, existing.node, value);
  return addPair(placed, map?.shape, { key, value });
}

/** Turns one pair into another, key and value. */
export function replacePair(
  { document }: Placed,
  pair: LabelPair,
  { key, value }: { readonly key: string; readonly value: string },
) {
  if (pair.node.aliased) return [undefined];
  const newKey = { range: pair.keyRange, newText: scalarText(key, pair.keyStyle) };
  const keyEdit = key === pair.key ? [] : [{ document, edit: newKey }];
  const valueEdit = value === pair.value ? [] : [{ document, edit: replaceScalar(pair.node, value) }];
  return [...keyEdit, ...valueEdit];
}

/** Takes a pair out of the selector of a Service; undefined when it stands elsewhere. */
export function removeLabel(
  { document, resource: { selector } }: Placed<Service>,
  { keyRange, node }: LabelPair,
): DocumentEdit | undefined {
  if (selector?.shape === undefined || node.aliased) return undefined;
  const ranges = selector.pairs.map((pair) => ({
    start: pair.keyRange.start,
    end: Math.max(pair.keyRange.end, pair.node.range.end),
  }));
  const place = placeAmong(ranges, keyRange.start, { flow: selector.shape.flow, range: selector.range });
  return place === undefined ? undefined : { document, edit: removePair(place, document.lines) };
}

/** Makes a Service select by one more pair, which only the pods of this workload have; none when no pair does that. */
export function selectOnly(
  service: Placed<Service>,
  workload: Placed<Workload>,
  pair: LabelPair | undefined,
): readonly Fix[] {
  const { selector } = service.resource;
  if (pair?.value === undefined || selector?.labels.has(pair.key) !== false) return [];
  const { kind, name } = workload.resource;
  const edit = setLabel(service, selector, { key: pair.key, value: pair.value });
  return fix(
    l10n.t("Select only the pods of {0} `{1}`, by `{2}: {3}`", kind, name ?? "", pair.key, pair.value),
    [edit],
  );
}

/**
 * Labels the pods of a workload; its own selector follows where it asks for the old value, or the server refuses it
 * (S2.4). No edit when an expression of the selector would not let it.
 */
export function labelPods(placed: Placed<Workload>, pair: { readonly key: string; readonly value: string }) {
  const { template, selector } = placed.resource;
  const asked = selector?.pairs?.pairs.find(({ key }) => key === pair.key);
  const others = (selector?.requirements ?? []).filter(({ key }) => asked === undefined || key !== asked.key);
  const labels = new Map(template.written?.labels).set(pair.key, pair.value);
  if (matchRequirements(others, labels) === "no") return [undefined];
  const follow =
    asked === undefined || asked.value === pair.value ? [] : [setScalar(placed, asked.node, pair.value)];
  return [labelTemplate(placed, pair), ...follow];
}

/** Gives the pod template of a workload a label, with the maps around it where they are not written yet. */
export function labelTemplate(
  placed: Placed<Workload>,
  pair: { readonly key: string; readonly value: string },
) {
  const { written, metadataShape, shape } = placed.resource.template;
  if (written !== undefined) return setLabel(placed, written, pair);
  if (metadataShape !== undefined) {
    return addPair(placed, metadataShape, { key: "labels", value: nested(metadataShape, [], pair) });
  }
  return shape && addPair(placed, shape, { key: "metadata", value: nested(shape, ["labels"], pair) });
}

/** Gives an object a label of its own, with the map around it where that is not written yet. */
export function labelObject(
  placed: Placed,
  written: LabelMap | undefined,
  pair: { readonly key: string; readonly value: string },
) {
  const { metadataShape } = placed.resource;
  if (written !== undefined) return setLabel(placed, written, pair);
  return (
    metadataShape && addPair(placed, metadataShape, { key: "labels", value: nested(metadataShape, [], pair) })
  );
}

/** A pair inside of maps of one key each, in the style of the map that they go into. */
function nested(
  { flow, keyStyle, valueStyle }: MapShape,
  keys: readonly string[],
  { key, value }: { readonly key: string; readonly value: string },
): WrittenYaml {
  const names = [...keys, key].map((name) => scalarText(name, keyStyle));
  const leaf = scalarText(value, valueStyle);
  if (flow) return { yaml: names.reduceRight((inner, name) => `{ ${name}: ${inner} }`, leaf) };
  const lines = names.map((name, depth) => `\n${"  ".repeat(depth + 1)}${name}:`);
  return { yaml: `${lines.join("")} ${leaf}` };
}

/** Sets the protocol of a Service port, which may not be written yet. */
export function setProtocol(
  placed: Placed,
  port: Pick<ServicePort, "protocolNode" | "shape" | "portNode">,
  protocol: string,
) {
  if (port.protocolNode !== undefined) return setScalar(placed, port.protocolNode, protocol);
  return addPair(placed, port.shape, { key: "protocol", value: protocol });
}
