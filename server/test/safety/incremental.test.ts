/**
 * Incremental equals scratch: after every step of any story, every answer of every feature equals that of a workspace
 * made from nothing. `npm run safety -- --only incremental --steps N` goes on for longer, over real manifests too.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kindCount, manifest, manifestCount } from "./manifests.ts";
import { acts, type Step, Story } from "./story.ts";

const files = {
  "a/one.yaml": manifest(2),
  "a/two.yaml": `${manifest(0)}---\n${manifest(5)}`,
  "a/kustomization.yaml": "resources: [one.yaml, two.yaml, ../b/three.yaml]\n",
  "b/three.yaml": `${manifest(kindCount + 2)}---\n${manifest(3)}`,
};
const pasted = Array.from({ length: manifestCount }, (_, pick) => manifest(pick));

const step: fc.Arbitrary<Step> = fc.record({
  act: fc.constantFrom(...acts),
  file: fc.nat(20),
  at: fc.nat(2000),
  pick: fc.nat(manifestCount),
});

test("every answer after any step equals that of a fresh workspace", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      expect(differenceIn(steps)).toBeUndefined();
    }),
    { numRuns: 40 },
  );
});

/** Stories that once ended in a difference. */
const failures: readonly (readonly [string, readonly Step[]])[] = [
  [
    "a file that is renamed while it is closed",
    [
      { act: "close", file: 1, at: 0, pick: 0 },
      { act: "rename", file: 1, at: 0, pick: 1 },
      { act: "undo", file: 0, at: 0, pick: 0 },
    ],
  ],
];

describe("stories from before", () => {
  test.each(failures)("%s", (_title, steps) => {
    expect(differenceIn(steps)).toBeUndefined();
  });
});

function differenceIn(steps: readonly Step[]): string | undefined {
  const story = new Story(files, pasted);
  for (const each of steps) {
    story.take(each);
    const difference = story.difference(each.at);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
