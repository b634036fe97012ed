/**
 * How the cost of one edit grows with the workspace: the same edit of a label that one Service selects, up to all
 * findings of all affected files, among 100, 1,000, 10,000 and 100,000 objects.
 */
import { editRounds } from "./edit-rounds.mjs";
import { goal, summary } from "./statistics.mjs";

const sizes = [100, 1_000, 10_000, 100_000];

export async function measure({ rounds = 400 }) {
  const plans = Object.fromEntries(sizes.map((resources) => [String(resources), { resources }]));
  const { samples, affected } = await editRounds(plans, { rounds, warmUp: 200 });
  const series = Object.fromEntries(sizes.map((size) => [String(size), summary(samples[size], "ms")]));
  const [least, most] = [series[sizes.at(0)], series[sizes.at(-1)]];
  return {
    figure: "growth",
    series,
    goals: [
      goal("p95 at 100,000 / p95 at 100", { value: most.p95 / least.p95, limit: 1.25 }),
      goal("median at 100,000 / median at 100", { value: most.median / least.median, limit: 1.25 }),
    ],
    notes: [`files that one edit affects: ${sizes.map((size) => affected[size]).join(", ")}`],
  };
}
