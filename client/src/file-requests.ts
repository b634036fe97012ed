/** Answers what a server asks about files that VS Code can reach and the server cannot. */
import { type FileStat, FileSystemError, FileType, Uri, workspace } from "vscode";
import type { BaseLanguageClient, Disposable } from "vscode-languageclient";
import {
  type FileAnswer,
  type FileQuestion,
  type FileStatAnswer,
  type FolderEntryAnswer,
  listFolderMethod,
  readFileMethod,
  statFileMethod,
} from "../../server/src/lsp/protocol.ts";
import { decodeText } from "../../server/src/text/decode.ts";

/** Answers as long as what is returned is not disposed of. */
export function answerFileRequests(client: BaseLanguageClient): readonly Disposable[] {
  const { fs } = workspace;
  const answer = <Value>(method: string, ask: (uri: Uri) => Promise<Value>) =>
    client.onRequest<FileAnswer<Value>, void>(method, ({ uri }: FileQuestion) =>
      ask(Uri.parse(uri, true)).then((value) => ({ value }), toProblem),
    );
  return [
    answer(listFolderMethod, async (uri) => (await fs.readDirectory(uri)).map(toEntry)),
    answer(readFileMethod, async (uri) => textOf(await fs.readFile(uri))),
    answer(statFileMethod, async (uri) => toStat(await fs.stat(uri))),
  ];
}

class NotText extends Error {}

function textOf(bytes: Uint8Array): string {
  const text = decodeText(bytes);
  if (text === undefined) throw new NotText();
  return text;
}

function toProblem(error: unknown): FileAnswer<never> {
  if (error instanceof NotText) return { problem: "not-utf-8" };
  return { problem: isMissing(error) ? "not-found" : "unreadable" };
}

function isMissing(error: unknown): boolean {
  return error instanceof FileSystemError && ["FileNotFound", "FileNotADirectory"].includes(error.code);
}

function toStat({ type, size }: FileStat): FileStatAnswer {
  return { kind: kindOf(type), size };
}

function toEntry([name, type]: [string, FileType]): FolderEntryAnswer {
  return { name: encodeURIComponent(name), kind: kindOf(type) };
}

/** A link to a folder is not followed: nobody here can tell whether it leads back up. */
function kindOf(type: FileType): FolderEntryAnswer["kind"] {
  if ((type & FileType.File) !== 0) return "file";
  return type === FileType.Directory ? "folder" : "other";
}
