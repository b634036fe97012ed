/** The `.patchbay.yaml` files that hold for what a command line names, and what nobody understands in them. */
import { uriOf } from "../node/node-file-system.ts";
import { rules } from "../rules/index.ts";
import { projectProblems } from "../rules/project-problems.ts";
import type { FileSystem } from "../workspace/file-system.ts";
import { type ProjectProblem, projectFileName } from "../workspace/project-file.ts";
import { ancestors, isWithin } from "../workspace/uri.ts";
import type { World } from "../workspace/world.ts";
import { byFile } from "./account.ts";
import { displayPath } from "./display-path.ts";

export interface ProjectMistake extends ProjectProblem {
  readonly file: string;
}

/**
 * The uris of those between the current folder and the targets: whoever checks a part of a project keeps to what the
 * project decided.
 */
export async function projectFilesAbove(
  targets: readonly string[],
  files: FileSystem,
): Promise<readonly string[]> {
  const here = uriOf(process.cwd());
  const above = targets.filter((uri) => isWithin(uri, here)).flatMap((uri) => ancestors(uri, here));
  const uris = [...new Set(above)].map((folder) => `${folder}/${projectFileName}`);
  const present = await Promise.all(uris.map((uri) => isFile(uri, files)));
  return uris.filter((_uri, at) => present[at] === true);
}

/** Most folders have none, so that one which cannot be found is nothing to tell. */
function isFile(uri: string, files: FileSystem): Promise<boolean> {
  return files.stat(uri).then(
    ({ kind }) => kind === "file",
    () => false,
  );
}

/** The mistakes in all that were read, sorted by file and line. */
export function mistakesIn({ projectFiles }: World): readonly ProjectMistake[] {
  const ids = rules.map(({ id }) => id);
  const mistakes = [...projectFiles].flatMap(([folder, file]) =>
    projectProblems(file, ids).map((problem) => ({
      ...problem,
      file: displayPath(`${folder}/${projectFileName}`),
    })),
  );
  return mistakes.sort((a, b) => byFile(a, b) || a.line - b.line);
}
