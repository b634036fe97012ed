/** Our edits as the protocol's: a workspace edit, and where the cursor goes once it is made. */
import {
  type CodeAction,
  CodeActionKind,
  CreateFile,
  type TextEdit as LspTextEdit,
  type Range,
  TextDocumentEdit,
  type WorkspaceEdit,
} from "vscode-languageserver";
import type { ActionAnswer, FileChange } from "../features/answers.ts";
import { applyEdits, type TextEdit, withLineEnd } from "../text/edit.ts";
import { indexLines, positionAt } from "../text/line-index.ts";
import { shifted } from "../text/range.ts";
import { selectCommand } from "./protocol.ts";
import type { Session } from "./session.ts";
import { toDiagnostic, toRange } from "./to-lsp.ts";

type EditChange = Extract<FileChange, { kind: "edit" }>;
type CreateChange = Extract<FileChange, { kind: "create" }>;

/** The action; undefined when it needs something that the client cannot do. */
export function toCodeAction(session: Session, answer: ActionAnswer): CodeAction | undefined {
  const edit = toWorkspaceEdit(session, answer.changes);
  if (edit === undefined) return undefined;
  const { title, finding, kind } = answer;
  const selection = session.client.selects ? toSelection(session, answer) : undefined;
  return {
    title,
    kind: kind === "quickfix" ? CodeActionKind.QuickFix : CodeActionKind.Refactor,
    edit,
    ...(finding === undefined ? {} : { diagnostics: [toDiagnostic(finding, session.client.docsBase)] }),
    ...(isPreferred(answer) ? { isPreferred: true } : {}),
    ...(selection === undefined
      ? {}
      : { command: { title, command: selectCommand, arguments: [selection.uri, selection.range] } }),
  };
}

/** A fix that is safe, or that has no rival, is what a client may take without asking which. */
function isPreferred({ finding, title }: ActionAnswer): boolean {
  const fixes = finding?.fixes ?? [];
  return fixes.some((fix) => fix.title === title && (fix.safe || fixes.length === 1));
}

/** The changes as one edit; undefined when the client cannot create the file that they need. */
export function toWorkspaceEdit(session: Session, changes: readonly FileChange[]): WorkspaceEdit | undefined {
  const creates = changes.filter((change) => change.kind === "create");
  const edits = [
    ...editsByFile(
      session,
      changes.filter((change) => change.kind === "edit"),
    ),
  ];
  const { documentChanges, createsFiles } = session.client;
  if (creates.length > 0 && !(documentChanges && createsFiles)) return undefined;
  if (!documentChanges) return { changes: Object.fromEntries(edits) };
  return {
    documentChanges: [
      ...creates.flatMap(toFileCreation),
      ...edits.map(([uri, ofFile]) => {
        const version = session.documents.get(uri)?.version ?? null;
        return TextDocumentEdit.create({ uri, version }, ofFile);
      }),
    ],
  };
}

function toFileCreation({ uri, text }: CreateChange): [CreateFile, TextDocumentEdit] {
  const start = { line: 0, character: 0 };
  const content = { range: { start, end: start }, newText: text };
  return [CreateFile.create(uri), TextDocumentEdit.create({ uri, version: null }, [content])];
}

function editsByFile({ checked }: Session, changes: readonly EditChange[]): Map<string, LspTextEdit[]> {
  const files = new Map<string, LspTextEdit[]>();
  for (const { document, edit } of changes) {
    const { range, newText } = withLineEnd(edit, checked.lineEndOf(document.uri));
    const converted = { range: toRange({ document, range }), newText };
    files.set(document.uri, [...(files.get(document.uri) ?? []), converted]);
  }
  return files;
}

/** Where the cursor goes once the changes are made; undefined when nowhere, or in a file whose text nobody holds. */
export function toSelection(
  { checked, documents }: Session,
  { changes, select }: ActionAnswer,
): { readonly uri: string; readonly range: Range } | undefined {
  if (select === undefined) return undefined;
  const { uri, range } = select;
  const created = changes.find((change) => change.kind === "create" && change.uri === uri);
  const before = created?.kind === "create" ? created.text : documents.get(uri)?.getText();
  if (before === undefined) return undefined;
  const edits = editsIn(uri, changes).map((edit) => withLineEnd(edit, checked.lineEndOf(uri)));
  const lines = indexLines(applyEdits(before, edits));
  return { uri, range: { start: positionAt(lines, range.start), end: positionAt(lines, range.end) } };
}

/** The edits of one file, by offset in the file. */
function editsIn(uri: string, changes: readonly FileChange[]): readonly TextEdit[] {
  return changes.flatMap((change) => {
    if (change.kind !== "edit" || change.document.uri !== uri) return [];
    const { document, edit } = change;
    return [{ range: shifted(edit.range, document.place.start), newText: edit.newText }];
  });
}
