/** The edits that plug a cable in, for every rule that needs one of them. */
import type { LabelMap, LabelPair, Service, ServicePort, Workload } from "../resources/resource.ts";
import type { Placed } from "../workspace/source-file.ts";
import {
  insertPair,
  type MapShape,
  placeAmong,
  removePair,
  replaceScalar,
  scalarText,
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
  return node === undefined || node.aliased
    ? undefined
    : { document, edit: { range: node.range, newText: `${number}` } };
}

/** Puts one more pair into a map. */
export function addPair(
  { document }: Placed,
  shape: MapShape | undefined,
  pair: { readonly key: string; readonly value: string },
) {
  return shape === undefined ? undefined : { document, edit: insertPair(shape, document.lines, pair) };
}

/** Gives a map of labels a pair: changes the value under the key, or adds the pair in the quotes of its neighbours. */
export function setLabel(
  placed: Placed,
  map: LabelMap | undefined,
  { key, value }: { readonly key: string; readonly value: string },
) {
  const existing = map?.pairs.find((pair) => pair.key === key);
  if (existing !== undefined) return setScalar(placed, existing.node, value);
  const style = map?.pairs[0]?.node.style ?? "plain";
  return addPair(placed, map?.shape, { key, value: scalarText(value, style) });
}

/** Turns one pair into another, key and value. */
export function replacePair(
  { document }: Placed,
  pair: LabelPair,
  { key, value }: { readonly key: string; readonly value: string },
) {
  if (pair.node.aliased) return [undefined];
  const keyEdit =
    key === pair.key ? [] : [{ document, edit: { range: pair.keyRange, newText: scalarText(key, "plain") } }];
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
  return fix(`Select only the pods of ${kind} \`${name ?? ""}\`, by \`${pair.key}: ${pair.value}\``, [edit]);
}

/** Labels the pods of a workload; its own selector follows where it asks for the old value, or the server refuses it (S2.4). */
export function labelPods(placed: Placed<Workload>, pair: { readonly key: string; readonly value: string }) {
  const { template, selector } = placed.resource;
  const asked = selector?.pairs?.pairs.find(({ key }) => key === pair.key);
  const follow =
    asked === undefined || asked.value === pair.value ? [] : [setScalar(placed, asked.node, pair.value)];
  return [setLabel(placed, template.written, pair), ...follow];
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
