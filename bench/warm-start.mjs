/**
 * `patchbay check` on a whole corpus, from nothing and from its cache, each in a fresh process and in turns: where
 * nothing changed, and where every file has another time, as in a fresh checkout, so that all of them are read.
 */
import { cp, mkdtemp, readdir, rm, stat, utimes } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { runFresh } from "./fresh-process.mjs";
import { goal, summary } from "./statistics.mjs";

const rounds = 5;
const limit = 0.15;

/** The corpus is copied, because its times are changed. */
export async function measure({ cli, corpus }) {
  const folder = await mkdtemp(join(tmpdir(), "patchbay-bench-"));
  try {
    const copy = join(folder, "corpus");
    await cp(corpus, copy, { recursive: true, verbatimSymlinks: true });
    const cache = join(folder, "cache");
    const check = [cli, "check", copy, "--format", "json"];
    return result(await runAll({ check, cache, copy }), await stat(cache));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Round 0 brings the files into the cache of the system, and is not counted. */
async function runAll({ check, cache, copy }) {
  const runs = { cold: [], warm: [], touched: [] };
  const cached = [...check, "--cache", cache];
  for (let round = 0; round <= rounds; round++) {
    const cold = await runFresh(check);
    // By now times are old enough to prove something: they are noted anew.
    await runFresh(cached);
    const warm = await runFresh(cached);
    await touchAll(copy, round + 1);
    const touched = await runFresh(cached);
    for (const { output } of [warm, touched])
      if (!isDeepStrictEqual(output, cold.output)) throw new Error("the cache tells something else");
    if (round === 0) continue;
    runs.cold.push(cold.milliseconds);
    runs.warm.push(warm.milliseconds);
    runs.touched.push(touched.milliseconds);
  }
  return runs;
}

/** Gives every file a time of its own for each round, long ago. */
async function touchAll(folder, second) {
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile()) await utimes(join(entry.parentPath, entry.name), second, second);
}

function result({ cold, warm, touched }, { size }) {
  const series = Object.fromEntries(
    Object.entries({ cold, warm, touched }).map(([name, samples]) => [name, summary(samples, "ms")]),
  );
  const ratio = (name) => ({ value: series[name].median / series.cold.median, limit });
  return {
    figure: "warm-start",
    series,
    goals: [goal("warm / cold", ratio("warm")), goal("touched / cold", ratio("touched"))],
    notes: [`the cache holds ${Math.round(size / 1000)} kB`],
  };
}
