/** The file system of the client: for a server in a browser, and for folders that are on no disk of this machine. */
import type { Connection } from "vscode-languageserver";
import { FileProblem, type FileSystem, sizeLimit } from "../workspace/file-system.ts";
import { schemeOf } from "./from-lsp.ts";
import {
  type FileAnswer,
  type FileQuestion,
  type FileStatAnswer,
  type FolderEntryAnswer,
  listFolderMethod,
  readFileMethod,
  statFileMethod,
} from "./protocol.ts";

/** Asks the client for everything. A client that does not know the requests leaves every file unreadable. */
export function clientFileSystem(connection: Connection): FileSystem {
  const ask = async <Value>(method: string, uri: string): Promise<Value> => {
    const answer = await connection
      .sendRequest<FileAnswer<Value> | null>(method, { uri } satisfies FileQuestion)
      .catch(() => undefined);
    if (answer && "value" in answer) return answer.value;
    throw new FileProblem(uri, answer?.problem ?? "unreadable");
  };
  return {
    list: (folder) => ask<readonly FolderEntryAnswer[]>(listFolderMethod, folder),
    read: async (uri) => {
      const { size } = await ask<FileStatAnswer>(statFileMethod, uri);
      if (size > sizeLimit) throw new FileProblem(uri, "too-large");
      return ask<string>(readFileMethod, uri);
    },
    // The client follows no link to a folder, so every uri is the real one.
    stat: async (uri) => ({ ...(await ask<FileStatAnswer>(statFileMethod, uri)), real: uri }),
  };
}

/** The disk for what is on it, which is quicker, and the client for all other schemes. */
export function withClientFiles(disk: FileSystem, connection: Connection): FileSystem {
  const client = clientFileSystem(connection);
  const holderOf = (uri: string) => (schemeOf(uri) === "file" ? disk : client);
  return {
    list: (folder) => holderOf(folder).list(folder),
    read: (uri) => holderOf(uri).read(uri),
    stat: (uri) => holderOf(uri).stat(uri),
  };
}
