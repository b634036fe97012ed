/** A selector made of the labels of a pod template, as a fix writes it. */
import type { LabelPair } from "../resources/resource.ts";
import type { Workload } from "../resources/workload.ts";
import { type MapShape, scalarText } from "../yaml/edits.ts";
import { isVersionLabel, isVolatileLabel } from "./workload-pods.ts";

/** The known labels of the template that stay through a release; all known ones when no label does. */
export function stableLabels({ template }: Workload): readonly LabelPair[] {
  const known = (template.written?.pairs ?? []).filter(({ value }) => value !== undefined);
  const stable = known.filter(({ key }) => !isVolatileLabel(key) && !isVersionLabel(key));
  return stable.length > 0 ? stable : known;
}

/** The value of `selector`, in the style of the map that it goes into. */
export function selectorOf(labels: readonly LabelPair[], shape: MapShape | undefined): string {
  const key = scalarText("matchLabels", labels[0]?.keyStyle ?? "plain");
  if (shape?.flow !== false) return `{ ${key}: ${flowLabels(labels)} }`;
  return `\n  ${key}:${labels.map((pair) => `\n    ${pairOf(pair)}`).join("")}`;
}

/** The labels as a map in flow style. */
export function flowLabels(labels: readonly LabelPair[]): string {
  return `{ ${labels.map(pairOf).join(", ")} }`;
}

function pairOf({ key, keyStyle, value = "", node }: LabelPair): string {
  return `${scalarText(key, keyStyle)}: ${scalarText(value, node.style)}`;
}
