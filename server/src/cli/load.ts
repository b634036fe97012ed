/** Reads what a command line names into a workspace, and keeps account of what could not be read. */
import path from "node:path";
import { nodeFileSystem, uriOf } from "../node/node-file-system.ts";
import { discover, readManifest } from "../workspace/discover.ts";
import { FileProblem } from "../workspace/file-system.ts";
import type { SourceFile } from "../workspace/source-file.ts";
import { Workspace } from "../workspace/workspace.ts";
import { inChart, isOutside } from "../workspace/world.ts";
import { displayPath } from "./display-path.ts";

export interface Loaded {
  readonly workspace: Workspace;
  readonly files: FileAccount;
  /** Paths that were named and could not be read: the command ends with exit code 2. */
  readonly failed: readonly SkippedFile[];
}

export interface FileAccount {
  readonly read: number;
  readonly manifests: number;
  readonly skipped: readonly SkippedFile[];
}

export interface SkippedFile {
  readonly file: string;
  readonly reason: string;
}

/** How many files are read at once. */
const batch = 64;

/** Reads files and folders into one workspace, as one world. `-` is standard input. Never rejects for a bad path. */
export async function load(paths: readonly string[], stdin: () => Promise<string>): Promise<Loaded> {
  const targets = (paths.length === 0 ? ["."] : paths).map((each) =>
    each === "-" ? each : uriOf(path.resolve(each)),
  );
  const folders = targets.filter((target) => target !== "-");
  const workspace = new Workspace([await commonFolder(folders)]);
  const problems: FileProblem[] = [];
  const onProblem = (problem: FileProblem) => problems.push(problem);
  let read = 0;
  for await (const group of batches(candidates(targets, onProblem))) {
    const texts = await Promise.all(group.map((uri) => readOne(uri, stdin, onProblem)));
    texts.forEach((text, at) => {
      const uri = group[at];
      if (text === undefined || uri === undefined) return;
      read += 1;
      workspace.update(uri, text, { open: false });
    });
  }
  return account(workspace, problems, read);
}

/** The uri under which standard input is read: a file of the folder where the command runs. */
const stdinUri = `${uriOf(process.cwd())}/-`;

async function* candidates(
  targets: readonly string[],
  onProblem: (problem: FileProblem) => void,
): AsyncGenerator<string> {
  const seen = new Set<string>();
  for (const target of targets) {
    for await (const uri of expand(target, onProblem)) {
      if (seen.has(uri)) continue;
      seen.add(uri);
      yield uri;
    }
  }
}

async function* expand(target: string, onProblem: (problem: FileProblem) => void): AsyncGenerator<string> {
  if (target === "-") return yield stdinUri;
  const stat = await nodeFileSystem.stat(target).catch((error: unknown) => {
    if (!(error instanceof FileProblem)) throw error;
    onProblem(error);
  });
  if (stat?.kind === "folder") yield* discover(target, { files: nodeFileSystem, exclude: [], onProblem });
  else if (stat !== undefined) yield target;
}

async function* batches(uris: AsyncGenerator<string>): AsyncGenerator<readonly string[]> {
  let group: string[] = [];
  for await (const uri of uris) {
    group.push(uri);
    if (group.length < batch) continue;
    yield group;
    group = [];
  }
  yield group;
}

async function readOne(uri: string, stdin: () => Promise<string>, onProblem: (problem: FileProblem) => void) {
  try {
    return await (uri === stdinUri ? stdin() : readManifest(uri, nodeFileSystem));
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    onProblem(error);
    return undefined;
  }
}

/** The folder above everything that was named: the world of the command. */
async function commonFolder(uris: readonly string[]): Promise<string> {
  const folders = await Promise.all(
    uris.map(async (uri) => {
      const stat = await nodeFileSystem.stat(uri).catch(() => undefined);
      return (stat?.kind === "folder" ? uri : uri.slice(0, uri.lastIndexOf("/"))).split("/");
    }),
  );
  const [first = uriOf(process.cwd()).split("/"), ...rest] = folders;
  const differs = first.findIndex((part, at) => rest.some((parts) => parts[at] !== part));
  return (differs === -1 ? first : first.slice(0, differs)).join("/");
}

function account(workspace: Workspace, problems: readonly FileProblem[], read: number): Loaded {
  const failed = problems.map(({ uri, reason }) => ({ file: displayPath(uri), reason }));
  const files = [...workspace.files()];
  const unread = files.flatMap((file) => {
    const reason = skipReason(workspace, file);
    return reason === undefined ? [] : [{ file: displayPath(file.uri), reason }];
  });
  const manifests = files.filter((file) =>
    file.documents.some(({ resources }) => resources.length > 0),
  ).length;
  const skipped = [...failed, ...unread].sort((a, b) => (a.file < b.file ? -1 : 1));
  return {
    workspace,
    files: { read, manifests, skipped },
    failed: failed.filter(({ reason }) => isFailure(reason)),
  };
}

/** A link loop and a file that is too large are named and left out; what cannot be read at all fails the command. */
function isFailure(reason: string): boolean {
  return reason === "not-found" || reason === "unreadable" || reason === "not-utf-8";
}

function skipReason({ world }: Workspace, file: SourceFile): string | undefined {
  const unread = file.documents.find(({ content }) => content.unread !== undefined)?.content.unread;
  const holdsObjects = unread !== undefined || file.documents.some(({ resources }) => resources.length > 0);
  if (!holdsObjects) return undefined;
  if (inChart(world, file.uri)) return unread?.template ?? "helm-chart";
  if (isOutside(world, file.uri)) return "kustomize-patch";
  return unread === undefined ? undefined : (unread.template ?? "broken-yaml");
}
