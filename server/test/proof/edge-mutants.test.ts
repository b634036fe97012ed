/** Everything of the corpus that leads to a Service is broken, by its name and by its port; what breaks has to be reported. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { corpus, manifestsIn, repositoriesIn } from "./corpus.ts";
import { type EdgeOutcome, edgeKinds, mutateEdges } from "./edge-mutants.ts";
import { checkFigures, percent, table } from "./figures.ts";

if (corpus === undefined) {
  test("nothing that leads to a Service is broken, because PATCHBAY_SHARED names no folder", () => {
    expect(process.env).not.toHaveProperty("PATCHBAY_SHARED");
  });
} else prove(await mutateAll(corpus));

async function mutateAll(folder: string): Promise<readonly EdgeOutcome[]> {
  const outcomes: EdgeOutcome[] = [];
  for (const repo of repositoriesIn(folder))
    outcomes.push(...mutateEdges(await manifestsIn(join(folder, repo))));
  return outcomes;
}

function prove(outcomes: readonly EdgeOutcome[]): void {
  const broken = outcomes.filter((outcome) => outcome.broken);
  const rows = edgeKinds.map((kind) =>
    rowOf(
      kind,
      outcomes.filter((each) => each.kind === kind),
    ),
  );
  const lines = table(
    ["what is broken", "mutants", "that break the way", "reported", "mended by a fix"],
    [...rows, rowOf("**all**", outcomes)],
  );

  test.each(edgeKinds)("%s breaks something", (kind) => {
    expect(broken.filter((outcome) => outcome.kind === kind)).not.toEqual([]);
  });

  test("99 % of what breaks is reported at the right line", () => {
    const missed = broken.filter(({ reported }) => !reported).map(shown);
    expect(missed.length / broken.length, missed.join("\n")).toBeLessThanOrEqual(0.01);
  });

  test("95 % of what breaks is mended by a fix that makes no new finding", () => {
    const unmended = broken.filter(({ mended }) => !mended).map(shown);
    expect(unmended.length / broken.length, unmended.join("\n")).toBeLessThanOrEqual(0.05);
  });

  test("the page says what was measured", () => {
    process.stdout.write(`${lines.join("\n")}\n`);
    checkFigures("edge mutants", lines);
  });
}

function rowOf(name: string, outcomes: readonly EdgeOutcome[]): readonly string[] {
  const broken = outcomes.filter((outcome) => outcome.broken);
  const count = (has: "reported" | "mended") => {
    const { length } = broken.filter((outcome) => outcome[has]);
    return `${length} (${percent(length, broken.length)})`;
  };
  return [name, `${outcomes.length}`, `${broken.length}`, count("reported"), count("mended")];
}

function shown({ kind, change }: EdgeOutcome): string {
  return `${kind}: ${change}`;
}
