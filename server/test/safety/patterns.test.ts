/**
 * No regular expression of ours takes time that grows faster than its text: a line of a megabyte must not stop the
 * server. A verdict depends on the pattern alone, so those that are settled are not asked for again;
 * `npm run safety -- --only patterns` asks for all and writes the list anew.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { growthOf, patternsIn, written } from "./patterns.ts";

const repository = fileURLToPath(new URL("../../..", import.meta.url));
const { linear, bounded }: { linear: readonly string[]; bounded: Readonly<Record<string, string>> } =
  JSON.parse(readFileSync(new URL("patterns.json", import.meta.url), "utf8"));

const patterns = patternsIn(repository, ["server/src", "client/src"]);

test("the patterns are found", () => {
  expect(patterns.map(written)).toContain("/^[A-Z][A-Z0-9_]*$/");
});

test("every pattern is linear in its text, or its text is bounded where it is used", async () => {
  const settled = new Set([...linear, ...Object.keys(bounded)]);
  const open = patterns.filter((pattern) => !settled.has(written(pattern)));
  const slow: string[] = [];
  for (const pattern of open) {
    const growth = await growthOf(pattern);
    if (growth !== "linear") slow.push(`${pattern.file}: ${written(pattern)} is ${growth}`);
  }
  expect(slow).toEqual([]);
});

test("no exception is left over", () => {
  const present = new Set(patterns.map(written));
  expect(Object.keys(bounded).filter((pattern) => !present.has(pattern))).toEqual([]);
});
