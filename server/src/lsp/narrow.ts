/**
 * A file system that shows only some uris: discovery over it answers which of them are candidates, by the very
 * ignore files and globs that hold for a whole walk, and reads no other folder.
 */
import type { FileSystem } from "../workspace/file-system.ts";
import { folderOf } from "../workspace/uri.ts";
import { canonicalUri } from "./from-lsp.ts";

/** Shows the folders above the targets, the targets, and all that lies below them. Targets are canonical uris. */
export function narrowed(files: FileSystem, targets: Iterable<string>): FileSystem {
  const wanted = new Set(targets);
  const above = new Set([...wanted].flatMap(foldersAbove));
  const shows = (uri: string) => above.has(uri) || isWithinAny(uri, wanted);
  return {
    stat: (uri) => files.stat(uri),
    read: (uri) => files.read(uri),
    list: async (folder) => {
      const entries = await files.list(folder);
      return entries.filter(({ name }) => name === ".gitignore" || shows(canonicalUri(`${folder}/${name}`)));
    },
  };
}

/** True when the uri is one of these, or lies below one. */
export function isWithinAny(uri: string, targets: { readonly has: (uri: string) => boolean }): boolean {
  for (let at = uri; at !== ""; at = folderOf(at)) if (targets.has(at)) return true;
  return false;
}

function foldersAbove(uri: string): readonly string[] {
  const found: string[] = [];
  for (let at = folderOf(uri); at !== ""; at = folderOf(at)) found.push(at);
  return found;
}
