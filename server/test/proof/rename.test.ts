/** On real manifests: a rename keeps the wiring, and the way back gives the same bytes. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { prepareRename, rename } from "../../src/features/rename.ts";
import { symbolAt } from "../../src/symbols/at.ts";
import { selectorsIn } from "../../src/symbols/selectors.ts";
import { selectPods } from "../../src/workspace/selection.ts";
import { defaultSettings } from "../../src/workspace/settings.ts";
import { isOf, type Placed } from "../../src/workspace/source-file.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import { uriOf } from "../support/check.ts";
import { filesAfter } from "../symbols/check.ts";
import { corpus, manifestsIn, repositoriesIn } from "./corpus.ts";

if (corpus === undefined) {
  test("real manifests stay unread, because PATCHBAY_SHARED names no folder", () => {
    expect(process.env).not.toHaveProperty("PATCHBAY_SHARED");
  });
} else prove(corpus);

function prove(folder: string): void {
  describe.each(repositoriesIn(folder))("%s", (repository) => {
    test("every label pair that a Service uses is renamed and renamed back", async () => {
      const files = await manifestsIn(join(folder, repository));
      const counts = await renameAll(files);
      console.log(`${repository}: ${JSON.stringify(counts)}`);
      expect(counts.wrong).toEqual([]);
    });
  });
}

interface Counts {
  pairs: number;
  places: number;
  /** By the reason, with names left out. */
  readonly refused: Record<string, number>;
  readonly wrong: string[];
}

async function renameAll(files: ReadonlyMap<string, string>): Promise<Counts> {
  const counts: Counts = { pairs: 0, places: 0, refused: {}, wrong: [] };
  const workspace = openAll(files);
  const services = servicesIn(workspace);
  for (const service of services) {
    for (const { value, node } of selectorsIn(service).flatMap(({ pairs }) => pairs?.pairs ?? [])) {
      if (value === undefined || value === "") continue;
      counts.pairs += 1;
      renameOne({ workspace, files, counts }, service, node.range.start + 1);
    }
  }
  return counts;
}

interface Trial {
  readonly workspace: Workspace;
  readonly files: ReadonlyMap<string, string>;
  readonly counts: Counts;
}

/** Works in the one workspace and leaves it as it was, so that thousands of trials are cheap. */
function renameOne({ workspace, files, counts }: Trial, service: Placed, at: number): void {
  const { uri, place } = service.document;
  const offset = place.start + at;
  const asked = { workspace, settings: defaultSettings, uri };
  const where = `${uri} ${service.resource.name}`;
  const prepared = prepareRename(asked, offset);
  if (prepared === undefined) return void counts.wrong.push(`${where}: no symbol`);
  if ("refusal" in prepared) {
    const reason = prepared.refusal.replaceAll(/`[^`]*`|\S+\.ya?ml\S*/g, "…");
    counts.refused[reason] = (counts.refused[reason] ?? 0) + 1;
    return;
  }
  const before = selections(workspace);
  const answer = rename(asked, { offset, name: "zz-fresh" });
  if (answer === undefined || "refusal" in answer) return void counts.wrong.push(`${where}: refused`);
  counts.places += answer.changes.length;
  const after = filesAfter(answer, files);
  const changed = new Set(answer.changes.map(({ document }) => document.uri));
  const write = (texts: ReadonlyMap<string, string>) =>
    [...texts].forEach(([path, text]) => {
      if (changed.has(uriOf(path))) workspace.update(uriOf(path), text, { open: true });
    });
  write(after);
  if (selections(workspace) !== before) counts.wrong.push(`${where}: other pods are selected`);
  const moved = symbolNear(workspace, uri, { name: "zz-fresh", service: service.resource.name });
  const back = moved === undefined ? undefined : rename(asked, { offset: moved, name: prepared.name });
  if (back === undefined || "refusal" in back)
    counts.wrong.push(`${where}: ${back?.refusal ?? "no way back"}`);
  else if ([...filesAfter(back, after)].some(([path, text]) => files.get(path) !== text))
    counts.wrong.push(`${where}: other bytes`);
  write(files);
}

/** Where the Service has the new name, as an offset of the file. */
function symbolNear(
  workspace: Workspace,
  uri: string,
  { name, service }: { readonly name: string; readonly service: string | undefined },
): number | undefined {
  const found = servicesIn(workspace).filter(
    ({ document, resource }) => document.uri === uri && resource.name === service,
  );
  return found
    .flatMap((placed) =>
      selectorsIn(placed)
        .flatMap(({ pairs }) => pairs?.pairs ?? [])
        .filter(({ value }) => value === name)
        .map(({ node }) => placed.document.place.start + node.range.start + 1),
    )
    .find((offset) => symbolAt(workspace, { uri, offset })?.name === name);
}

function openAll(files: ReadonlyMap<string, string>): Workspace {
  const workspace = new Workspace([uriOf("").replace(/\/$/, "")]);
  workspace.updateAll(
    [...files].map(([path, text]) => ({ uri: uriOf(path), text })),
    { open: true },
  );
  return workspace;
}

function servicesIn(workspace: Workspace): readonly Placed[] {
  const inWorld = [...workspace.files()].flatMap(({ documents }) =>
    documents.flatMap(({ resources }) => resources),
  );
  return inWorld.filter(
    (placed) =>
      isOf(placed, "service") && placed.resource.selector !== undefined && isInGraph(workspace, placed),
  );
}

/** Files of charts, and patches, are no part of the world. */
function isInGraph({ graph }: Workspace, placed: Placed): boolean {
  return (
    isOf(placed, "service") &&
    graph.services.size(`folder ${placed.document.uri.slice(0, placed.document.uri.lastIndexOf("/"))}`) > 0
  );
}

/** Which workloads each Service selects, by name and place, as one text. */
function selections(workspace: Workspace): string {
  return servicesIn(workspace)
    .flatMap((service) =>
      isOf(service, "service")
        ? [[service, selectPods(workspace.graph, service, { scope: "auto" })] as const]
        : [],
    )
    .map(([{ resource, document }, { pods }]) => {
      const names = pods.map(
        ({ placed }) => `${placed.document.uri} ${placed.resource.kind} ${placed.resource.name}`,
      );
      return `${document.uri} ${resource.name}: ${names.join(", ")}`;
    })
    .join("\n");
}
