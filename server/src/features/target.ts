/** What is under the cursor: the question that every feature begins with. */
import type { Container, ContainerPort, EnvVariable, Reference } from "../resources/container.ts";
import type { DataKey } from "../resources/data-key.ts";
import type { PodReference } from "../resources/pod-reference.ts";
import type { ConfigMap, LabelMap, LabelPair, Secret } from "../resources/resource.ts";
import type { Service, ServicePort } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { placeIn, resourcesAt } from "../symbols/place.ts";
import { positionAt } from "../text/line-index.ts";
import { type Range, touches } from "../text/range.ts";
import { isOf, type Placed, type SourceDocument } from "../workspace/source-file.ts";
import type { Asked } from "./answers.ts";

/** A part of a resource. `range` counts from the start of the document. */
export type Target =
  | { readonly part: "header"; readonly placed: Placed; readonly range: Range }
  | { readonly part: "selector"; readonly placed: Placed<Service>; readonly range: Range }
  | PartOf<"service-port", Service, { readonly port: ServicePort }>
  | PartOf<"match-label", Workload, { readonly pair: LabelPair }>
  | PartOf<"pod-label", Workload, { readonly pair: LabelPair }>
  | PartOf<"container", Workload, { readonly container: Container }>
  | PartOf<"variable", Workload, { readonly container: Container; readonly variable: EnvVariable }>
  | PartOf<
      "reference",
      Workload,
      {
        readonly container: Container;
        readonly reference: Reference;
        /** The entry of `env` whose value it stands in. */
        readonly variable: EnvVariable | undefined;
      }
    >
  | PartOf<"pod-reference", Workload, { readonly reference: PodReference }>
  | {
      readonly part: "data-key";
      readonly placed: Placed<ConfigMap | Secret>;
      readonly key: DataKey;
      readonly range: Range;
    }
  | PartOf<"container-port", Workload, { readonly container: Container; readonly port: ContainerPort }>;

type PartOf<Part extends string, R extends Service | Workload, More> = {
  readonly part: Part;
  readonly placed: Placed<R>;
  readonly range: Range;
} & More;

/** The part of a resource at an offset of the file; undefined where the model knows nothing to say. */
export function targetAt(asked: Asked, offset: number): Target | undefined {
  const place = documentAt(asked, offset);
  if (place === undefined) return undefined;
  for (const placed of resourcesAt(place.document, place.offset)) {
    const found = partsOf(placed)
      .map((part) => ({ ...part, range: withoutLineEnd(place.document, part.range) }))
      .find(({ range }) => touches(range, place.offset));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The document at an offset of the file, and the offset within it; between two documents the later one. */
export function documentAt({ workspace, uri }: Asked, offset: number) {
  return placeIn(workspace, { uri, offset });
}

/** A block map ends where the next line begins; what people see of it ends one line earlier. */
function withoutLineEnd({ lines }: SourceDocument, { start, end }: Range): Range {
  let last = end;
  for (let at = positionAt(lines, last); at.character === 0 && last > start; at = positionAt(lines, last))
    last -= 1;
  return { start, end: last };
}

/** The smaller parts first, so that the first that touches the cursor is the one that is meant. */
function partsOf(placed: Placed): readonly Target[] {
  const { kindRange, nameNode } = placed.resource;
  const header = [kindRange, nameNode?.range].flatMap((range): Target[] =>
    range === undefined ? [] : [{ part: "header", placed, range }],
  );
  if (isOf(placed, "service")) return [...header, ...serviceParts(placed)];
  if (isOf(placed, "configmap") || isOf(placed, "secret")) return [...header, ...keyParts(placed)];
  return isOf(placed, "workload") ? [...header, ...workloadParts(placed)] : header;
}

function keyParts(placed: Placed<ConfigMap | Secret>): readonly Target[] {
  const keys = placed.resource.keys ?? [];
  return keys.map((key) => ({ part: "data-key", placed, key, range: key.keyRange }));
}

/** The name of the object, and the keys that a volume picks; the key of a variable is the variable's own matter. */
function podReferenceParts(placed: Placed<Workload>): readonly Target[] {
  return placed.resource.template.references.flatMap((reference) => {
    const keys = reference.use === "volume" ? reference.keys.map(({ node }) => node.range) : [];
    return [reference.mention.range, ...keys].map((range) => ({
      part: "pod-reference" as const,
      placed,
      reference,
      range,
    }));
  });
}

function serviceParts(placed: Placed<Service>): readonly Target[] {
  const { selector, ports } = placed.resource;
  return [
    ...(selector === undefined ? [] : [{ part: "selector" as const, placed, range: selector.range }]),
    ...ports.map((port) => ({ part: "service-port" as const, placed, port, range: port.range })),
  ];
}

function workloadParts(placed: Placed<Workload>): readonly Target[] {
  const { template, selector } = placed.resource;
  return [
    ...pairsOf(selector?.pairs).map((pair) => ({ part: "match-label" as const, placed, ...pair })),
    ...pairsOf(template.written).map((pair) => ({ part: "pod-label" as const, placed, ...pair })),
    ...podReferenceParts(placed),
    ...template.containers.flatMap((container) => containerParts(placed, container)),
  ];
}

function pairsOf(labels: LabelMap | undefined): readonly { pair: LabelPair; range: Range }[] {
  return (labels?.pairs ?? []).map((pair) => ({
    pair,
    range: { start: pair.keyRange.start, end: Math.max(pair.keyRange.end, pair.node.range.end) },
  }));
}

function containerParts(placed: Placed<Workload>, container: Container): readonly Target[] {
  const inner: readonly Target[] = [
    ...container.ports.map((port) => ({
      part: "container-port" as const,
      placed,
      container,
      port,
      range: port.range,
    })),
    ...referenceParts(placed, container),
    ...container.env.map((variable) => ({
      part: "variable" as const,
      placed,
      container,
      variable,
      range: variable.range,
    })),
  ];
  const { nameNode, imageRange } = container;
  const ranges = [nameNode?.range, imageRange, firstLine(placed, container)];
  const outer = ranges.flatMap((range): readonly Target[] =>
    range === undefined ? [] : [{ part: "container", placed, container, range }],
  );
  return [...inner, ...outer];
}

function referenceParts(placed: Placed<Workload>, container: Container): readonly Target[] {
  const texts = [
    ...container.env.flatMap((variable) => (variable.value ? [{ text: variable.value, variable }] : [])),
    ...container.commandLine.map((text) => ({ text, variable: undefined })),
  ];
  return texts.flatMap(({ text, variable }) =>
    text.references.map((reference) => ({
      part: "reference" as const,
      placed,
      container,
      variable,
      reference,
      range: reference.range,
    })),
  );
}

/** The list item from its first key to the end of that line. */
function firstLine({ document }: Placed, { range }: Container): Range {
  const next = document.lines.starts[positionAt(document.lines, range.start).line + 1];
  return { start: range.start, end: Math.min(range.end, next === undefined ? range.end : next - 1) };
}
