/** The file system over the disk. Uris are `file:` uris. */
import {
  closeSync,
  type Dirent,
  promises as fs,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  type Stats,
  statSync,
} from "node:fs";
import { sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { decodeText } from "../text/decode.ts";
import {
  FileProblem,
  type FileStat,
  type FileSystem,
  type FolderEntry,
  type ProblemReason,
  sizeLimit,
} from "../workspace/file-system.ts";

export const nodeFileSystem: FileSystem = {
  list: (folder) =>
    guarded(folder, async () => {
      const entries = await fs.readdir(pathOf(`${folder}/`), { withFileTypes: true });
      return entries.map(folderEntry);
    }),
  read: (uri) =>
    guarded(uri, async () => {
      const file = await fs.open(pathOf(uri));
      try {
        refuseLarge(uri, await file.stat());
        return decode(uri, await file.readFile());
      } finally {
        await file.close();
      }
    }),
  stat: (uri) =>
    guarded(uri, async () => {
      const path = pathOf(uri);
      const [stat, real] = await Promise.all([fs.stat(path), fs.realpath(path)]);
      return fileStat(stat, real);
    }),
};

/**
 * The same for a program that has nothing else to do while it reads: it waits for the disk itself, which takes a
 * fifth of the time of being told.
 */
export const promptFileSystem: FileSystem = {
  list: (folder) =>
    guarded(folder, async () => readdirSync(pathOf(`${folder}/`), { withFileTypes: true }).map(folderEntry)),
  read: (uri) =>
    guarded(uri, async () => {
      const file = openSync(pathOf(uri), "r");
      try {
        refuseLarge(uri, fstatSync(file));
        return decode(uri, readFileSync(file));
      } finally {
        closeSync(file);
      }
    }),
  stat: (uri) =>
    guarded(uri, async () => {
      const path = pathOf(uri);
      return fileStat(statSync(path), realpathSync.native(path));
    }),
};

function folderEntry(entry: Dirent): FolderEntry {
  return { name: encodeName(entry.name), kind: kindOf(entry) };
}

function fileStat(stat: Stats, real: string): FileStat {
  const kind = stat.isFile() ? "file" : stat.isDirectory() ? "folder" : "other";
  return { kind, size: stat.size, real: uriOf(real) };
}

function refuseLarge(uri: string, { size }: Stats): void {
  if (size > sizeLimit) throw new FileProblem(uri, "too-large");
}

/** The opposite of `uriOf`. Where nothing is encoded the path stands there; taking addresses apart takes longer than a `stat`. */
export function pathOf(uri: string): string {
  return sep === "/" && /^file:\/\/\/[\w./-]*$/.test(uri) ? uri.slice("file://".length) : fileURLToPath(uri);
}

/** The `file:` uri of an absolute path, without a final `/`. */
export function uriOf(path: string): string {
  return pathToFileURL(path).href.replace(/\/$/, "");
}

function encodeName(name: string): string {
  if (/^[\w-][\w.-]*$/.test(name)) return name;
  return pathToFileURL(`/${name}`).href.slice("file:///".length);
}

type EntryType = Pick<Stats, "isFile" | "isDirectory" | "isSymbolicLink">;

function kindOf(entry: EntryType): FolderEntry["kind"] {
  if (entry.isSymbolicLink()) return "link";
  return entry.isFile() ? "file" : entry.isDirectory() ? "folder" : "other";
}

/** The text of a file; throws a `FileProblem` for bytes that are none. */
export function decode(uri: string, bytes: Uint8Array): string {
  const text = decodeText(bytes);
  if (text === undefined) throw new FileProblem(uri, "not-utf-8");
  return text;
}

/** The opposite of `decode`: in the encoding of other bytes, with their byte-order mark where they have one. */
export function encode(text: string, like: Uint8Array): Uint8Array {
  const [first, second, third] = like;
  if (first === 0xff && second === 0xfe) return Buffer.from(`\uFEFF${text}`, "utf16le");
  if (first === 0xfe && second === 0xff) return Buffer.from(`\uFEFF${text}`, "utf16le").swap16();
  const marked = first === 0xef && second === 0xbb && third === 0xbf;
  return Buffer.from(marked ? `\uFEFF${text}` : text, "utf8");
}

const reasons: Readonly<Record<string, ProblemReason>> = {
  ENOENT: "not-found",
  ENOTDIR: "not-found",
  ELOOP: "link-loop",
};

async function guarded<T>(uri: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof FileProblem) throw error;
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    throw new FileProblem(uri, reasons[code] ?? "unreadable");
  }
}
