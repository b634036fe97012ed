/**
 * Exposes every workload of the collection of real manifests in the folder that PATCHBAY_SHARED names: nothing outside
 * the new text may change by a byte, the Service must lead to the workload, and kustomizations must list a new file.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ActionAnswer } from "../../src/features/answers.ts";
import type { Placement } from "../../src/features/expose/beside.ts";
import { exposeWorkload } from "../../src/features/expose/expose.ts";
import type { Workload } from "../../src/resources/workload.ts";
import { isManifestName } from "../../src/workspace/discover.ts";
import { selectPods } from "../../src/workspace/selection.ts";
import { defaultSettings } from "../../src/workspace/settings.ts";
import { isOf, type Placed } from "../../src/workspace/source-file.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { groupsOf } from "../../src/workspace/world.ts";
import { filesAfter } from "../features/ask.ts";
import { uriOf, workspaceOf } from "../support/check.ts";

const folder = process.env.PATCHBAY_SHARED;

if (folder === undefined) {
  test("the collection stays unread, because PATCHBAY_SHARED names no folder", () => {
    expect(process.env).not.toHaveProperty("PATCHBAY_SHARED");
  });
} else {
  const corpus = join(folder, "corpus");
  const repositories = readdirSync(corpus, { withFileTypes: true }).filter((entry) => entry.isDirectory());

  test("there are repositories", () => {
    expect(repositories.length).toBeGreaterThan(0);
  });

  test.each(repositories.map(({ name }) => name))("%s", { timeout: 120_000 }, (name) => {
    const files = filesUnder(join(corpus, name));
    const workspace = workspaceOf({ files });
    const placements: readonly Placement[] = ["same-file", "new-file"];
    const trials = workloadsIn(workspace).flatMap((workload) =>
      placements.map((placement) => ({ workspace, files, workload, placement })),
    );
    const results = trials.map(mistakes);
    expect(results.some((result) => result !== undefined)).toBe(true);
    expect(results.flatMap((result) => result ?? [])).toEqual([]);
  });
}

interface Trial {
  readonly workspace: Workspace;
  readonly files: ReadonlyMap<string, string>;
  readonly workload: Placed<Workload>;
  readonly placement: Placement;
}

/** What is wrong after exposing a workload; undefined when it is refused. The workspace is as before afterwards. */
function mistakes({ workspace, files, workload, placement }: Trial): readonly string[] | undefined {
  const { uri } = workload.document;
  const answer = exposeWorkload({ workspace, settings: defaultSettings, uri }, workload, placement);
  if ("refused" in answer) return undefined;
  const after = filesAfter(answer, files);
  const inserted = [...after].filter(([path, text]) => !isInsertion(files.get(path) ?? "", text));
  const problems = inserted.map(([path]) => `${path} has changed outside the new text`);
  for (const [path, text] of after) workspace.update(uriOf(path), text, { open: true });
  const found = afterwards(workspace, answer, { uri, name: workload.resource.name });
  for (const path of after.keys()) {
    const before = files.get(path);
    if (before === undefined) workspace.remove(uriOf(path));
    else workspace.update(uriOf(path), before, { open: true });
  }
  return [...problems, ...found].map((each) => `${workload.resource.name} in ${uri}, ${placement}: ${each}`);
}

/** True when the text is the one before with something put in at one place, in its line ends. */
function isInsertion(before: string, after: string): boolean {
  let at = 0;
  while (at < before.length && before[at] === after[at]) at += 1;
  const added = after.length - before.length;
  if (added <= 0 || !after.endsWith(before.slice(at))) return false;
  const inserted = after.slice(at, at + added);
  return /\r\n/.test(before) === /\r\n/.test(inserted) || !/\n/.test(before);
}

function afterwards(
  workspace: Workspace,
  { select }: ActionAnswer,
  from: { readonly uri: string; readonly name: string | undefined },
): readonly string[] {
  const file = workspace.file(select?.uri ?? "");
  const name = file?.text?.slice(select?.range.start, select?.range.end);
  const service = file?.documents
    .flatMap(({ resources }) => resources)
    .filter((placed) => isOf(placed, "service"))
    .find(({ document, resource }) => {
      const at = (resource.nameNode?.range.start ?? 0) + document.place.start;
      return Math.abs(at - (select?.range.start ?? -2)) <= 1;
    });
  if (service === undefined) return ["there is no Service where the cursor is"];
  const selected = selectPods(workspace.graph, service, { scope: "auto" }).pods;
  const world = (uri: string) => [...groupsOf(workspace.world, uri).groups].sort();
  return [
    ...(service.resource.name === name ? [] : ["the cursor is not on the name"]),
    ...(service.document.content.problems.length === 0 ? [] : ["the Service does not parse"]),
    ...(selected.some(
      ({ placed: { document, resource } }) => document.uri === from.uri && resource.name === from.name,
    )
      ? []
      : ["the Service does not select the workload"]),
    ...(JSON.stringify(world(service.document.uri)) === JSON.stringify(world(from.uri))
      ? []
      : ["another kustomization holds the Service than the workload"]),
  ];
}

function workloadsIn(workspace: Workspace): readonly Placed<Workload>[] {
  return [...workspace.files()]
    .flatMap(({ documents }) => documents.flatMap(({ resources }) => resources))
    .filter((placed) => isOf(placed, "workload"));
}

function filesUnder(root: string): ReadonlyMap<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && isManifestName(entry.name),
  );
  return new Map(
    entries.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return [path.slice(root.length + 1), readFileSync(path, "utf8")];
    }),
  );
}
