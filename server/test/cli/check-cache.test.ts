/** Whatever happens to a folder: `check --cache` says what `check` says. */
import {
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { type CheckOptions, check } from "../../src/cli/check.ts";
import { markOf } from "../../src/node/file-mark.ts";
import { uriOf } from "../../src/node/node-file-system.ts";

const service =
  "apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec:\n  selector: { app: web }\n  ports: [{ port: 80 }]\n";
const pod =
  "apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web } }\nspec: { containers: [{ name: a, image: a }] }\n";

const paths = ["a.yaml", "b.json", "x/a.yaml", "x/y/b.yaml", "x/notes.txt"];
const special = ["", "x/"].flatMap((at) =>
  [".gitignore", ".patchbay.yaml", "kustomization.yaml", "Chart.yaml"].map((name) => at + name),
);
const contents = [
  service,
  service.replace("app: web", "app: wbe"),
  service.replace("port: 80", "port: 99999"),
  pod,
  pod.replace("app: web", "app: wbe"),
  "a: [\n",
  Buffer.from([0x61, 0xe9]),
];
const specialContents = [
  "x/\n",
  "exclude: [x]\n",
  "scope: file\n",
  "resources: [a.yaml]\n",
  "name: chart\n",
  "namespace: other\nresources: [a.yaml]\n",
];

type Step = (folder: string) => void;

const path = fc.constantFrom(...paths, ...special);
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc
    .tuple(fc.constantFrom(...paths), fc.constantFrom(...contents))
    .map(([at, content]): Step => put(at, content)),
  fc
    .tuple(fc.constantFrom(...special), fc.constantFrom(...specialContents))
    .map(([at, content]): Step => put(at, content)),
  path.map(
    (at): Step =>
      (folder) =>
        rmSync(join(folder, at), { recursive: true, force: true }),
  ),
  fc.tuple(path, path).map(
    ([from, to]): Step =>
      (folder) =>
        renameSync(join(folder, from), join(folder, to)),
  ),
  path.map(
    (at): Step =>
      (folder) =>
        utimesSync(join(folder, at), 1, 1),
  ),
  fc.tuple(fc.constantFrom(".", "..", "a.yaml", "x", "gone"), path).map(
    ([to, at]): Step =>
      (folder) =>
        symlinkSync(to, join(folder, at)),
  ),
  fc.constant<Step>(() => undefined),
);

function put(at: string, content: string | Uint8Array): Step {
  return (folder) => {
    mkdirSync(dirname(join(folder, at)), { recursive: true });
    writeFileSync(join(folder, at), content);
  };
}

/** A step may be impossible, such as to rename what is not there. */
function tried(step: Step, folder: string): void {
  try {
    step(folder);
  } catch {
    // The folder stays as it is, which is a case as well.
  }
}

async function checked(folder: string, options: Partial<CheckOptions>) {
  const said: string[] = [];
  const terminal = {
    color: false,
    print: async (text: string) => void said.push(text),
    complain: (line: string) => void said.push(line),
    readInput: () => Promise.reject(new Error("nobody reads")),
  };
  const code = await check(
    [folder],
    { format: "json", failOn: "error", stdinFilename: "-", ...options },
    terminal,
  );
  return { code, said };
}

test("random changes", async () => {
  const warm = { runs: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(steps, { minLength: 3, maxLength: 12 }), async (story) => {
      // One folder down, so that a link to the folder above leads to nothing but this.
      const above = mkdtempSync(join(tmpdir(), "patchbay-cache-"));
      const folder = join(above, "project");
      mkdirSync(folder);
      const cache = join(folder, "cache");
      const writing = () => statSync(cache, { throwIfNoEntry: false })?.mtimeMs;
      try {
        for (const step of story) {
          tried(step, folder);
          const before = writing();
          expect(await checked(folder, { cache })).toEqual(await checked(folder, {}));
          if (before !== undefined && before === writing()) warm.runs += 1;
        }
      } finally {
        rmSync(above, { recursive: true });
      }
    }),
    { numRuns: 150 },
  );
  expect(warm.runs).toBeGreaterThan(100);
}, 120_000);

test("the mark of a file tells of a change that hides behind size and time; a young file has none", () => {
  const folder = mkdtempSync(join(tmpdir(), "patchbay-cache-"));
  try {
    const file = join(folder, "a.yaml");
    const later = Date.now() + 10_000;
    writeFileSync(file, "app: web\n");
    utimesSync(file, 1, 1);
    const before = markOf(uriOf(file), later);
    expect(before).toMatch(/^9 1000000000 /);
    expect(markOf(uriOf(file), later)).toBe(before);
    expect(markOf(uriOf(file))).toBeUndefined();
    rmSync(file);
    writeFileSync(file, "app: wbe\n");
    utimesSync(file, 1, 1);
    expect(markOf(uriOf(file), later)).not.toBe(before);
    expect(markOf(uriOf(folder), later)).toBeUndefined();
    expect(markOf(uriOf(join(folder, "gone")), later)).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
