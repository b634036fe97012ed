/**
 * How the cost of one edit grows with the workspace: the same edit of a label that one Service selects, up to all
 * findings of all affected files, among 100, 1,000, 10,000 and 100,000 objects.
 */
import { editRounds } from "./edit-rounds.mjs";
import { goal, summary } from "./statistics.mjs";

const few = 100;

export async function measure({ rounds = 400, objects }) {
  const sizes = [...[few, 1_000, 10_000].filter((size) => size < objects), objects];
  const plans = Object.fromEntries(sizes.map((resources) => [String(resources), { resources }]));
  const { samples, affected } = await editRounds(plans, { rounds, warmUp: 200 });
  const series = Object.fromEntries(sizes.map((size) => [String(size), summary(samples[size], "ms")]));
  const [least, most] = [series[sizes.at(0)], series[sizes.at(-1)]];
  return {
    figure: "growth",
    series,
    goals: [
      goal(`p95 at ${objects} / p95 at ${few}`, { value: most.p95 / least.p95, limit: 1.25 }),
      goal(`median at ${objects} / median at ${few}`, { value: most.median / least.median, limit: 1.25 }),
    ],
    notes: [`files that one edit affects: ${sizes.map((size) => affected[size]).join(", ")}`],
  };
}
