/** Asks features about fixtures: the file and the offset of the cursor, and what becomes of the files. */
import type { ActionAnswer, Asked } from "../../src/features/answers.ts";

import type { Workload } from "../../src/resources/workload.ts";
import { applyEdits, lineEnd, withLineEnd } from "../../src/text/edit.ts";
import { shifted } from "../../src/text/range.ts";
import { defaultSettings } from "../../src/workspace/settings.ts";
import { isOf, type Placed } from "../../src/workspace/source-file.ts";
import { pathOf, uriOf, workspaceOf } from "../support/check.ts";
import { type Fixture, mainFile, parseFixture } from "../support/fixture.ts";

export interface Question {
  readonly asked: Asked;
  readonly offset: number;
  readonly files: Fixture["files"];
}

/** The question at the cursor of a fixture; at the start of `main.yaml` when it has none. */
export function questionAt(fixture: string): Question {
  const { files, cursor } = parseFixture(fixture);
  const workspace = workspaceOf({ files });
  const uri = uriOf(cursor?.path ?? mainFile);
  return { asked: { workspace, settings: defaultSettings, uri }, offset: cursor?.offset ?? 0, files };
}

/** The first workload of the file in question. */
export function workloadIn({ workspace, uri }: Asked): Placed<Workload> {
  const resources = workspace.file(uri)?.documents.flatMap((document) => document.resources) ?? [];
  const workload = resources.find((placed) => isOf(placed, "workload"));
  if (workload === undefined) throw new Error(`There is no workload in ${uri}.`);
  return workload;
}

/** The files that an action changes or makes, by path, as they are afterwards. */
export function filesAfter({ changes }: ActionAnswer, files: Fixture["files"]): ReadonlyMap<string, string> {
  const created = changes.flatMap((change) => (change.kind === "create" ? [change] : []));
  const edits = changes.flatMap((change) => (change.kind === "edit" ? [change] : []));
  const edited = [...new Set(edits.map(({ document }) => document.uri))].map((uri): [string, string] => {
    const text = files.get(pathOf(uri)) ?? "";
    const inFile = edits.filter(({ document }) => document.uri === uri);
    const moved = inFile.map(({ document, edit }) => ({
      ...withLineEnd(edit, lineEnd(text)),
      range: shifted(edit.range, document.place.start),
    }));
    return [pathOf(uri), applyEdits(text, moved)];
  });
  return new Map([...created.map(({ uri, text }): [string, string] => [pathOf(uri), text]), ...edited]);
}
