/** A container by its name: the container itself, and what names it in its pods or scales them. */
import * as l10n from "@vscode/l10n";
import { dnsLabelProblems } from "../kubernetes/names.ts";
import type { Workload } from "../resources/workload.ts";
import { touches } from "../text/range.ts";
import type { Graph } from "../workspace/graph.ts";
import { mentionsOf, objectsMeant } from "../workspace/mentions.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { type Occurrence, scalarOccurrence } from "./occurrence.ts";
import { inOrder } from "./order.ts";
import { type FoundSymbol, type SymbolQuery, symbolAmong } from "./symbol.ts";
import { illegal, incomplete, named } from "./wording.ts";

/** The container at an offset; undefined where none is named. */
export function containerSymbol({
  workspace: { graph },
  placed,
  offset,
}: SymbolQuery): FoundSymbol | undefined {
  for (const workload of podsOf(graph, placed)) {
    const names = new Set(workload.resource.template.containers.flatMap(({ name }) => name ?? []));
    for (const name of names) {
      const all = inOrder([...inPods(workload, name), ...inScalers(graph, workload, name)]);
      const at = all.find((each) => each.placed === placed && touches(each.range, offset));
      if (at !== undefined) return symbolOf(workload, { name, at, all });
    }
  }
  return undefined;
}

/** The workload itself, or those that an autoscaler is about. */
function podsOf(graph: Graph, placed: Placed): readonly Placed<Workload>[] {
  if (isOf(placed, "workload")) return [placed];
  if (!isOf(placed, "autoscaler") || placed.resource.containerNames.length === 0) return [];
  return placed.resource.mentions
    .flatMap((mention) => objectsMeant(graph, { from: placed, mention }).objects)
    .filter((object) => isOf(object, "workload"));
}

function symbolOf(
  placed: Placed<Workload>,
  { name, at, all }: { readonly name: string; readonly at: Occurrence; readonly all: readonly Occurrence[] },
): FoundSymbol {
  return symbolAmong(all, {
    at,
    title: l10n.t("the container `{0}`", name),
    name,
    rename: {
      words: [],
      labelKey: undefined,
      isInPatch: (piece) => isOf(piece, "workload") && inPods(piece, name).length > 0,
      obstacle: () => incomplete(placed),
      problem: (next) => {
        const taken = next !== name && inPods(placed, next).length > 0;
        return (
          illegal(next, dnsLabelProblems(next)) ??
          (taken ? l10n.t("{0} has a container `{1}` already.", named(placed), next) : undefined)
        );
      },
    },
  });
}

function inPods(placed: Placed<Workload>, name: string): readonly Occurrence[] {
  const { containers, containerNames } = placed.resource.template;
  return [
    ...containers.flatMap((container) =>
      container.name === name && container.nameNode !== undefined
        ? [scalarOccurrence({ placed, role: "definition" }, container.nameNode)]
        : [],
    ),
    ...containerNames
      .filter(({ text }) => text === name)
      .map((node) => scalarOccurrence({ placed, role: "reference" }, node)),
  ];
}

function inScalers(graph: Graph, workload: Placed<Workload>, name: string): readonly Occurrence[] {
  return mentionsOf(graph, workload).flatMap(({ from }) =>
    isOf(from, "autoscaler")
      ? from.resource.containerNames
          .filter(({ text }) => text === name)
          .map((node) => scalarOccurrence({ placed: from, role: "reference" }, node))
      : [],
  );
}
