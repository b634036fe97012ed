/** Every Service of the corpus that works is broken in ten ways; what breaks has to be reported, and mended by a fix. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { corpus, manifestsIn, repositoriesIn } from "./corpus.ts";
import { checkFigures, percent, table } from "./figures.ts";
import { mutate, type Outcome } from "./mutants.ts";
import { mutationKinds } from "./mutations.ts";

if (corpus === undefined) {
  test("no Service is broken, because PATCHBAY_SHARED names no folder", () => {
    expect(process.env).not.toHaveProperty("PATCHBAY_SHARED");
  });
} else prove(await mutateAll(corpus));

async function mutateAll(folder: string): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const repo of repositoriesIn(folder)) {
    for (const outcome of mutate(await manifestsIn(join(folder, repo)))) {
      outcomes.push({ ...outcome, service: `${repo}/${outcome.service}` });
    }
  }
  return outcomes;
}

function prove(outcomes: readonly Outcome[]): void {
  const broken = outcomes.filter((outcome) => outcome.broken);
  const reported = broken.filter((outcome) => outcome.reported);
  const mended = broken.filter((outcome) => outcome.mended);
  const rows = mutationKinds.map((kind) =>
    rowOf(
      kind,
      outcomes.filter((each) => each.kind === kind),
    ),
  );
  const lines = table(
    ["what is broken", "mutants", "that break the wiring", "reported", "mended by a fix"],
    [...rows, rowOf("**all**", outcomes)],
  );

  test.each(mutationKinds)("%s breaks something", (kind) => {
    expect(broken.filter((outcome) => outcome.kind === kind)).not.toEqual([]);
  });

  test("99.5 % of what breaks the wiring is reported at the right line", () => {
    const missed = broken.filter((outcome) => !outcome.reported).map(shown);
    expect(missed.length / broken.length, missed.join("\n")).toBeLessThanOrEqual(0.005);
  });

  test("95 % of what breaks the wiring is mended by a fix that makes no new finding", () => {
    const unmended = reported.filter((outcome) => !outcome.mended).map(shown);
    expect(mended.length / broken.length, unmended.join("\n")).toBeGreaterThanOrEqual(0.95);
  });

  test("the page says what was measured", () => {
    process.stdout.write(`${lines.join("\n")}\n`);
    checkFigures("mutants", lines);
  });
}

function rowOf(name: string, outcomes: readonly Outcome[]): readonly string[] {
  const broken = outcomes.filter((outcome) => outcome.broken);
  const count = (has: "reported" | "mended") => {
    const { length } = broken.filter((outcome) => outcome[has]);
    return `${length} (${percent(length, broken.length)})`;
  };
  return [name, `${outcomes.length}`, `${broken.length}`, count("reported"), count("mended")];
}

function shown({ kind, service, change }: Outcome): string {
  return `${kind}: ${service}: ${change}`;
}
