/** A variable of a container: its entry in `env` and every `$(NAME)` that the kubelet expands with it. */
import * as l10n from "@vscode/l10n";
import type { Container } from "../resources/container.ts";
import type { Workload } from "../resources/workload.ts";
import { touches } from "../text/range.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { nameIn, usesIn } from "./derived-variables.ts";
import { type Occurrence, scalarOccurrence, textOccurrence } from "./occurrence.ts";
import { inOrder } from "./order.ts";
import { type FoundSymbol, type SymbolQuery, symbolAmong } from "./symbol.ts";
import { illegal, incomplete } from "./wording.ts";

/** The variable at an offset; undefined where none is, or where the container does not set it itself. */
export function variableSymbol({ placed, offset }: SymbolQuery): FoundSymbol | undefined {
  if (!isOf(placed, "workload")) return undefined;
  for (const container of placed.resource.template.containers) {
    for (const name of new Set(container.env.map((variable) => variable.name))) {
      const all = inContainer(placed, { container, name });
      const at = all.find(({ range }) => touches(range, offset));
      if (at !== undefined) return symbolOf(at, { container, name, all });
    }
  }
  return undefined;
}

function symbolOf(
  at: Occurrence,
  found: { readonly container: Container; readonly name: string; readonly all: readonly Occurrence[] },
): FoundSymbol {
  const { container, name, all } = found;
  return symbolAmong(all, {
    at,
    title: l10n.t("the variable `{0}`", name),
    name,
    rename: {
      words: [],
      labelKey: undefined,
      isInPatch: (piece) =>
        isOf(piece, "workload") &&
        (usesIn(piece).some(({ reference }) => reference.name === name) ||
          piece.resource.template.containers.some(({ env }) => env.some((each) => each.name === name))),
      obstacle: () => incomplete(at.placed),
      problem: (next) => problemOf(container, name, next),
    },
  });
}

function inContainer(
  placed: Placed<Workload>,
  { container, name }: { readonly container: Container; readonly name: string },
): readonly Occurrence[] {
  const entries = container.env.filter((variable) => variable.name === name);
  const uses = usesIn(placed).filter((use) => use.container === container && use.reference.name === name);
  return inOrder([
    ...entries.map(({ nameNode }) => scalarOccurrence({ placed, role: "definition" }, nameNode)),
    ...uses.map(({ reference }) => textOccurrence({ placed, role: "reference" }, nameIn(reference), name)),
  ]);
}

/** A name in `$(…)` ends at the first parenthesis (S4.46), and one that a shell can use has no other characters. */
function problemOf({ env }: Container, before: string, name: string): string | undefined {
  const shape = /^[-._A-Za-z][-._A-Za-z0-9]*$/.test(name)
    ? []
    : [
        l10n.t(
          "must consist of letters, digits, underscores, hyphens and dots, and must not start with a digit",
        ),
      ];
  const taken = name !== before && env.some((variable) => variable.name === name);
  return (
    illegal(name, shape) ?? (taken ? l10n.t("The container sets a variable `{0}` already.", name) : undefined)
  );
}
