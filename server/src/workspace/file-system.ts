/** The outside world as the core sees it: three questions. Adapters exist for the disk and for memory. */

export interface FileSystem {
  /** What a folder holds; rejects with a `FileProblem` when it cannot be read. */
  list(folder: string): Promise<readonly FolderEntry[]>;
  /** The text of a file of at most `sizeLimit`; rejects with a `FileProblem`. */
  read(uri: string): Promise<string>;
  /** What stands at a uri; rejects with a `FileProblem` when nothing does. */
  stat(uri: string): Promise<FileStat>;
}

export interface FolderEntry {
  readonly name: string;
  readonly kind: "file" | "folder" | "link" | "other";
}

export interface FileStat {
  readonly kind: "file" | "folder" | "other";
  /** In bytes. */
  readonly size: number;
  /** The uri with every link followed: equal for all names of one file. */
  readonly real: string;
}

export type ProblemReason = "not-found" | "unreadable" | "not-utf-8" | "too-large" | "link-loop";

/** Why a path could not be read. `link-loop` is a folder that contains itself through a link. */
export class FileProblem extends Error {
  readonly uri: string;
  readonly reason: ProblemReason;

  constructor(uri: string, reason: ProblemReason) {
    super(`${uri}: ${reason}`);
    this.uri = uri;
    this.reason = reason;
  }
}

/** Files over this size in bytes are not read. The largest manifests in the wild are around 2 MB. */
export const sizeLimit = 16 * 1024 * 1024;
