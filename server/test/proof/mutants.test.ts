/** Every Service of the corpus that works is broken in ten ways; what breaks has to be reported, and mended by a fix. */
import { join } from "node:path";
import { expect, test } from "vitest";
import { corpus, manifestsIn, repositoriesIn } from "./corpus.ts";
import { mutate, type Outcome } from "./mutants.ts";
import { mutationKinds } from "./mutations.ts";

const outcomes: Outcome[] = [];
if (corpus !== undefined)
  for (const repo of repositoriesIn(corpus).filter((r) => r.includes(process.env.ONLY ?? ""))) {
    const t = performance.now();
    outcomes.push(
      ...mutate(await manifestsIn(join(corpus, repo))).map((o) => ({
        ...o,
        service: `${repo} ${o.service}`,
      })),
    );
    console.log(repo, Math.round(performance.now() - t), outcomes.length);
  }
test("x", () => {
  for (const kind of mutationKinds) {
    const all = outcomes.filter((o) => o.kind === kind);
    const broken = all.filter((o) => o.broken);
    console.log(
      kind,
      all.length,
      "broken",
      broken.length,
      "reported",
      broken.filter((o) => o.reported).length,
      "mended",
      broken.filter((o) => o.mended).length,
    );
  }
  const b = outcomes.filter((o) => o.broken);
  console.log(
    b.length,
    b.filter((o) => o.reported).length / b.length,
    b.filter((o) => o.mended).length / b.length,
  );
  console.log(
    b
      .filter((o) => !o.reported)
      .map((o) => ["MISS", o.kind, "|", o.service, "|", o.change].join(" "))
      .join("\n"),
  );
  console.log(
    b
      .filter((o) => o.reported && !o.mended)
      .map((o) => ["UNMENDED", o.kind, "|", o.service, "|", o.change].join(" "))
      .join("\n"),
  );
  expect(1).toBe(1);
});
