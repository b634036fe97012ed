/** A volume of a pod by its name: the volume itself, and the places of its containers that mount it. */
import * as l10n from "@vscode/l10n";
import { dnsLabelProblems } from "../kubernetes/names.ts";
import type { Workload } from "../resources/workload.ts";
import { touches } from "../text/range.ts";
import { isOf, type Placed } from "../workspace/source-file.ts";
import { type Occurrence, scalarOccurrence } from "./occurrence.ts";
import { inOrder } from "./order.ts";
import { type FoundSymbol, type SymbolQuery, symbolAmong } from "./symbol.ts";
import { illegal, incomplete, named } from "./wording.ts";

/** The volume at an offset; undefined where none is named. */
export function volumeSymbol({ placed, offset }: SymbolQuery): FoundSymbol | undefined {
  if (!isOf(placed, "workload")) return undefined;
  const { volumes } = placed.resource.template;
  for (const name of new Set([...volumes, ...usesIn(placed)].map((each) => each.name))) {
    const all = inPods(placed, name);
    const at = all.find(({ range }) => touches(range, offset));
    if (at !== undefined) return symbolOf(placed, { name, at, all });
  }
  return undefined;
}

function inPods(placed: Placed<Workload>, name: string): readonly Occurrence[] {
  const places = { definition: placed.resource.template.volumes, reference: usesIn(placed) };
  return inOrder(
    (["definition", "reference"] as const).flatMap((role) =>
      places[role]
        .filter((each) => each.name === name)
        .map(({ nameNode }) => scalarOccurrence({ placed, role }, nameNode)),
    ),
  );
}

function usesIn({ resource }: Placed<Workload>) {
  return resource.template.containers.flatMap(({ mounts, devices }) => [...mounts, ...devices]);
}

function symbolOf(
  placed: Placed<Workload>,
  { name, at, all }: { readonly name: string; readonly at: Occurrence; readonly all: readonly Occurrence[] },
): FoundSymbol {
  return symbolAmong(all, {
    at,
    title: l10n.t("the volume `{0}`", name),
    name,
    rename: {
      words: [],
      labelKey: undefined,
      isInPatch: (piece) => isOf(piece, "workload") && inPods(piece, name).length > 0,
      obstacle: () => incomplete(placed) ?? obstacleTo(placed, name),
      problem: (next) => {
        const taken = placed.resource.template.volumes.some((volume) => volume.name === next);
        return (
          illegal(next, dnsLabelProblems(next)) ??
          (taken && next !== name
            ? l10n.t("{0} has a volume `{1}` already.", named(placed), next)
            : undefined)
        );
      },
    },
  });
}

/** The claims that a StatefulSet has made are called by the name, hold data, and stay behind (S2.12). */
function obstacleTo(placed: Placed<Workload>, name: string): string | undefined {
  const volume = placed.resource.template.volumes.find((each) => each.name === name);
  if (volume === undefined) return l10n.t("{0} has no volume `{1}`.", named(placed), name);
  return volume.claim
    ? l10n.t("`{0}` is a claim template: what it has made in a cluster is called by this name.", name)
    : undefined;
}
