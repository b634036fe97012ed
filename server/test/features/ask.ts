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
  const after = new Map<string, string>();
  for (const change of changes) {
    if (change.kind === "create") after.set(pathOf(change.uri), change.text);
    else {
      const path = pathOf(change.document.uri);
      const text = after.get(path) ?? files.get(path) ?? "";
      const edit = withLineEnd(change.edit, lineEnd(text));
      const range = shifted(edit.range, change.document.place.start);
      after.set(path, applyEdits(text, [{ ...edit, range }]));
    }
  }
  return after;
}
