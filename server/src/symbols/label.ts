/**
 * A label with its value, across the selectors that name it and the objects that carry it. Pods elsewhere that merely
 * have the same label are another symbol: ranks decide (product, section 3).
 */
import * as l10n from "@vscode/l10n";
import { labelKeyProblems, labelValueProblems } from "../kubernetes/names.ts";
import type { LabelMap, LabelPair } from "../resources/resource.ts";
import { touches } from "../text/range.ts";
import type { Graph } from "../workspace/graph.ts";
import { isOrdinalLabel } from "../workspace/match-pods.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { tiedTo } from "./closure.ts";
import { doubtIn, mergeProblem } from "./label-merge.ts";
import { keyOccurrence, type Occurrence, scalarOccurrence } from "./occurrence.ts";
import { inOrder } from "./order.ts";
import {
  type Carrier,
  carriersOf,
  isAbout,
  type Pair,
  type Selector,
  selectorsIn,
  selectorsOf,
  unknownSelector,
} from "./selectors.ts";
import type { FoundSymbol, RenameRules, SymbolQuery } from "./symbol.ts";
import { illegal, isImmutable, named } from "./wording.ts";

/** Which half of the pair the cursor is in, and a rename replaces. */
type Half = "key" | "value";

interface Seed {
  readonly pair: Pair;
  readonly half: Half;
  readonly at: Occurrence;
  readonly selector: Selector | undefined;
  readonly carrier: Carrier | undefined;
}

/** What hangs together with a pair. */
export interface TiedLabel {
  readonly graph: Graph;
  readonly pair: Pair;
  readonly selectors: readonly Selector[];
  readonly carriers: readonly Carrier[];
}

/** The label at an offset; undefined where none is, or its value is not known. */
export function labelSymbol({ workspace: { graph }, placed, offset }: SymbolQuery): FoundSymbol | undefined {
  const seed = seedsIn(placed).find(({ at }) => touches(at.range, offset));
  if (seed === undefined) return undefined;
  const { pair, half, at, selector } = seed;
  const tied = () => tiedLabel(graph, seed);
  const definitions = () =>
    selector === undefined
      ? [at]
      : carriersOf(graph, selector, pair).flatMap((each) => inCarrier(each, pair, half));
  return {
    title: l10n.t("the label `{0}`", `${pair.key}: ${pair.value}`),
    name: pair[half],
    placed,
    range: at.range,
    definitions,
    occurrences: () => occurrencesOf(tied(), half),
    rename: rulesOf(pair, tied, half),
  };
}

function tiedLabel(graph: Graph, { pair, selector, carrier }: Seed): TiedLabel {
  const seeds = {
    selectors: selector === undefined ? [] : [selector],
    carriers: carrier === undefined ? [] : [carrier],
  };
  const ties = {
    carriersOf: (each: Selector) => carriersOf(graph, each, pair),
    selectorsOf: (each: Carrier) => selectorsOf(graph, each, pair),
  };
  return { graph, pair, ...tiedTo(seeds, ties) };
}

function occurrencesOf({ pair, selectors, carriers }: TiedLabel, half: Half): readonly Occurrence[] {
  return inOrder([
    ...carriers.flatMap((carrier) => inCarrier(carrier, pair, half)),
    ...selectors.flatMap((selector) => inSelector(selector, pair, half)),
  ]);
}

/** Every place in a resource that is half of a label. */
function seedsIn(placed: Placed): readonly Seed[] {
  const carrier = isOf(placed, "workload") || isOf(placed, "service") ? placed : undefined;
  const carried = carrier === undefined ? [] : pairsOf(writtenLabels(carrier));
  return [
    ...selectorsIn(placed).flatMap((selector) =>
      pairsIn(selector).flatMap((pair) =>
        halves.flatMap((half) =>
          inSelector(selector, pair, half).map((at) => ({ pair, half, at, selector, carrier: undefined })),
        ),
      ),
    ),
    ...carried.flatMap((pair) =>
      halves.flatMap((half) =>
        carrier === undefined
          ? []
          : inCarrier(carrier, pair, half).map((at) => ({ pair, half, at, selector: undefined, carrier })),
      ),
    ),
  ];
}

