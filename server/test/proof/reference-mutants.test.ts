/** What pods read is broken, one letter at a time, over the corpus; what breaks has to be reported. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { corpus, manifestsIn, repositoriesIn } from "./corpus.ts";
import { checkFigures, percent, table } from "./figures.ts";
import { mutateReferences, type ReferenceOutcome } from "./reference-mutants.ts";
import { referenceKinds } from "./reference-mutations.ts";

if (corpus === undefined) {
  test("no reference is broken, because PATCHBAY_SHARED names no folder", () => {
    expect(process.env).not.toHaveProperty("PATCHBAY_SHARED");
  });
} else prove(await breakAll(corpus));

async function breakAll(folder: string): Promise<readonly ReferenceOutcome[]> {
  const outcomes: ReferenceOutcome[] = [];
  for (const repo of repositoriesIn(folder)) {
    const files = await manifestsIn(join(folder, repo));
    outcomes.push(...mutateReferences(files).map((each) => ({ ...each, where: `${repo}/${each.where}` })));
  }
  return outcomes;
}

function prove(outcomes: readonly ReferenceOutcome[]): void {
  const broken = outcomes.filter((outcome) => outcome.broken);
  const rows = referenceKinds.map((kind) =>
    rowOf(
      kind,
      outcomes.filter((each) => each.kind === kind),
    ),
  );
  const lines = table(
    ["what is broken", "mutants", "that break what pods read", "reported", "mended by a fix"],
    [...rows, rowOf("**all**", outcomes)],
  );

  test.each(referenceKinds)("%s breaks something", (kind) => {
    expect(broken.filter((outcome) => outcome.kind === kind)).not.toEqual([]);
  });

  test("99 % of what breaks is reported at the line of the pod that reads it", () => {
    const missed = broken
      .filter((outcome) => !outcome.reported)
      .map(({ kind, where }) => `${kind}: ${where}`);
    expect(missed.length / broken.length, missed.join("\n")).toBeLessThanOrEqual(0.01);
  });

  test("the page says what was measured", () => {
    checkFigures("reference mutants", lines);
  });
}

function rowOf(name: string, outcomes: readonly ReferenceOutcome[]): readonly string[] {
  const broken = outcomes.filter((outcome) => outcome.broken);
  const count = (has: "reported" | "mended") => {
    const { length } = broken.filter((outcome) => outcome[has]);
    return `${length} (${percent(length, broken.length)})`;
  };
  return [name, `${outcomes.length}`, `${broken.length}`, count("reported"), count("mended")];
}
