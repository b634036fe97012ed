/** Whether another label would tie together what has nothing to do with each other: then a rename would rewire. */
import * as l10n from "@vscode/l10n";
import { type Labels, matchRequirements, type Requirement } from "../kubernetes/labels.ts";
import { anyPickKey, type Graph, labelKey, rootKey } from "../workspace/graph.ts";
import { fitsNamespace, labelsOf } from "../workspace/picks.ts";
import { namespaceFit, rankOf, ranks } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { commonDepth, folderOf } from "../workspace/uri.ts";
import { rootOf } from "../workspace/world.ts";
import type { TiedLabel } from "./label.ts";
import { type Carrier, type Pair, type Selector, selectedBy, selectorsIn } from "./selectors.ts";
import { named } from "./wording.ts";

/** Why a label cannot become another one; undefined when everything is selected as before. */
export function mergeProblem(tied: TiedLabel, after: Pair): string | undefined {
  const { pair, carriers, selectors } = tied;
  if (pair.key === after.key && pair.value === after.value) return undefined;
  const doubled = pair.key === after.key ? undefined : alreadyThere(tied, after.key);
  if (doubled !== undefined) return l10n.t("{0} has a label `{1}` already.", named(doubled), after.key);
  const text = `${after.key}: ${after.value}`;
  for (const selector of selectors.filter(selectsOthers)) {
    const now = () => selectedBy(tied.graph, selector, pair);
    const other = strangers(tied, after, selector).find((each) => reaches(tied, { selector, now }, each));
    if (other !== undefined)
      return l10n.t(
        "{0} has `{1}` already: {2} would select it too.",
        named(other),
        text,
        named(selector.placed),
      );
  }
  for (const carrier of carriers) {
    const other = strangeSelectors(tied, after, carrier).find((selector) =>
      reaches(tied, { selector, now: () => selectedBy(tied.graph, selector, after) }, carrier),
    );
    if (other !== undefined)
      return l10n.t(
        "{0} selects `{1}` already: it would select {2} too.",
        named(other.placed),
        text,
        named(carrier),
      );
  }
  return undefined;
}

function alreadyThere({ carriers, selectors }: TiedLabel, key: string): Placed | undefined {
  const carrying = carriers.find((each) => labelsOf(each)?.has(key));
  return carrying ?? selectors.find(({ pairs }) => pairs?.labels.has(key))?.placed;
}

/** Objects outside that a selector of the symbol would match once it asks for the other label. */
function strangers(
  { graph, pair, carriers }: TiedLabel,
  after: Pair,
  selector: Selector,
): readonly Carrier[] {
  const all = carrying(graph, selector, after);
  const requirements = requirementsOf(selector).map((each) => replaced(each, pair, after));
  return all.filter((each) => !carriers.includes(each) && matches(requirements, labelsOf(each) ?? new Map()));
}

/** Selectors outside that would match an object of the symbol once it has the other label. */
function strangeSelectors(
  { graph, pair, selectors }: TiedLabel,
  after: Pair,
  carrier: Carrier,
): readonly Selector[] {
  const key = scopedKey(graph.world, carrier, after);
  const any = anyPickKey(rootKey(rootOf(graph.world, carrier.document.uri)));
  const placed = new Set([
    ...graph.services.read(key),
    ...graph.picking.read(key),
    ...graph.picking.read(any),
  ]);
  const labels = new Map(labelsOf(carrier));
  if (pair.key !== after.key) labels.delete(pair.key);
  labels.set(after.key, after.value);
  const of = carrier.resource.type === "service" ? "services" : "pods";
  return [...placed]
    .flatMap(selectorsIn)
    .filter(
      (each) =>
        each.of === of &&
        selectsOthers(each) &&
        !selectors.includes(each) &&
        isNew(each, { carrier, labels }),
    );
}

