/** The file system in memory: for tests, and for embedders whose files are nowhere else. */
import { FileProblem, type FileStat, type FileSystem, type FolderEntry, sizeLimit } from "./file-system.ts";
import { isWithin } from "./uri.ts";

export class MemoryFileSystem implements FileSystem {
  readonly #files = new Map<string, string>();

  /** Holds these texts, by uri. Folders exist as long as something is in them. */
  constructor(files: Readonly<Record<string, string>> = {}) {
    for (const [uri, text] of Object.entries(files)) this.#files.set(uri, text);
  }

  write(uri: string, text: string): void {
    this.#files.set(uri, text);
  }

  /** Deletes a file, or a folder with all that it holds. */
  delete(uri: string): void {
    for (const file of [...this.#files.keys()]) if (isWithin(file, uri)) this.#files.delete(file);
  }

  /** Moves a file, or a folder with all that it holds. */
  rename(from: string, to: string): void {
    for (const [file, text] of [...this.#files]) {
      if (!isWithin(file, from)) continue;
      this.#files.delete(file);
      this.#files.set(to + file.slice(from.length), text);
    }
  }

  async list(folder: string): Promise<readonly FolderEntry[]> {
    if (!this.#isFolder(folder)) throw new FileProblem(folder, "not-found");
    const entries = new Map<string, FolderEntry>();
    for (const file of this.#files.keys()) {
      if (file === folder || !isWithin(file, folder)) continue;
      const [name = "", ...below] = file.slice(folder.length + 1).split("/");
      entries.set(name, { name, kind: below.length === 0 ? "file" : "folder" });
    }
    return [...entries.values()];
  }

  async read(uri: string): Promise<string> {
    const text = this.#files.get(uri);
    if (text === undefined) throw new FileProblem(uri, "not-found");
    if (text.length > sizeLimit) throw new FileProblem(uri, "too-large");
    return text;
  }

  async stat(uri: string): Promise<FileStat> {
    const text = this.#files.get(uri);
    if (text !== undefined) return { kind: "file", size: new TextEncoder().encode(text).length, real: uri };
    if (!this.#isFolder(uri)) throw new FileProblem(uri, "not-found");
    return { kind: "folder", size: 0, real: uri };
  }

  #isFolder(uri: string): boolean {
    return [...this.#files.keys()].some((file) => file !== uri && isWithin(file, uri));
  }
}
