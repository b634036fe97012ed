/** Whether another label would tie together what has nothing to do with each other: then a rename would rewire. */
import * as l10n from "@vscode/l10n";
import { type Labels, matchRequirements, type Requirement } from "../kubernetes/labels.ts";
import { anyPickKey, labelKey, rootKey } from "../workspace/graph.ts";
import { labelsOf } from "../workspace/picks.ts";
import { namespaceFit, rankOf, ranks } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { rootOf } from "../workspace/world.ts";
import type { TiedLabel } from "./label.ts";
import { type Carrier, carriersOf, type Pair, type Selector, selectorsIn } from "./selectors.ts";
import { named } from "./wording.ts";

/** Why a label cannot become another one; undefined when everything is selected as before. */
export function mergeProblem(tied: TiedLabel, after: Pair): string | undefined {
  const { pair, carriers, selectors } = tied;
  if (pair.key === after.key && pair.value === after.value) return undefined;
  const doubled = pair.key === after.key ? undefined : alreadyThere(tied, after.key);
  if (doubled !== undefined) return l10n.t("{0} has a label `{1}` already.", named(doubled), after.key);
  const text = `${after.key}: ${after.value}`;
  for (const selector of selectors) {
    const other = strangers(tied, after, selector).find((each) => reaches(tied, selector, each));
    if (other !== undefined)
      return l10n.t(
        "{0} has `{1}` already: {2} would select it too.",
        named(other),
        text,
        named(selector.placed),
      );
  }
  for (const carrier of carriers) {
    const other = strangeSelectors(tied, after, carrier).find((each) => reaches(tied, each, carrier));
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
  const key = scopedKey(graph.world, selector.placed, after);
  const all: readonly Carrier[] = [
    ...(selector.of === "services" ? graph.labelled.read(key) : graph.pods.read(key)),
  ];
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
    .filter((each) => each.of === of && !selectors.includes(each) && isNew(each, { carrier, labels }));
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

/** Near enough to be decided on: beside the selector, or no farther than what it selects now. */
function reaches({ graph, pair }: TiedLabel, selector: Selector, carrier: Carrier): boolean {
  const { placed } = selector;
  if (selector.pick?.namespaces !== "any" && namespaceFit(graph, placed, carrier) === "differs") return false;
  const now = carriersOf(graph, selector, pair).map((each) => ranks.indexOf(rankOf(graph, placed, each)));
  return ranks.indexOf(rankOf(graph, placed, carrier)) <= Math.max(ranks.indexOf("folder"), ...now);
}

function scopedKey(world: TiedLabel["graph"]["world"], { document }: Placed, { key, value }: Pair): string {
  return labelKey(rootKey(rootOf(world, document.uri)), key, value);
}
