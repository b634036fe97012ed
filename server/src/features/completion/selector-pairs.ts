/** Inside of a selector: the labels that something there has, with what they pick. */
import * as l10n from "@vscode/l10n";
import { type Labels, matchPairs } from "../../kubernetes/labels.ts";
import { isVolatileLabel } from "../../rules/workload-pods.ts";
import { byPlace, nearOf } from "../../workspace/selection.ts";
import { isOf, type Placed } from "../../workspace/source-file.ts";
import { scalarText } from "../../yaml/edits.ts";
import { titled } from "../places.ts";
import type { Offer } from "./completion.ts";
import { type Cursor, mark } from "./cursor.ts";

/** Something with labels, such as the pods of a workload. */
interface Labelled {
  readonly placed: Placed;
  readonly labels: Labels;
}

/** How many owners a detail names. */
const most = 3;

/** Whole pairs where a key is written, values where a value is. */
export function selectorPairs(cursor: Cursor): readonly Offer[] {
  const selector = selectorAt(cursor);
  if (selector === undefined) return [];
  const candidates = labelledNear(cursor).filter(
    ({ labels }) => selector.others.size === 0 || matchPairs(selector.others, labels) !== "no",
  );
  const owners = new Map<string, { readonly key: string; readonly value: string; readonly by: Placed[] }>();
  for (const { placed, labels } of candidates)
    for (const [key, value] of labels) {
      const fits = selector.key === undefined ? !selector.others.has(key) : key === selector.key;
      if (value === undefined || !fits) continue;
      const pair = owners.get(`${key}=${value}`) ?? { key, value, by: [] };
      owners.set(`${key}=${value}`, { ...pair, by: [...pair.by, placed] });
    }
  return [...owners.values()]
    .sort((a, b) => rank(a.key) - rank(b.key))
    .map(({ key, value, by }) => offer(selector.key === undefined ? { key, value } : { value }, by));
}

function offer(pair: { readonly key?: string; readonly value: string }, by: readonly Placed[]): Offer {
  const names = by.slice(0, most).map(titled).join(", ");
  const detail = by.length > most ? l10n.t("{0} and {1} more", names, by.length - most) : names;
  const value = scalarText(pair.value, "plain");
  if (pair.key === undefined) return { label: pair.value, detail, sort: "pair", newText: value };
  return { label: `${pair.key}: ${pair.value}`, detail, sort: "pair", newText: `${pair.key}: ${value}` };
}

/** Labels that change with every release come last: they make poor selectors. */
function rank(key: string): number {
  return isVolatileLabel(key) ? 1 : 0;
}

interface Selector {
  /** The key whose value is being written. */
  readonly key: string | undefined;
  /** The pairs beside it. */
  readonly others: Labels;
}

function selectorAt({ placed, keys, part, path }: Cursor): Selector | undefined {
  const at = keys.findLastIndex((key) => key === "matchLabels" || key === "selector");
  const inner = keys.slice(at + 1);
  if (placed === undefined || at === -1 || inner.length > 1 || path.length !== keys.length) return undefined;
  if (keys.some((key) => key === "namespaceSelector") || !isMapOfPairs(placed, keys[at])) return undefined;
  const key = part === "value" ? inner[0] : undefined;
  return {
    key,
    others: new Map([...writtenAt(placed, keys)].filter(([each]) => each !== key && !each.includes(mark))),
  };
}

/** `selector` is a plain map in a Service and a ReplicationController; elsewhere the pairs are in `matchLabels`. */
function isMapOfPairs({ resource }: Placed, key: string | undefined): boolean {
  const plain = resource.kind === "Service" || resource.kind === "ReplicationController";
  return (key === "selector") === plain;
}

/** The pairs of the selector as far as they are written. */
function writtenAt(placed: Placed, keys: readonly string[]): Labels {
  if (isOf(placed, "service")) return placed.resource.selector?.labels ?? new Map();
  if (isOf(placed, "workload")) return placed.resource.selector?.pairs?.labels ?? new Map();
  const field = keys.slice(0, keys.lastIndexOf("matchLabels")).join(".");
  const pick = placed.resource.picks.find((each) => each.field === field);
  return pick?.selector.pairs?.labels ?? new Map();
}

/** What a selector of the object may pick nearby: its own template, Services for a monitor of Services, else pods. */
function labelledNear({ asked, placed }: Cursor): readonly Labelled[] {
  if (placed === undefined) return [];
  if (isOf(placed, "workload")) return [{ placed, labels: placed.resource.template.labels }];
  const { graph } = asked.workspace;
  const near = nearOf(graph, placed);
  if (placed.resource.kind === "ServiceMonitor")
    return nearestFirst(
      near.flatMap((key) => [...graph.services.read(key)]),
      placed,
    ).map((service) => ({
      placed: service,
      labels: new Map(service.resource.details.labels),
    }));
  return nearestFirst(
    near.flatMap((key) => [...graph.pods.read(key)]),
    placed,
  ).map((pods) => ({
    placed: pods,
    labels: pods.resource.template.labels,
  }));
}

/** Each once, those of the same file first. */
function nearestFirst<T extends Placed>(items: readonly T[], from: Placed): readonly T[] {
  const distance = ({ document }: Placed) => (document.uri === from.document.uri ? 0 : 1);
  return [...new Set(items)].sort((a, b) => distance(a) - distance(b) || byPlace(a, b));
}
