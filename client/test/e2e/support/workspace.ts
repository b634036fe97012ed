/** The scratch copy of the fixture workspaces that the suite runs in: one workspace folder for each of them. */
import * as vscode from "vscode";

/**
 * The uri of a file, named `folder/path` as under `test-fixtures/workspaces`.
 * Throws when no workspace folder has that name.
 */
export const fileUri = (path: string): vscode.Uri => {
  const [folderName = "", ...segments] = path.split("/");
  const folder = vscode.workspace.workspaceFolders?.find(({ name }) => name === folderName);
  if (folder === undefined) throw new Error(`The suite's workspace has no folder ${folderName}`);
  return vscode.Uri.joinPath(folder.uri, ...segments);
};

/** Opens a file of the workspace in an editor. Takes the same names as `fileUri`. */
export const openFile = async (path: string): Promise<vscode.TextEditor> =>
  vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileUri(path)));

/** The range of the first occurrence of `text`; throws when the document does not contain it. */
export const rangeOf = (document: vscode.TextDocument, text: string): vscode.Range => {
  const start = document.getText().indexOf(text);
  if (start === -1) throw new Error(`${document.uri.path} does not contain ${text}`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
};

/** Patchbay's findings in a file, open or not, in the order in which they were published. */
export const findingsIn = (uri: vscode.Uri): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "patchbay");

/** Replaces the first occurrence of `text` in an open editor, as a user who types would; the file stays unsaved. */
export const replaceText = async (
  editor: vscode.TextEditor,
  text: string,
  replacement: string,
): Promise<void> => {
  const range = rangeOf(editor.document, text);
  const done = await editor.edit((edit) => edit.replace(range, replacement));
  if (!done) throw new Error(`${editor.document.uri.path} could not be edited`);
};

/** Throws away every unsaved edit and closes every editor, so that the next test starts from the files on disk. */
export const discardEdits = async (): Promise<void> => {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("workbench.action.files.revert");
  }
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
};
