/** Selectors of every kind in one form: of Services, of workloads, and whatever else picks by labels. */
import type { Requirement } from "../kubernetes/labels.ts";
import type { LabelSelector, WrittenRequirement } from "../resources/label-selector.ts";
import type { Pick } from "../resources/mention.ts";
import type { LabelMap } from "../resources/resource.ts";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { type Graph, labelKey, rootKey } from "../workspace/graph.ts";
import { labelsOf, picked, pickedServices, picksNear } from "../workspace/picks.ts";
import { namespaceFit, rankOf, selectPods } from "../workspace/selection.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { rootOf } from "../workspace/world.ts";

/** What has labels and is selected by them. */
export type Carrier = Placed<Workload> | Placed<Service>;

export interface Selector {
  /** Whose selector it is. */
  readonly placed: Placed;
  readonly of: Pick["of"];
  readonly pairs: LabelMap | undefined;
  readonly expressions: readonly WrittenRequirement[];
  /** Undefined for a Service, and for a workload, which selects its own pods. */
  readonly pick: Pick | undefined;
}

/** A label with its value. */
export interface Pair {
  readonly key: string;
  readonly value: string;
}

/**
 * The selectors of an object. Equal questions give equal objects as long as the graph stands, so that they can be told
 * apart by identity.
 */
export function selectorsIn(placed: Placed): readonly Selector[] {
  const known = selectorsBy.get(placed);
  if (known !== undefined) return known;
  const selectors = readSelectors(placed);
  selectorsBy.set(placed, selectors);
  return selectors;
}

/** Placed resources never change. */
const selectorsBy = new WeakMap<Placed, readonly Selector[]>();

function readSelectors(placed: Placed): readonly Selector[] {
  if (isOf(placed, "service")) {
    const pairs = placed.resource.selector;
    return pairs === undefined ? [] : [{ placed, of: "pods", pairs, expressions: [], pick: undefined }];
  }
  const own = isOf(placed, "workload") ? placed.resource.selector : undefined;
  const written = (selector: LabelSelector) => ({
    pairs: selector.pairs,
    expressions: selector.expressions,
  });
  return [
    ...(own === undefined ? [] : [{ placed, of: "pods" as const, pick: undefined, ...written(own) }]),
    ...placed.resource.picks
      .filter(({ of }) => of !== "unknown")
      .map((pick) => ({ placed, of: pick.of, pick, ...written(pick.selector) })),
  ];
}

/** A custom resource beside an object whose selector names a pair of the object: who knows what it selects. */
export function unknownSelector(graph: Graph, carrier: Carrier, pair: Pair): Placed | undefined {
  const found = picksNear(graph, carrier).find(
    ({ from, pick: { of, selector } }) =>
      of === "unknown" &&
      ["file", "folder"].includes(rankOf(graph, carrier, from)) &&
      namespaceFit(graph, carrier, from) !== "differs" &&
      selector.requirements.some((each) => isAbout(each, pair)),
  );
  return found?.from;
}

/** Whether a selector names the pair, to ask for it or to leave it out. */
function namesPair({ pairs, expressions }: Selector, { key, value }: Pair): boolean {
  return pairs?.labels.get(key) === value || expressions.some((each) => isAbout(each, { key, value }));
}

/** An expression that lists the value of the key. */
export function isAbout({ key, operator, values }: Requirement, pair: Pair): boolean {
  return key === pair.key && (operator === "In" || operator === "NotIn") && values.includes(pair.value);
}

/**
 * What a selector that names a pair is about: the objects with the pair that it selects, or that it leaves out for the
 * sake of this very pair.
 */
export function carriersOf(graph: Graph, selector: Selector, pair: Pair): readonly Carrier[] {
  return selectedBy(graph, selector, pair).filter(
    (carrier) => labelsOf(carrier)?.get(pair.key) === pair.value,
  );
}

/** Everything that it is about, with the pair or without. */
export function selectedBy(graph: Graph, { placed, pick }: Selector, pair: Pair): readonly Carrier[] {
  if (pick === undefined) return ownPods(graph, placed);
  const { selector } = pick;
  const leavesOut = (each: Requirement) => each.operator === "NotIn" && isAbout(each, pair);
  const requirements = selector.requirements.filter((each) => !leavesOut(each));
  const about = { ...pick, selector: { ...selector, requirements } };
  return pick.of === "services"
    ? pickedServices(graph, { from: placed, pick: about })
    : picked(graph, placed, about);
}

function ownPods(graph: Graph, placed: Placed): readonly Carrier[] {
  if (isOf(placed, "workload")) return [placed];
  if (!isOf(placed, "service")) return [];
  return selectPods(graph, placed, { scope: "auto" }).pods.map((pods) => pods.placed);
}

/** The selectors that name a pair of an object and are about the object. */
export function selectorsOf(graph: Graph, carrier: Carrier, pair: Pair): readonly Selector[] {
  const scope = rootKey(rootOf(graph.world, carrier.document.uri));
  const services = isOf(carrier, "workload")
    ? graph.services.read(labelKey(scope, pair.key, pair.value))
    : [];
  const picking = new Set(picksNear(graph, carrier).map(({ from }) => from));
  return [carrier, ...services, ...picking]
    .flatMap(selectorsIn)
    .filter((selector) => namesPair(selector, pair))
    .filter((selector) => carriersOf(graph, selector, pair).includes(carrier));
}
