/** Draws the picture of some files of a workspace, with everything outside of them that a cable leads to or from. */

import { selectingServices } from "../../workspace/selecting-services.ts";
import { byPlace, type Scope } from "../../workspace/selection.ts";
import { isOf, type Placed, type SourceFile } from "../../workspace/source-file.ts";
import type { Workspace } from "../../workspace/workspace.ts";
import { isOutside } from "../../workspace/world.ts";
import { objectIds } from "../wiring/object-ids.ts";
import { drawCallers, drawCalls, drawEntry, isEntry } from "./callers.ts";
import { type Draft, finish } from "./draft.ts";
import type { Picture } from "./model.ts";
import { drawNeighbour, drawPickers } from "./neighbours.ts";
import { drawService } from "./services.ts";
import { drawWorkload } from "./workloads.ts";

export interface PictureQuestion {
  /** Which pods count for a Service; `auto` takes the nearest, as the hover does. */
  readonly scope: Scope;
  /** Whether a file is drawn; one that is not appears as far as a cable leads there. Every file when left out. */
  readonly includes?: (uri: string) => boolean;
  /** How files are called in ids. */
  readonly pathOf: (uri: string) => string;
}

/** The picture of the files. Charts, patches and files that are left out are no part of it. */
export function pictureOf(workspace: Workspace, question: PictureQuestion): Picture {
  const steps = drawPicture(workspace, question);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same file by file, for those who must give way in between: true as long as the workspace does not change. */
export function* drawPicture(
  workspace: Workspace,
  { scope, includes, pathOf }: PictureQuestion,
): Generator<undefined, Picture> {
  const draft: Draft = {
    workspace,
    scope,
    ids: objectIds(workspace, pathOf),
    everything: includes === undefined,
    nodes: new Map(),
    edges: new Map(),
    wired: new Map(),
  };
  for (const file of workspace.files()) {
    if (includes?.(file.uri) === false || isOutside(workspace.world, file.uri)) continue;
    drawFile(draft, file);
    yield undefined;
  }
  return finish(draft);
}

function drawFile(draft: Draft, { documents }: SourceFile): void {
  for (const placed of documents.flatMap(({ resources }) => resources).sort(byPlace))
    drawObject(draft, placed);
}

function drawObject(draft: Draft, placed: Placed): void {
  if (isOf(placed, "service")) {
    drawService(draft, placed);
    if (!draft.everything) drawCallers(draft, placed);
  } else if (isOf(placed, "workload")) {
    drawWorkload(draft, placed);
    drawCalls(draft, placed);
    if (draft.everything) return;
    for (const { service } of selectingServices(draft.workspace.graph, placed)) drawService(draft, service);
    drawPickers(draft, placed);
  } else if (isEntry(placed)) drawEntry(draft, placed);
  else drawNeighbour(draft, placed);
}
