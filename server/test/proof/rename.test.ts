/** On real manifests: a rename keeps the wiring, and the way back gives the same bytes. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { prepareRename, rename } from "../../src/features/rename.ts";
import type { LabelPair } from "../../src/resources/resource.ts";
import type { Service } from "../../src/resources/service.ts";
import { selectPods } from "../../src/workspace/selection.ts";
import { defaultSettings } from "../../src/workspace/settings.ts";
import { isOf, type Placed, type SourceFile } from "../../src/workspace/source-file.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { isOutside } from "../../src/workspace/world.ts";
import type { YamlScalar } from "../../src/yaml/node.ts";
import { pathOf, workspaceOf } from "../support/check.ts";
import { filesAfter } from "../symbols/check.ts";
import { corpus, manifestsIn, repositoriesIn } from "./corpus.ts";
import { checkFigures } from "./figures.ts";

if (corpus === undefined) {
  test("real manifests stay unread, because PATCHBAY_SHARED names no folder", () => {
    expect(process.env).not.toHaveProperty("PATCHBAY_SHARED");
  });
} else prove(corpus);

/** What became of the pairs of a repository. */
interface Counts {
  pairs: number;
  renamed: number;
  places: number;
  readonly wrong: string[];
}

function prove(folder: string): void {
  const rows: (readonly [string, Counts])[] = [];
  describe.each(repositoriesIn(folder))("%s", (repository) => {
    test("every label pair that a Service uses is renamed and renamed back", async () => {
      const counts = renameAll(await manifestsIn(join(folder, repository)));
      rows.push([repository, counts]);
      expect(counts.wrong).toEqual([]);
    });
  });

  test("the page says what was measured", () => {
    expect(rows.length).toBe(repositoriesIn(folder).length);
    const sum = (count: "pairs" | "renamed" | "places") =>
      rows.reduce((all, [, counts]) => all + counts[count], 0);
    const refused = sum("pairs") - sum("renamed");
    checkFigures("rename", [
      `${sum("pairs")} label pairs, ${sum("places")} places changed, ${refused} renames refused with a reason, 0 files other than before.`,
    ]);
  });
}

function renameAll(files: ReadonlyMap<string, string>): Counts {
  const counts: Counts = { pairs: 0, renamed: 0, places: 0, wrong: [] };
  const workspace = workspaceOf({ files });
  for (const service of servicesIn(workspace, workspace.files())) {
    for (const { value, node } of selectorPairs(service)) {
      if (value === undefined || value === "") continue;
      counts.pairs += 1;
      renameOne({ workspace, files, counts }, service, node);
    }
  }
  return counts;
}

interface Trial {
  readonly workspace: Workspace;
  readonly files: ReadonlyMap<string, string>;
  readonly counts: Counts;
}

const fresh = "zz-fresh";

/** Notes what is wrong. */
function renameOne(trial: Trial, service: Placed<Service>, node: YamlScalar): void {
  const wrong = problemIn(trial, service, node);
  if (wrong !== undefined)
    trial.counts.wrong.push(`${pathOf(service.document.uri)} ${service.resource.name}: ${wrong}`);
}

/** Works in the one workspace and leaves it as it was, so that hundreds of trials are cheap. */
function problemIn(
  trial: Trial,
  { document, resource }: Placed<Service>,
  node: YamlScalar,
): string | undefined {
  const { workspace, files, counts } = trial;
  const { uri } = document;
  const asked = { workspace, settings: defaultSettings, uri };
  const offset = document.place.start + node.range.start + 1;
  const prepared = prepareRename(asked, offset);
  if (prepared === undefined) return "no symbol";
  if ("refusal" in prepared) return undefined;
  const answer = rename(asked, { offset, name: fresh });
  if (answer === undefined || "refusal" in answer) return answer?.refusal ?? "no rename";
  counts.renamed += 1;
  counts.places += answer.changes.length;
  const changed = new Set(answer.changes.map((change) => change.document.uri));
  const before = selections(workspace, changed);
  const after = filesAfter(answer, files);
  write(workspace, changed, after);
  const same = selections(workspace, changed) === before;
  const moved = freshIn(workspace, uri, resource.name);
  const back = moved === undefined ? undefined : rename(asked, { offset: moved, name: prepared.name });
  const returned = back === undefined || "refusal" in back ? undefined : filesAfter(back, after);
  write(workspace, changed, files);
  if (!same) return "other pods are selected";
  if (returned === undefined) return "no way back";
  return [...returned].some(([path, text]) => files.get(path) !== text) ? "other bytes" : undefined;
}

function write(workspace: Workspace, uris: Iterable<string>, files: ReadonlyMap<string, string>): void {
  const texts = [...uris].map((uri) => ({ uri, text: files.get(pathOf(uri)) ?? "" }));
  workspace.updateAll(texts, { open: true });
}

/** Where the Service has the new name, as an offset of the file. */
function freshIn(workspace: Workspace, uri: string, name: string | undefined): number | undefined {
  const file = workspace.file(uri);
  const services = servicesIn(workspace, file === undefined ? [] : [file]).filter(
    ({ resource }) => resource.name === name,
  );
  return services.flatMap((service) =>
    selectorPairs(service).flatMap(({ value, node }) =>
      value === fresh ? [service.document.place.start + node.range.start + 1] : [],
    ),
  )[0];
}

function selectorPairs({ resource }: Placed<Service>): readonly LabelPair[] {
  return resource.selector?.pairs ?? [];
}

/** The Services of files that are part of the world: not of a chart, no patches. */
function servicesIn({ world }: Workspace, files: Iterable<SourceFile>): readonly Placed<Service>[] {
  return [...files]
    .filter(({ uri }) => !isOutside(world, uri))
    .flatMap(({ documents }) => documents.flatMap(({ resources }) => resources))
    .filter((placed) => isOf(placed, "service"));
}

/** Which workloads the Services of some files select, by name and place, as one text. */
function selections(workspace: Workspace, uris: Iterable<string>): string {
  const files = [...uris].flatMap((uri) => workspace.file(uri) ?? []);
  return servicesIn(workspace, files)
    .map((service) => {
      const { pods } = selectPods(workspace.graph, service, { scope: "auto" });
      const names = pods.map(
        ({ placed: { document, resource } }) => `${document.uri} ${resource.kind} ${resource.name}`,
      );
      return `${service.document.uri} ${service.resource.name}: ${names.join(", ")}`;
    })
    .join("\n");
}
