/** Changes on the disk, as the client reports them. */
import {
  type Connection,
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  WatchKind,
} from "vscode-languageserver";
import { projectFileName } from "../workspace/project-file.ts";
import { folderOf, nameOf } from "../workspace/uri.ts";
import { canonicalUri } from "./from-lsp.ts";
import type { Look } from "./intake.ts";

/**
 * Files that may be manifests, and what decides which of them count. Folders have no name to go by, and a client
 * that sees one renamed or deleted names the folder alone, so everything that comes or goes is wanted.
 */
export async function registerWatchers(connection: Connection): Promise<void> {
  await connection.client.register(DidChangeWatchedFilesNotification.type, {
    watchers: [
      { globPattern: "**/*.{yaml,yml,json}" },
      { globPattern: "**/{Kustomization,.gitignore}" },
      { globPattern: "**/*", kind: WatchKind.Create | WatchKind.Delete },
    ],
  });
}

/** Where to look after events on files and folders, and how, in this order: what was read may decide what counts. */
export function looksAfter(events: readonly FileEvent[]): ReadonlyMap<Look, readonly string[]> {
  const uris = events.filter(isOfInterest).map(({ uri }) => canonicalUri(uri));
  const isIgnoreFile = (uri: string) => nameOf(uri) === ".gitignore";
  const decides = (uri: string) => isIgnoreFile(uri) || nameOf(uri) === projectFileName;
  return new Map<Look, readonly string[]>([
    ["everything", uris.filter((uri) => !isIgnoreFile(uri))],
    ["unknown", uris.filter(decides).map(folderOf)],
  ]);
}

/** Tools create and change files of their own all day; only what may be a manifest or a folder is worth a look. */
function isOfInterest({ uri, type }: FileEvent): boolean {
  return type !== FileChangeType.Changed || /(?:\.(?:ya?ml|json|gitignore)|\/Kustomization)$/i.test(uri);
}
