/** Reads what a command line names into a workspace, and keeps account of what could not be read. */
import path from "node:path";
import { decode, promptFileSystem, uriOf } from "../node/node-file-system.ts";
import { lineEnd } from "../text/edit.ts";
import { discover, isGroupingName, isManifestName, type Walk } from "../workspace/discover.ts";
import { FileProblem, type FileSystem } from "../workspace/file-system.ts";
import { folderOf, nameOf } from "../workspace/uri.ts";
import { type FileText, Workspace } from "../workspace/workspace.ts";
import { groupsOf, isExcluded } from "../workspace/world.ts";
import { groupingAbove } from "./above.ts";
import { account, byFile, type FileAccount, type SkippedFile, skippedFile } from "./account.ts";
import { mistakesIn, type ProjectMistake, projectFilesAbove } from "./project-files.ts";

export interface Sources {
  /** Files and folders as the user names them; `-` is standard input. */
  readonly paths: readonly string[];
  /** The path under which standard input is read. */
  readonly inputName: string;
  readonly readInput: () => Promise<Uint8Array>;
  /** Where the paths lead; the disk when left out. */
  readonly disk?: FileSystem;
}

export interface Loaded {
  readonly workspace: Workspace;
  readonly files: FileAccount;
  /** What could not be read, sorted by file. */
  readonly problems: readonly SkippedFile[];
  /** What nobody understands in a `.patchbay.yaml`, sorted by file and line. */
  readonly mistakes: readonly ProjectMistake[];
  /** True when a settings file has mistakes, or something of what could not be read was meant to be read: the command ends with exit code 2. */
  readonly failed: boolean;
  /** The files whose lines end in `\r\n`. */
  readonly crlf: ReadonlySet<string>;
  /** The text of a file that was read, once more; rejects with a `FileProblem` when it is gone meanwhile. */
  readonly textOf: (uri: string) => Promise<string>;
}

/** How many files are read at once. */
const batch = 64;

/** Reads files and folders into one workspace, as one world. Never rejects for a bad path. */
export async function load(sources: Sources): Promise<Loaded> {
  const { targets, files } = await resolve(sources);
  const root = await commonFolder(targets, files);
  const workspace = new Workspace([root]);
  workspace.updateAll(await groupingAbove(targets, root, files), { open: false });
  const found = new Map<string, FileProblem>();
  const onProblem = (problem: FileProblem) => void found.set(problem.uri, problem);
  const crlf = new Set<string>();
  let read = 0;
  const take = async (uris: readonly string[]) => {
    const known: FileText[] = [];
    for (const group of batches(uris)) {
      const texts = await Promise.all(group.map((uri) => textOf(uri, files, onProblem)));
      known.push(...texts.flatMap((text) => text ?? []));
    }
    workspace.updateAll(known, { open: false });
    for (const { uri, text } of known) if (lineEnd(text) === "\r\n") crlf.add(uri);
    return known.length;
  };
  await take(await projectFilesAbove(targets, files));
  const { grouping, others } = await candidates(targets, { files, exclude: [], onProblem });
  // Grouping files and patches decide about all others: they are weighed once, together.
  read += await take(grouping);
  const wanted = others.filter((uri) => !isExcluded(workspace.world, uri));
  const isPatch = (uri: string) => groupsOf(workspace.world, uri).patch;
  read += await take(wanted.filter(isPatch));
  for (const group of batches(wanted.filter((uri) => !isPatch(uri)))) read += await take(group);
  const problems = [...found.values()];
  const mistakes = mistakesIn(workspace.world);
  return {
    workspace,
    files: account(workspace, read, problems),
    problems: problems.map(skippedFile).sort(byFile),
    mistakes,
    failed:
      mistakes.length > 0 || problems.some((problem) => targets.includes(problem.uri) || isLoss(problem)),
    crlf,
    textOf: (uri) => files.read(uri),
  };
}

/** The uris that the paths name, and a file system in which standard input is one of them. */
async function resolve({ paths, inputName, readInput, disk = promptFileSystem }: Sources) {
  const uris = paths.map((each) => uriOf(path.resolve(each === "-" ? inputName : each)));
  const targets = [...new Set(uris)];
  if (!paths.includes("-")) return { targets, files: disk };
  const bytes = await readInput().catch(() => undefined);
  return { targets, files: withInput(disk, uriOf(path.resolve(inputName)), bytes) };
}

/** The disk, with one file laid over it; a file without bytes cannot be read. */
function withInput(disk: FileSystem, input: string, bytes: Uint8Array | undefined): FileSystem {
  return {
    list: disk.list,
    read: async (uri) => {
      if (uri !== input) return disk.read(uri);
      if (bytes === undefined) throw new FileProblem(uri, "unreadable");
      return decode(uri, bytes);
    },
    stat: async (uri) =>
      uri === input ? { kind: "file", size: bytes?.length ?? 0, real: uri } : disk.stat(uri),
  };
}

interface Candidates {
  /** What says how others belong together, and which of them count. */
  readonly grouping: readonly string[];
  readonly others: readonly string[];
}

/** The files under the targets, each once. */
async function candidates(targets: readonly string[], walk: Walk): Promise<Candidates> {
  const found = new Set<string>();
  for (const target of targets) for await (const uri of expand(target, walk)) found.add(uri);
  const [grouping, others]: [string[], string[]] = [[], []];
  for (const uri of found) (isGroupingName(nameOf(uri)) ? grouping : others).push(uri);
  return { grouping, others };
}

async function* expand(target: string, walk: Walk): AsyncGenerator<string> {
  const stat = await caught(() => walk.files.stat(target), walk.onProblem);
  if (stat?.kind === "folder") yield* discover(target, walk);
  else if (stat !== undefined) yield target;
}

function* batches(uris: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < uris.length; at += batch) yield uris.slice(at, at + batch);
}

async function textOf(
  uri: string,
  files: FileSystem,
  onProblem: Walk["onProblem"],
): Promise<FileText | undefined> {
  const text = await caught(() => files.read(uri), onProblem);
  return text === undefined ? undefined : { uri, text };
}

/** The answer, or undefined after a problem with the file was told. */
async function caught<T>(ask: () => Promise<T>, onProblem: Walk["onProblem"]): Promise<T | undefined> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    onProblem(error);
    return undefined;
  }
}

/** The folder above everything that was named: the world of the command. */
async function commonFolder(targets: readonly string[], files: FileSystem): Promise<string> {
  const [first = [], ...rest] = await Promise.all(
    targets.map(async (uri) => {
      const stat = await caught(
        () => files.stat(uri),
        () => {},
      );
      return (stat?.kind === "folder" ? uri : folderOf(uri)).split("/");
    }),
  );
  const differs = first.findIndex((part, at) => rest.some((parts) => parts[at] !== part));
  return (differs === -1 ? first : first.slice(0, differs)).join("/");
}

/**
 * Whether a manifest was lost. A file over the size limit is left out on purpose, and a link that leads nowhere or
 * into itself hides something only where a manifest should be.
 */
function isLoss({ uri, reason }: FileProblem): boolean {
  if (reason === "too-large") return false;
  return reason === "not-found" || reason === "link-loop" ? isManifestName(nameOf(uri)) : true;
}
