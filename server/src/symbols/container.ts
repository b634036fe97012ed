/** A container by its name: the container itself and the annotations and fields of its pods that name it. */
import * as l10n from "@vscode/l10n";
import { dnsLabelProblems } from "../kubernetes/names.ts";
import type { Workload } from "../resources/workload.ts";
import { touches } from "../text/range.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { type Occurrence, scalarOccurrence } from "./occurrence.ts";
import { inOrder } from "./order.ts";
import type { FoundSymbol, SymbolQuery } from "./symbol.ts";
import { illegal, incomplete, named } from "./wording.ts";

/** The container at an offset; undefined where none is named. */
export function containerSymbol({ placed, offset }: SymbolQuery): FoundSymbol | undefined {
  if (!isOf(placed, "workload")) return undefined;
  const names = new Set(placed.resource.template.containers.flatMap(({ name }) => name ?? []));
  for (const name of names) {
    const all = inPods(placed, name);
    const at = all.find(({ range }) => touches(range, offset));
    if (at !== undefined) return symbolOf(placed, { name, at, all });
  }
  return undefined;
}

function symbolOf(
  placed: Placed<Workload>,
  { name, at, all }: { readonly name: string; readonly at: Occurrence; readonly all: readonly Occurrence[] },
): FoundSymbol {
  return {
    title: l10n.t("the container `{0}`", name),
    name,
    placed,
    range: at.range,
    definitions: () => (at.role === "definition" ? [at] : all.filter(({ role }) => role === "definition")),
    occurrences: () => all,
    rename: {
      words: [],
      labelKey: undefined,
      obstacle: () => incomplete(placed),
      problem: (next) => {
        const taken = next !== name && inPods(placed, next).length > 0;
        return (
          illegal(next, dnsLabelProblems(next)) ??
          (taken ? l10n.t("{0} has a container `{1}` already.", named(placed), next) : undefined)
        );
      },
    },
  };
}

function inPods(placed: Placed<Workload>, name: string): readonly Occurrence[] {
  const { containers, containerNames } = placed.resource.template;
  return inOrder([
    ...containers.flatMap((container) =>
      container.name === name && container.nameNode !== undefined
        ? [scalarOccurrence({ placed, role: "definition" }, container.nameNode)]
        : [],
    ),
    ...containerNames
      .filter(({ text }) => text === name)
      .map((node) => scalarOccurrence({ placed, role: "reference" }, node)),
  ]);
}
