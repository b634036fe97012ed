/** A key of a ConfigMap or Secret: where it stands, and the variables, files and mounts of pods that read it by name. */
import * as l10n from "@vscode/l10n";
import { configKeyProblems } from "../kubernetes/names.ts";
import type { PodReference } from "../resources/pod-reference.ts";
import type { ConfigMap, Secret } from "../resources/resource.ts";
import type { Workload } from "../resources/workload.ts";
import { touches } from "../text/range.ts";
import type { Graph } from "../workspace/graph.ts";
import { mentionsOf, objectsMeant } from "../workspace/mentions.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { tiedTo } from "./closure.ts";
import { obstacleToKey } from "./data-key-readers.ts";
import { dataKeyOccurrence, type Occurrence, scalarOccurrence } from "./occurrence.ts";
import { inOrder } from "./order.ts";
import type { FoundSymbol, SymbolQuery } from "./symbol.ts";
import { illegal, named } from "./wording.ts";

type Holder = Placed<ConfigMap | Secret>;

/** A place where a pod reads from an object. */
interface Reading {
  readonly from: Placed<Workload>;
  readonly reference: PodReference;
}

interface Seed {
  readonly at: Occurrence;
  readonly key: string;
  readonly holders: () => readonly Holder[];
}

/** The key at an offset, by its own name or by who reads it; undefined where none is named. */
export function dataKeySymbol({
  workspace: { graph },
  placed,
  offset,
}: SymbolQuery): FoundSymbol | undefined {
  const seed = seedsIn(graph, placed).find(({ at }) => touches(at.range, offset));
  if (seed === undefined) return undefined;
  const { at, key } = seed;
  const tied = () => tiedHolders(graph, seed.holders());
  return {
    title: l10n.t("the key `{0}`", key),
    name: key,
    placed,
    range: at.range,
    definitions: () =>
      at.role === "definition" ? [at] : inOrder(seed.holders().flatMap((each) => written(each, key))),
    occurrences: () =>
      inOrder([
        ...tied().flatMap((each) => [
          ...written(each, key),
          ...readingsOf(graph, each).flatMap((reading) => readIn(reading, key)),
        ]),
        at,
      ]),
    rename: {
      words: [key],
      labelKey: undefined,
      isInPatch: (piece) => isInPiece(piece, key),
      obstacle: () => obstacleToKey(graph, { holders: tied(), key }),
      problem: (name) => problemOf(tied(), { before: key, name }),
    },
  };
}

function seedsIn(graph: Graph, placed: Placed): readonly Seed[] {
  if (isHolder(placed))
    return (placed.resource.keys ?? []).map((each) => ({
      at: dataKeyOccurrence({ placed, role: "definition" }, each),
      key: each.key,
      holders: () => [placed],
    }));
  if (!isOf(placed, "workload")) return [];
  return placed.resource.template.references.flatMap((reference) =>
    reference.keys.map(({ key, node }) => ({
      at: scalarOccurrence({ placed, role: "reference" }, node),
      key,
      holders: () => holdersOf(graph, { from: placed, reference }),
    })),
  );
}

function isHolder(placed: Placed): placed is Holder {
  return isOf(placed, "configmap") || isOf(placed, "secret");
}

function holdersOf(graph: Graph, { from, reference: { mention } }: Reading): readonly Holder[] {
  return objectsMeant(graph, { from, mention }).objects.filter(isHolder);
}

/** Objects of one name hang together when somebody may read from either. */
function tiedHolders(graph: Graph, holders: readonly Holder[]): readonly Holder[] {
  return tiedTo(
    { selectors: [], carriers: holders },
    {
      carriersOf: (reading: Reading) => holdersOf(graph, reading),
      selectorsOf: (holder: Holder) => readingsOf(graph, holder),
    },
  ).carriers;
}

function readingsOf(graph: Graph, holder: Holder): readonly Reading[] {
  return mentionsOf(graph, holder).flatMap(({ from, mention }) =>
    isOf(from, "workload")
      ? from.resource.template.references
          .filter((reference) => reference.mention === mention)
          .map((reference) => ({ from, reference }))
      : [],
  );
}

function written(placed: Holder, key: string): readonly Occurrence[] {
  return (placed.resource.keys ?? [])
    .filter((each) => each.key === key)
    .map((each) => dataKeyOccurrence({ placed, role: "definition" }, each));
}

function readIn({ from, reference }: Reading, key: string): readonly Occurrence[] {
  return reference.keys
    .filter((each) => each.key === key)
    .map(({ node }) => scalarOccurrence({ placed: from, role: "reference" }, node));
}

function isInPiece(piece: Placed, key: string): boolean {
  if (isHolder(piece)) return piece.resource.keys === undefined || written(piece, key).length > 0;
  if (!isOf(piece, "workload")) return false;
  return piece.resource.template.references.some(({ keys }) => keys.some((each) => each.key === key));
}

function problemOf(
  holders: readonly Holder[],
  { before, name }: { readonly before: string; readonly name: string },
): string | undefined {
  const taken = name === before ? undefined : holders.find((each) => written(each, name).length > 0);
  return (
    illegal(name, configKeyProblems(name)) ??
    (taken === undefined ? undefined : l10n.t("{0} has a key `{1}` already.", named(taken), name))
  );
}