function isNew(
  selector: Selector,
  { carrier, labels }: { readonly carrier: Carrier; readonly labels: Labels },
) {
  const requirements = requirementsOf(selector);
  return matches(requirements, labels) && !matches(requirements, labelsOf(carrier) ?? new Map());
}

function matches(requirements: readonly Requirement[], labels: Labels): boolean {
  return requirements.length > 0 && matchRequirements(requirements, labels) === "yes";
}

function requirementsOf({ pairs, expressions }: Selector): readonly Requirement[] {
  const equalities = (pairs?.pairs ?? []).flatMap(({ key, value }): readonly Requirement[] =>
    value === undefined ? [] : [{ key, operator: "In", values: [value] }],
  );
  return [...equalities, ...expressions];
}

function replaced(requirement: Requirement, pair: Pair, after: Pair): Requirement {
  if (requirement.key !== pair.key || !requirement.values.includes(pair.value)) return requirement;
  const values = requirement.values.map((value) => (value === pair.value ? after.value : value));
  return { ...requirement, key: after.key, values };
}

/** The selector of a workload finds its own pods, whatever others have the same labels. */
function selectsOthers({ placed, pick }: Selector): boolean {
  return pick !== undefined || placed.resource.type === "service";
}

/** A selector and what it selects now. */
interface Reach {
  readonly selector: Selector;
  readonly now: () => readonly Carrier[];
}

/** Near enough to be decided on: no farther than what the selector selects now, or beside it when that is nothing. */
function reaches({ graph }: TiedLabel, { selector, now }: Reach, carrier: Carrier): boolean {
  const { placed, pick } = selector;
  const fits =
    pick === undefined
      ? namespaceFit(graph, placed, carrier) !== "differs"
      : fitsNamespace(graph, { from: placed, pick }, carrier);
  if (!fits) return false;
  const distance = (each: Carrier) => distanceOf(graph, selector, each);
  const reached = now().map(distance);
  const limit = reached.length === 0 ? 2 * ranks.indexOf("folder") + 1 : Math.max(...reached);
  return distance(carrier) <= limit;
}

/**
 * The rank decides, of places far away the nearest common folder, and for a Service among equals a namespace that is
 * the same beyond doubt.
 */
function distanceOf(graph: Graph, { placed, pick }: Selector, carrier: Carrier): number {
  const open = pick === undefined && namespaceFit(graph, placed, carrier) === "open";
  const rank = ranks.indexOf(rankOf(graph, placed, carrier));
  const far = rank > ranks.indexOf("folder");
  const depth = commonDepth(folderOf(placed.document.uri), folderOf(carrier.document.uri));
  return 2 * (far ? deepest - depth : rank) + (open ? 1 : 0);
}

/** More than any folder is deep. */
const deepest = 10_000;

/** A selector, or an object beside one, with a value that nobody knows: they may hang together with the label. */
export function doubtIn(tied: TiedLabel): Placed | undefined {
  const { graph, pair, selectors, carriers } = tied;
  const open = selectors.find(({ pairs }) => pairs?.pairs.some(({ value }) => value === undefined));
  if (open !== undefined) return open.placed;
  return selectors.filter(selectsOthers).flatMap((selector) =>
    carrying(graph, selector, pair).filter((each) => {
      const match = matchRequirements(requirementsOf(selector), labelsOf(each) ?? new Map());
      const near = ranks.indexOf(rankOf(graph, selector.placed, each)) <= ranks.indexOf("folder");
      return near && match === "unknown" && !carriers.includes(each);
    }),
  )[0];
}

function carrying(graph: Graph, { placed, of }: Selector, pair: Pair): readonly Carrier[] {
  const key = scopedKey(graph.world, placed, pair);
  return [...(of === "services" ? graph.labelled.read(key) : graph.pods.read(key))];
}

function scopedKey(world: Graph["world"], { document }: Placed, { key, value }: Pair): string {
  return labelKey(rootKey(rootOf(world, document.uri)), key, value);
}
