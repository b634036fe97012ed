/**
 * Incremental equals scratch: after every step of any story, every answer of every feature equals that of a workspace
 * made from nothing. `npm run safety -- --only incremental --steps N` goes on for longer, over real manifests too.
 */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeAt } from "../../src/features/describe/describe-at.ts";
import { hover } from "../../src/features/hover/hover.ts";
import { defaultSettings } from "../../src/workspace/settings.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { kindCount, manifest, manifestCount } from "./manifests.ts";
import { acts, root, type Step, Story } from "./story.ts";

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

test("what several say is told in the order of files, whichever became known first", () => {
  const texts = new Map([
    ["svc.yaml", `${manifest(0).replace("selector:\n    app: web", "selector: { app: wide }")}`],
    ["hand.yaml", manifest(0).replace("name: web", "name: hand").replace("  selector:\n    app: web\n", "")],
    ["a.yaml", "apiVersion: a.dev/v1\nkind: Widget\nmetadata: { name: wide }\n"],
    ["b.yaml", "apiVersion: b.dev/v1\nkind: Gadget\nmetadata: { name: wide }\n"],
    ["c.yaml", slice("10.1.0.1")],
    ["d.yaml", slice("10.1.0.2")],
  ]);
  const said = [[...texts], [...texts].reverse()].map((files) => {
    const workspace = new Workspace([root]);
    for (const [path, text] of files) workspace.update(`${root}/${path}`, text, { open: true });
    const asked = (path: string) => ({ workspace, settings: defaultSettings, uri: `${root}/${path}` });
    return [hover(asked("svc.yaml"), 20)?.markdown, describeAt(asked("hand.yaml"), 20)?.text] as const;
  });
  expect(said[0]).toEqual(said[1]);
  expect(said[0]?.[0]).toContain("the operator of Widget `wide`");
  expect(said[0]?.[1]).toMatch(/c\.yaml:1\n.*d\.yaml:1/);
});

function slice(address: string): string {
  return `apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata:\n  name: hand-1\n  labels: { kubernetes.io/service-name: hand }\naddressType: IPv4\nports: [{ port: 80 }]\nendpoints: [{ addresses: ["${address}"] }]\n`;
}

function differenceIn(steps: readonly Step[]): string | undefined {
  const story = new Story(files, pasted);
  for (const each of steps) {
    story.take(each);
    const difference = story.difference(each.at);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
