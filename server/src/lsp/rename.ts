/** Rename: edits with notes for clients that show them, and reasons where there is no rename. */
import {
  AnnotatedTextEdit,
  type ChangeAnnotation,
  LSPErrorCodes,
  type TextEdit as LspTextEdit,
  type PrepareRenameParams,
  PrepareRenameRequest,
  type RenameParams,
  RenameRequest,
  ResponseError,
  TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import {
  prepareRename,
  type Refusal,
  type RenameAnswer,
  type RenameChange,
  type RenameNote,
  rename,
} from "../features/rename.ts";
import { onDocument, type RequestEntry } from "./handle.ts";
import type { Session } from "./session.ts";
import { toRange } from "./to-lsp.ts";

export const renameRequests: readonly RequestEntry[] = [
  onDocument<PrepareRenameParams>(
    PrepareRenameRequest.method,
    { renameProvider: { prepareProvider: true } },
    ({ asked, text }, { position }) => {
      const answer = prepareRename(asked, text.offsetAt(position));
      if (answer === undefined) return undefined;
      if ("refusal" in answer) return refused(answer);
      return { range: toRange(answer), placeholder: answer.name };
    },
  ),

  onDocument<RenameParams>(RenameRequest.method, {}, ({ session, asked, text }, { position, newName }) => {
    const answer = rename(asked, { offset: text.offsetAt(position), name: newName });
    if (answer === undefined) return undefined;
    return "refusal" in answer ? refused(answer) : toRenameEdit(session, answer);
  }),
];

/** Clients show the message of the error to whoever asked. */
function refused({ refusal }: Refusal): ResponseError<void> {
  return new ResponseError(LSPErrorCodes.RequestFailed, refusal);
}

function toRenameEdit({ client, documents }: Session, { changes, notes }: RenameAnswer): WorkspaceEdit {
  const { documentChanges, annotatesChanges } = client;
  const annotated = documentChanges && annotatesChanges;
  const edits = new Map<string, LspTextEdit[]>();
  for (const change of changes) {
    const { uri } = change.document;
    edits.set(uri, [...(edits.get(uri) ?? []), toTextEdit(change, annotated ? "annotated" : "plain")]);
  }
  if (!documentChanges) return { changes: Object.fromEntries(edits) };
  const all = [...edits].map(([uri, inFile]) =>
    TextDocumentEdit.create({ uri, version: documents.get(uri)?.version ?? null }, inFile),
  );
  return annotated && notes.length > 0
    ? { documentChanges: all, changeAnnotations: annotationsOf(notes) }
    : { documentChanges: all };
}

/** A name is one line, so that the line ends of the file do not matter. */
function toTextEdit({ document, edit, caution }: RenameChange, form: "annotated" | "plain"): LspTextEdit {
  const range = toRange({ document, range: edit.range });
  return caution === undefined || form === "plain"
    ? { range, newText: edit.newText }
    : AnnotatedTextEdit.replace(range, edit.newText, caution);
}

function annotationsOf(notes: readonly RenameNote[]): { [id: string]: ChangeAnnotation } {
  return Object.fromEntries(
    notes.map(({ caution, label, description }) => [
      caution,
      { label, description, needsConfirmation: true },
    ]),
  );
}
