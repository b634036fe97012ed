/** The law of the graph: after any sequence of changes, every answer equals that of a workspace made from scratch. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { Findings } from "../../src/rules/findings.ts";
import { rules } from "../../src/rules/index.ts";
import { shifted } from "../../src/text/range.ts";
import { selectPods } from "../../src/workspace/selection.ts";
import { isOf, locate } from "../../src/workspace/source-file.ts";
import type { Change } from "../../src/workspace/workspace.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { projectOf } from "../../src/workspace/world.ts";
import { text, word } from "./any-manifest.ts";

const root = "mem:/w";
const uris = ["a/one.yaml", "a/two.yaml", "a/b/three.yaml", "c/four.yaml"].map((path) => `${root}/${path}`);
const project = fc.constantFrom(
  "rules: { selector-near-miss: off }\n",
  "exclude: [two.yaml, b]\n",
  "scope: file\n",
  "rules: [\n",
);
const generators = fc.oneof(
  fc.constant(""),
  fc
    .tuple(fc.constantFrom("configMapGenerator", "secretGenerator"), word, word)
    .map(([field, name, key]) => `${field}: [{ name: ${name}, literals: [${key}=x] }]\n`),
);
const kustomization = fc
  .tuple(
    fc.subarray(["one.yaml", "../c/four.yaml", "b/three.yaml", "../a", "../c"]),
    generators,
    fc.constantFrom("", "namePrefix: dev-\n"),
  )
  .map(([files, ...made]) => `namespace: prod\nresources: [${files.join(", ")}]\n${made.join("")}`);

type Step = (workspace: Workspace) => Change;
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(fc.constantFrom(...uris), text, fc.boolean()).map(
      ([uri, now, open]): Step =>
        (workspace) =>
          workspace.update(uri, now, { open }),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(fc.constantFrom(...uris), fc.nat(), word).map(
      ([uri, at, letters]): Step =>
        (workspace) =>
          type(workspace, { uri, at, letters }),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...uris).map(
      (uri): Step =>
        (workspace) =>
          workspace.remove(uri),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom("a", "c"), kustomization).map(
      ([at, now]): Step =>
        (workspace) =>
          workspace.update(`${root}/${at}/kustomization.yaml`, now, { open: false }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(fc.constantFrom("", "/a"), project).map(
      ([at, now]): Step =>
        (workspace) =>
          workspace.update(`${root}${at}/.patchbay.yaml`, now, { open: false }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom("", "/a").map(
      (at): Step =>
        (workspace) =>
          workspace.update(`${root}${at}/Chart.yaml`, "name: c\n", { open: false }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        "/Chart.yaml",
        "/a/Chart.yaml",
        "/a/kustomization.yaml",
        "/c/kustomization.yaml",
        "/a/.patchbay.yaml",
      )
      .map(
        (at): Step =>
          (workspace) =>
            workspace.remove(root + at),
      ),
  },
);

function type(
  workspace: Workspace,
  { uri, at, letters }: { uri: string; at: number; letters: string },
): Change {
  const now = workspace.file(uri)?.text ?? "";
  const offset = now.length === 0 ? 0 : at % now.length;
  return workspace.update(uri, now.slice(0, offset) + letters + now.slice(offset), { open: true });
}

function findingsOf(workspace: Workspace): Findings {
  const onFault = (_: unknown, __: unknown, error: unknown) => {
    throw error;
  };
  const { graph } = workspace;
  const levels = (rule: string, uri: string) => projectOf(graph.world, uri).rules.get(rule);
  return new Findings({ graph, rules, levels, onFault });
}

/** Everything that is said of a workspace, in words that can be compared. */
function answers(workspace: Workspace, findings: Findings): unknown {
  return [...workspace.files()]
    .sort((a, b) => (a.uri < b.uri ? -1 : 1))
    .flatMap(({ uri, documents }) =>
      documents.map((document) => ({
        uri,
        place: document.place,
        selected: document.resources
          .filter((placed) => isOf(placed, "service"))
          .map((placed) => selectPods(workspace.graph, placed, { scope: "auto" }))
          .map(({ rank, pods }) => [
            rank,
            pods.map((pod) => [pod.placed.document.uri, pod.placed.document.place.start, pod.count]),
          ]),
        findings: findings
          .in(document)
          .map((finding) => [
            finding.rule,
            finding.level,
            finding.message,
            shifted(finding.range, document.place.start),
            (finding.related ?? []).map(({ placed, range }) => [
              placed.document.uri,
              locate(placed.document, range.start),
            ]),
          ]),
      })),
    );
}

/** The same files in a new workspace, those that say how files belong together first. */
function fromScratch(texts: ReadonlyMap<string, string>): unknown {
  const workspace = new Workspace([root]);
  const findings = findingsOf(workspace);
  for (const [uri, now] of texts) findings.update(workspace.update(uri, now, { open: true }));
  return answers(workspace, findings);
}

test("incremental equals scratch", () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 14 }), (steps) => {
      const texts = new Map<string, string>();
      const workspace = new Workspace([root]);
      const findings = findingsOf(workspace);
      const recorded = recording(workspace, texts);
      for (const each of steps) findings.update(each(recorded));
      expect(answers(workspace, findings)).toEqual(fromScratch(texts));
    }),
    { numRuns: 300 },
  );
});

/** The workspace, with the texts that it was given written down. */
function recording(workspace: Workspace, texts: Map<string, string>): Workspace {
  return new Proxy(workspace, {
    get: (target, property) => {
      if (property === "update") {
        return (uri: string, now: string, state: { open: boolean }) => {
          texts.set(uri, now);
          return target.update(uri, now, state);
        };
      }
      if (property === "remove") {
        return (uri: string) => {
          texts.delete(uri);
          return target.remove(uri);
        };
      }
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
}