const halves = ["key", "value"] as const;

function pairsIn({ pairs, expressions }: Selector): readonly Pair[] {
  return [
    ...pairsOf(pairs),
    ...expressions.flatMap(({ key, values }) => values.map((value) => ({ key, value }))),
  ];
}

function pairsOf(labels: LabelMap | undefined): readonly Pair[] {
  return (labels?.pairs ?? []).flatMap(({ key, value }) => (value === undefined ? [] : [{ key, value }]));
}

function writtenLabels(carrier: Carrier): LabelMap | undefined {
  return isOf(carrier, "service") ? carrier.resource.ownLabels : carrier.resource.template.written;
}

function inCarrier(carrier: Carrier, pair: Pair, half: Half): readonly Occurrence[] {
  const part = { placed: carrier, role: "definition" } as const;
  return written(writtenLabels(carrier), pair).map((each) => halfOf(part, each, half));
}

function inSelector(
  { placed, pairs, expressions, pick }: Selector,
  pair: Pair,
  half: Half,
): readonly Occurrence[] {
  const fixed = pick === undefined && isImmutable(placed) ? ({ caution: "immutable" } as const) : {};
  const part = { placed, role: "reference", ...fixed } as const;
  const listed = expressions
    .filter((each) => isAbout(each, pair))
    .flatMap(({ keyNode, values, valueNodes }) =>
      half === "key" ? [keyNode] : valueNodes.filter((_, at) => values[at] === pair.value),
    );
  return [
    ...written(pairs, pair).map((each) => halfOf(part, each, half)),
    ...listed.map((node) => scalarOccurrence(part, node)),
  ];
}

function written(labels: LabelMap | undefined, pair: Pair): readonly LabelPair[] {
  return (labels?.pairs ?? []).filter(({ key, value }) => key === pair.key && value === pair.value);
}

function halfOf(part: Parameters<typeof keyOccurrence>[0], pair: LabelPair, half: Half): Occurrence {
  return half === "key" ? keyOccurrence(part, pair) : scalarOccurrence(part, pair.node);
}

function rulesOf(pair: Pair, tied: () => TiedLabel, half: Half): RenameRules {
  return {
    words: [pair.key, pair.value].filter((word) => word !== ""),
    labelKey: pair.key,
    obstacle: () => obstacleIn(tied(), half),
    problem: (name) => {
      const problems = half === "key" ? labelKeyProblems(name) : labelValueProblems(name);
      if (name === "") return l10n.t("A name is needed.");
      return (
        illegal(name, problems) ??
        mergeProblem(tied(), half === "key" ? { ...pair, key: name } : { ...pair, value: name })
      );
    },
  };
}

/** A label that a controller sets is nowhere written; a key that an expression shares is not this pair's alone. */
function obstacleIn(tied: TiedLabel, half: Half): string | undefined {
  const { graph, pair, selectors, carriers } = tied;
  const doubt = doubtIn(tied);
  if (doubt !== undefined)
    return l10n.t(
      "{0} has labels with values that are not known, so that who is selected is not known either.",
      named(doubt),
    );
  const label = `${pair.key}: ${pair.value}`;
  const custom = carriers.flatMap((carrier) => unknownSelector(graph, carrier, pair) ?? [])[0];
  if (custom !== undefined)
    return l10n.t("{0} selects `{1}` too, of what is not known. Rename it by hand.", named(custom), label);
  if (
    isOrdinalLabel(pair.key) ||
    carriers.some((carrier) => written(writtenLabels(carrier), pair).length === 0)
  )
    return l10n.t("The label `{0}` is set by a controller and written in no manifest.", label);
  const shares = ({ key, operator, values }: Selector["expressions"][number]) =>
    key === pair.key && (operator !== "In" || values.length !== 1);
  if (half === "key" && selectors.some(({ expressions }) => expressions.some(shares)))
    return l10n.t(
      "An expression of a selector speaks of `{0}` with other values too. Rename it by hand.",
      pair.key,
    );
  return undefined;
}
