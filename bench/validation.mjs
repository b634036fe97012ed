/**
 * A whole corpus checked from nothing: `patchbay check` with all its rules, beside @monokle/validation following links
 * between resources and checking nothing else. Each in a fresh process, by turns, from its start to its end.
 */
import { join } from "node:path";
import { runFresh } from "./fresh-process.mjs";
import { goal, summary } from "./statistics.mjs";

const megabyte = 1e6;

export async function measure({ cli, corpus, rounds = 3 }) {
  const programs = {
    patchbay: [cli, "check", corpus, "--format", "json"],
    monokle: [join(import.meta.dirname, "monokle-validation.mjs"), corpus],
  };
  const runs = { patchbay: [], monokle: [] };
  for (let round = 0; round < rounds; round++)
    for (const [name, program] of Object.entries(programs)) runs[name].push(await runFresh(program));
  return result(runs);
}

function result({ patchbay, monokle }) {
  const milliseconds = (runs) =>
    summary(
      runs.map((run) => run.milliseconds),
      "ms",
    );
  const memory = (runs) =>
    summary(
      runs.map(({ peakBytes }) => peakBytes / megabyte),
      "MB",
    );
  const [ours, theirs] = [patchbay, monokle].map(milliseconds);
  const { resources, found } = monokle[0].output;
  return {
    figure: "validation",
    series: {
      patchbay: ours,
      monokle: theirs,
      "patchbay memory": memory(patchbay),
      "monokle memory": memory(monokle),
    },
    goals: [goal("patchbay / monokle", { value: ours.median / theirs.median, limit: 1 })],
    notes: [
      `@monokle/validation followed the links of ${resources} resources, ${found} of which lead nowhere`,
    ],
  };
}
