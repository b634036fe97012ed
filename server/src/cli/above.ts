/**
 * What stands above the files that a command line names and decides how they are read: a hook that passes single
 * files must not judge a template of a chart, or a patch, as if it were an object.
 */
import { isGroupingName } from "../workspace/discover.ts";
import { FileProblem, type FileSystem } from "../workspace/file-system.ts";
import { folderOf, isWithin } from "../workspace/uri.ts";
import type { FileText } from "../workspace/workspace.ts";

const names = ["Chart.yaml", "kustomization.yaml", "kustomization.yml", "Kustomization"].filter(
  isGroupingName,
);

/**
 * The charts and kustomizations in the folders above targets. A chart above `root` holds all of it, and is given as
 * one in `root`.
 */
export async function groupingAbove(
  targets: readonly string[],
  root: string,
  files: FileSystem,
): Promise<readonly FileText[]> {
  const folders = new Set(targets.flatMap((target) => foldersAbove(target)));
  const uris = [...folders].sort().flatMap((folder) => names.map((name) => `${folder}/${name}`));
  const found = await Promise.all(uris.map((uri) => textOrNothing(uri, files)));
  return found.flatMap((file) => {
    if (file === undefined || isWithin(file.uri, root)) return file ?? [];
    return file.uri.endsWith("/Chart.yaml") ? [{ ...file, uri: `${root}/Chart.yaml` }] : [];
  });
}

function foldersAbove(target: string): readonly string[] {
  const folders: string[] = [];
  for (let at = folderOf(target); at.includes("///") && !at.endsWith("//"); at = folderOf(at))
    folders.push(at);
  return folders;
}

async function textOrNothing(uri: string, files: FileSystem): Promise<FileText | undefined> {
  try {
    return { uri, text: await files.read(uri) };
  } catch (error) {
    if (error instanceof FileProblem) return undefined;
    throw error;
  }
}
