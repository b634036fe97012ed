/**
 * Reading a whole corpus from nothing: `patchbay endpoints` and `patchbay check`, each in a fresh process, beside
 * a fresh process that only parses the same files. Our time, from start to end of the process, is held against
 * the time that the other one spends inside the parser, without its start and its reading.
 */
import { join } from "node:path";
import { runFresh } from "./fresh-process.mjs";
import { goal, summary } from "./statistics.mjs";

const rounds = 5;
const megabyte = 1e6;

export async function measure({ cli, corpus }) {
  const programs = {
    floor: [join(import.meta.dirname, "parse-floor.mjs"), corpus],
    endpoints: [cli, "endpoints", corpus, "--format", "json"],
    check: [cli, "check", corpus, "--format", "json"],
  };
  const runs = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  // Round 0 brings the files into the system's cache and is not counted.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, program] of Object.entries(programs)) {
      const run = await runFresh(program);
      if (round > 0) runs[name].push(run);
    }
  }
  return result(runs);
}

function result({ floor, endpoints, check }) {
  const parse = summary(
    floor.map(({ output }) => output.parseMilliseconds),
    "ms",
  );
  const ours = { endpoints, check };
  const goals = Object.entries(ours).flatMap(([name, runs]) => [
    goal(`${name} / parse`, { value: times(runs).median / parse.median, limit: 0.5 }),
    goal(`${name} memory`, { value: Math.max(...memory(runs)), limit: 300, unit: "MB" }),
  ]);
  const parsed = floor[0].output.files;
  const read = check[0].output.files.read;
  return {
    figure: "cold-index",
    series: {
      "parse alone": parse,
      "parse process": times(floor),
      endpoints: times(endpoints),
      check: times(check),
      "parse memory": summary(memory(floor), "MB"),
      "endpoints memory": summary(memory(endpoints), "MB"),
      "check memory": summary(memory(check), "MB"),
    },
    goals,
    notes: [`the parser got ${parsed} files, patchbay check read ${read}`],
  };
}

const times = (runs) =>
  summary(
    runs.map(({ milliseconds }) => milliseconds),
    "ms",
  );
const memory = (runs) => runs.map(({ peakBytes }) => peakBytes / megabyte);
