/** What kustomizations say after any changes equals what is said of the same files at once, by its definition. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Workspace } from "../../src/workspace/workspace.ts";
import type { World } from "../../src/workspace/world.ts";

const root = "mem:/w";
const folders = ["base", "base/extra", "overlay", "team", "part"];
const files = [...folders.map((folder) => `${folder}/app.yaml`), "base/patch.yaml", "part/patch.yaml"];
const patchTexts = ["spec: { ports: [] }\n", "metadata: { labels: { a: b } }\n", "kind: X\n"];

/** Paths as a kustomization in any of the folders may write them: what lies beside, and what lies elsewhere. */
const member = fc.constantFrom(
  "app.yaml",
  "extra",
  "../base",
  "../part",
  "../overlay",
  "../team",
  "../base/app.yaml",
);
const patch = fc.constantFrom("patch.yaml", "../base/patch.yaml", "../part/patch.yaml");
const kustomization = fc
  .record({
    resources: fc.uniqueArray(member, { maxLength: 3 }),
    components: fc.uniqueArray(member, { maxLength: 1 }),
    patches: fc.uniqueArray(patch, { maxLength: 1 }).map((paths) => paths.map((path) => ({ path }))),
    namespace: fc.constantFrom("one", "two"),
  })
  .map((written) => JSON.stringify(written));

interface Step {
  readonly path: string;
  /** Undefined removes the file. */
  readonly text: string | undefined;
}
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    path: fc.constantFrom(...folders).map((folder) => `${folder}/kustomization.yaml`),
    text: fc.option(kustomization, { nil: undefined, freq: 4 }),
  }),
  fc.record({
    path: fc.constantFrom(...files),
    text: fc.option(fc.constantFrom(...patchTexts), { nil: undefined, freq: 4 }),
  }),
);

test("step by step, all at once, and by definition the same is said", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 12 }), (steps) => {
      const workspace = new Workspace([root]);
      const texts = new Map<string, string>();
      for (const { path, text } of steps) {
        const uri = `${root}/${path}`;
        if (text === undefined) workspace.remove(uri);
        else workspace.update(uri, text, { open: false });
        if (text === undefined) texts.delete(uri);
        else texts.set(uri, text);
      }
      const fresh = atOnce(texts);
      expect(saidIn(workspace.world)).toEqual(saidIn(fresh.world));
      expect(new Map(workspace.world.groups)).toEqual(groupsByDefinition(workspace.world));
    }),
    { numRuns: 500 },
  );
});

test("a reading in steps ends as one at once, whatever happens between the steps", () => {
  const between = fc.array(fc.tuple(fc.nat(12), step), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), between, (read, meanwhile) => {
      const given = new Map(
        read.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const])),
      );
      const texts = new Map([...given].map(([path, text]) => [`${root}/${path}`, text]));
      const workspace = new Workspace([root]);
      let at = 0;
      for (const _ of workspace.updating(textsOf(texts), { open: false })) {
        for (const [, { path, text }] of meanwhile.filter(([when]) => when === at)) {
          const uri = `${root}/${path}`;
          if (text === undefined) continue;
          workspace.update(uri, text, { open: true });
          texts.set(uri, text);
        }
        at += 1;
      }
      expect(saidIn(workspace.world)).toEqual(saidIn(atOnce(texts).world));
    }),
    { numRuns: 300 },
  );
});

test("what a kustomization makes moves no file", () => {
  const workspace = new Workspace([root]);
  const uri = `${root}/base/kustomization.yaml`;
  const text = "resources: [app.yaml]\n";
  workspace.update(`${root}/base/app.yaml`, "kind: X\n", { open: false });
  workspace.update(uri, text, { open: true });
  const made = "configMapGenerator: [{ name: settings, literals: [a=b] }]\n";
  const { added } = workspace.update(uri, text + made, { open: true });
  expect(added.map((document) => document.uri)).toEqual([uri]);
});

function textsOf(texts: ReadonlyMap<string, string>) {
  return [...texts].map(([uri, text]) => ({ uri, text }));
}

function atOnce(texts: ReadonlyMap<string, string>): Workspace {
  const workspace = new Workspace([root]);
  workspace.updateAll(textsOf(texts), { open: false });
  return workspace;
}

/** Everything that a world says, in an order of its own. */
function saidIn({ groups, patchedIn, namedBy, appliedBy, kustomizations }: World) {
  const sets = (map: ReadonlyMap<string, readonly string[]>) =>
    new Map([...map].map(([key, values]) => [key, new Set(values)]));
  return {
    groups: new Map(groups),
    patchedIn: new Map(patchedIn),
    namedBy: sets(namedBy),
    appliedBy: sets(appliedBy),
    kustomizations: new Map(kustomizations),
  };
}

/** The groups of all files as kustomize has them: every kustomization reads its members in order, folders inside. */
function groupsByDefinition({ kustomizations }: World) {
  const at = (folder: string, path: string) => new URL(path, `${folder}/`).href;
  const built = (folder: string, seen: Set<string>): string[] => {
    if (seen.has(folder)) return [];
    seen.add(folder);
    const targets = (kustomizations.get(folder)?.members ?? []).map((path) => at(folder, path));
    return targets.flatMap((each) => (kustomizations.has(each) ? built(each, seen) : [each]));
  };
  const patches = [...kustomizations].flatMap(([folder, each]) =>
    each.patches.map((path) => at(folder, path)),
  );
  const lists = [...kustomizations.keys()]
    .sort()
    .map((folder) => [folder, [...new Set(built(folder, new Set()))]] as const);
  const named = new Set([...lists.flatMap(([, list]) => list), ...patches]);
  return new Map(
    [...named].map((file) => {
      const over = lists.filter(([, list]) => list.includes(file));
      return [
        file,
        {
          groups: over.map(([folder]) => folder),
          positions: over.map(([, list]) => list.indexOf(file)),
          patch: patches.includes(file),
        },
      ];
    }),
  );
}
