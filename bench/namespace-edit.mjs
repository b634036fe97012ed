/**
 * An edit of a label that every Service of one namespace selects: it costs what its matches cost and nothing else, so
 * the time for each match is the same among more of them, and among more of everything else.
 */
import { editRounds } from "./edit-rounds.mjs";
import { goal, summary } from "./statistics.mjs";

export async function measure({ rounds = 60, objects }) {
  const plans = {
    "100 of 1000": { resources: 1_000, services: 100 },
    "1000 of 1000": { resources: 1_000, services: 1_000 },
    [`1000 of ${objects}`]: { resources: objects, services: 1_000 },
  };
  const { samples, affected } = await editRounds(plans, { rounds, warmUp: 20 });
  const series = Object.fromEntries(Object.keys(plans).map((name) => [name, summary(samples[name], "ms")]));
  const perMatch = (name) => series[name].median / plans[name].services;
  const [few, many, crowded] = Object.keys(plans).map(perMatch);
  return {
    figure: "namespace-edit",
    series,
    goals: [
      goal("time per match, 1,000 / 100", { value: many / few, limit: 1.25 }),
      goal(`the same among ${objects} objects / 1,000`, { value: crowded / many, limit: 1.25 }),
    ],
    notes: [`files that one edit affects: ${Object.values(affected).join(", ")}`],
  };
}
