/** What stands beside the Services of the corpus and works is broken, one thing at a time; what breaks has to be reported. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { corpus, manifestsIn, repositoriesIn } from "./corpus.ts";
import { checkFigures, percent, table } from "./figures.ts";
import { mutateNeighbours, type NeighbourOutcome } from "./neighbour-mutants.ts";
import { neighbourKinds } from "./neighbour-mutations.ts";

if (corpus === undefined) {
  test("no neighbour is broken, because PATCHBAY_SHARED names no folder", () => {
    expect(process.env).not.toHaveProperty("PATCHBAY_SHARED");
  });
} else prove(await mutateAll(corpus));

async function mutateAll(folder: string): Promise<readonly NeighbourOutcome[]> {
  const outcomes: NeighbourOutcome[] = [];
  for (const repo of repositoriesIn(folder)) {
    const files = await manifestsIn(join(folder, repo));
    outcomes.push(...mutateNeighbours(files).map((each) => ({ ...each, what: `${repo}/${each.what}` })));
  }
  return outcomes;
}

function prove(outcomes: readonly NeighbourOutcome[]): void {
  const broken = outcomes.filter((outcome) => outcome.broken);
  const rows = neighbourKinds.map((kind) =>
    rowOf(
      kind,
      outcomes.filter((each) => each.kind === kind),
    ),
  );
  const lines = table(
    ["what is broken", "mutants", "that break something", "reported"],
    [...rows, rowOf("**all**", outcomes)],
  );

  test("99 % of what breaks a neighbour is reported", () => {
    const missed = broken.filter(({ reported }) => !reported).map(({ kind, what }) => `${kind}: ${what}`);
    expect(missed.length / broken.length, missed.join("\n")).toBeLessThanOrEqual(0.01);
  });

  test("the page says what was measured of the neighbours", () => {
    process.stdout.write(`${lines.join("\n")}\n`);
    checkFigures("neighbour-mutants", lines);
  });
}

function rowOf(name: string, outcomes: readonly NeighbourOutcome[]): readonly string[] {
  const broken = outcomes.filter((outcome) => outcome.broken);
  const { length } = broken.filter(({ reported }) => reported);
  return [name, `${outcomes.length}`, `${broken.length}`, `${length} (${percent(length, broken.length)})`];
}
