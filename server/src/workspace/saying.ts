/** What a file says of others by its name and text: that there is a chart, what a kustomization builds, settings. */
import { isKustomizationName, type Kustomization, readKustomization } from "../resources/kustomization.ts";
import { isGroupingName } from "./discover.ts";
import { type ProjectFile, projectFileName, readProjectFile } from "./project-file.ts";
import { folderOf, nameOf, plain } from "./uri.ts";
import type { WorldChange } from "./world.ts";

export interface Saying {
  readonly uri: string;
  /** False when the file is gone. */
  readonly present: boolean;
  readonly kustomization?: Kustomization | undefined;
  readonly project?: ProjectFile;
}

/** Undefined when files of the name say nothing of others; without a text the file is gone. */
export function sayingOf(uri: string, text: string | undefined): Saying | undefined {
  const name = nameOf(uri);
  if (!isGroupingName(name)) return undefined;
  if (text === undefined) return { uri, present: false };
  if (isKustomizationName(name)) return { uri, present: true, kustomization: readKustomization(text) };
  return name === projectFileName
    ? { uri, present: true, project: readProjectFile(text) }
    : { uri, present: true };
}

/** Charts are known by this file alone; it holds no objects. */
export function isChartFile(uri: string): boolean {
  return nameOf(uri) === "Chart.yaml";
}

/** What files say together. */
export function saidBy(
  sayings: readonly Saying[],
): Pick<WorldChange, "kustomizations" | "charts" | "projectFiles"> {
  const charts = new Map<string, boolean>();
  const kustomizations = new Map<string, Kustomization | undefined>();
  const projectFiles = new Map<string, ProjectFile | undefined>();
  for (const { uri, present, kustomization, project } of sayings) {
    const folder = folderOf(uri);
    if (isChartFile(uri)) charts.set(folder, present);
    else if (nameOf(uri) === projectFileName) projectFiles.set(folder, project);
    else kustomizations.set(plain(folder), kustomization);
  }
  return { charts, kustomizations, projectFiles };
}
