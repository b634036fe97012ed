/** Inside of a selector: the labels that something there has, with what they pick. */
import * as l10n from "@vscode/l10n";
import { type Labels, matchPairs } from "../../kubernetes/labels.ts";
import { isVolatileLabel } from "../../rules/workload-pods.ts";
import { byPlace, namespaceFit, nearOf } from "../../workspace/selection.ts";
import { isOf, type Placed } from "../../workspace/source-file.ts";
import { titled } from "../places.ts";
import type { Offer } from "./completion.ts";
import { asString, type Cursor } from "./cursor.ts";
import { type SelectorPlace, selectorPlaceAt } from "./selector-place.ts";

/** Something with labels, such as the pods of a workload. */
interface Labelled {
  readonly placed: Placed;
  readonly labels: Labels;
}

/** How many owners a detail names. */
const most = 3;

/** Whole pairs where a key is written, keys alone or values where those are. */
export function selectorPairs(cursor: Cursor): readonly Offer[] {
  const place = selectorPlaceAt(cursor);
  if (place === undefined) return [];
  const candidates = labelledNear(cursor).filter(
    ({ labels }) => place.others.size === 0 || matchPairs(place.others, labels) !== "no",
  );
  return [...owned(candidates, place).values()]
    .sort((a, b) => rank(a.key) - rank(b.key))
    .map((each) => ({ ...written(each, place.writes, cursor.style), detail: owners(each.by), sort: "pair" }));
}

/** A label, and who has it. */
interface OwnedLabel {
  readonly key: string;
  readonly value: string;
  readonly by: Placed[];
}

/** The labels that fit the place, each once. */
function owned(
  candidates: readonly Labelled[],
  { writes, key: wanted, others }: SelectorPlace,
): ReadonlyMap<string, OwnedLabel> {
  const found = new Map<string, OwnedLabel>();
  for (const { placed, labels } of candidates)
    for (const [key, value] of labels) {
      const fits = wanted === undefined ? !others.has(key) : key === wanted;
      if (value === undefined || !fits) continue;
      const id = writes === "key" ? key : `${key}=${value}`;
      const known = found.get(id);
      if (known === undefined) found.set(id, { key, value, by: [placed] });
      else known.by.push(placed);
    }
  return found;
}

/** A pair that begins within quotes has both its halves in them. */
function written({ key, value }: OwnedLabel, writes: SelectorPlace["writes"], style: Cursor["style"]) {
  if (writes !== "pair") {
    const label = writes === "key" ? key : value;
    return { label, newText: asString(label, style) };
  }
  const label = `${key}: ${value}`;
  if (style !== "single" && style !== "double")
    return { label, newText: `${asString(key, style)}: ${asString(value, "plain")}` };
  const quote = style === "single" ? "'" : '"';
  return { label, newText: `${asString(key, style)}${quote}: ${quote}${asString(value, style)}` };
}

function owners(by: readonly Placed[]): string {
  const names = by.slice(0, most).map(titled).join(", ");
  return by.length > most ? l10n.t("{0} and {1} more", names, by.length - most) : names;
}

/** Labels that change with every release come last: they make poor selectors. */
function rank(key: string): number {
  return isVolatileLabel(key) ? 1 : 0;
}

/** What a selector of the object may pick nearby: its own template, Services for a monitor of Services, else pods. */
function labelledNear({ asked, placed, keys }: Cursor): readonly Labelled[] {
  if (placed === undefined) return [];
  const placing = keys.includes("affinity") || keys.includes("topologySpreadConstraints");
  if (isOf(placed, "workload") && !placing) return [{ placed, labels: placed.resource.template.labels }];
  const { graph } = asked.workspace;
  const near = nearOf(graph, placed);
  if (isOf(placed, "monitor") && placed.resource.of === "services")
    return nearestFirst(
      near.flatMap((key) => [...graph.services.read(key)]),
      placed,
    ).map((service) => ({ placed: service, labels: service.resource.ownLabels?.labels ?? new Map() }));
  // A policy or a monitor may look into other namespaces, a Service never does (S2.33).
  return nearestFirst(
    near.flatMap((key) => [...graph.pods.read(key)]),
    placed,
  )
    .filter((pods) => !isOf(placed, "service") || namespaceFit(graph, placed, pods) !== "differs")
    .map((pods) => ({ placed: pods, labels: pods.resource.template.labels }));
}

/** Each once, those of the same file first. */
function nearestFirst<T extends Placed>(items: readonly T[], from: Placed): readonly T[] {
  const distance = ({ document }: Placed) => (document.uri === from.document.uri ? 0 : 1);
  return [...new Set(items)].sort((a, b) => distance(a) - distance(b) || byPlace(a, b));
}
