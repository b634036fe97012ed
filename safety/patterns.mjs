/** Asks for every regular expression of the sources whether it is linear, and writes the list that the test reads. */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { growthOf, patternsIn, written } from "../server/test/safety/patterns.ts";

const repository = join(import.meta.dirname, "..");
const list = join(repository, "server/test/safety/patterns.json");

export async function examine() {
  const { bounded } = JSON.parse(readFileSync(list, "utf8"));
  const patterns = new Map(
    patternsIn(repository, ["server/src", "client/src"]).map((pattern) => [written(pattern), pattern]),
  );
  const [linear, slow] = [[], []];
  for (const [text, pattern] of [...patterns].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const growth = await growthOf(pattern);
    if (growth === "linear") linear.push(text);
    else if (bounded[text] === undefined) slow.push(`${pattern.file}: ${text} is ${growth}`);
  }
  writeFileSync(list, `${JSON.stringify({ bounded, linear }, undefined, 2)}\n`);
  return {
    figures: { patterns: patterns.size, linear: linear.length, bounded: Object.keys(bounded).length },
    failures: slow,
  };
}
