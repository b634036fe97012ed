/** The account of files that `check` gives: how many were read, and what was left out, each with its reason. */
import type { FileProblem } from "../workspace/file-system.ts";
import type { SourceFile } from "../workspace/source-file.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { inChart, isOutside } from "../workspace/world.ts";
import { displayPath } from "./display-path.ts";

export interface FileAccount {
  readonly read: number;
  readonly manifests: number;
  readonly skipped: readonly SkippedFile[];
}

export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

/** The account of a workspace of `read` files, beside which `problems` could not be read. */
export function account(workspace: Workspace, read: number, problems: readonly FileProblem[]): FileAccount {
  const files = [...workspace.files()];
  const leftOut = files.flatMap((file) => {
    const reason = skipReason(workspace, file);
    return reason === undefined ? [] : [{ file: displayPath(file.uri), reason }];
  });
  return {
    read,
    manifests: files.filter(holdsResources).length,
    skipped: [...problems.map(skippedFile), ...leftOut].sort(byFile),
  };
}

/** A file that could not be read, as the user knows it. */
export function skippedFile({ uri, reason }: FileProblem): SkippedFile {
  return { file: displayPath(uri), reason };
}

/** Order of files in output. */
export function byFile(one: Pick<SkippedFile, "file">, other: Pick<SkippedFile, "file">): number {
  return one.file < other.file ? -1 : one.file > other.file ? 1 : 0;
}

function holdsResources({ documents }: SourceFile): boolean {
  return documents.some(({ resources }) => resources.length > 0);
}

/** Why objects of the file are not judged, or not all of them; undefined for a file that was read whole or holds none. */
function skipReason({ world }: Workspace, file: SourceFile): string | undefined {
  const unread = file.documents.find(({ content }) => content.unread !== undefined)?.content.unread;
  if (unread === undefined && !holdsResources(file)) return undefined;
  if (inChart(world, file.uri)) return unread?.template ?? chartReason(file.uri);
  if (isOutside(world, file.uri)) return "kustomize-patch";
  return unread === undefined ? undefined : (unread.template ?? "broken-yaml");
}

/** A template may be well-formed YAML as well. */
function chartReason(uri: string): string {
  return uri.includes("/templates/") ? "helm-template" : "helm-chart";
}
