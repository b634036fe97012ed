/** The command "Describe Service Wiring": what the server tells of a Service, in a document that nobody can edit. */
import { commands, type Disposable, EventEmitter, l10n, Uri, window, workspace } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { type DescribeAnswer, describeCommand, describeMethod } from "../../server/src/lsp/protocol.ts";

const scheme = "patchbay";

/** Registers the command and the documents that it opens; what is returned takes them back. */
export function registerDescribe(client: BaseLanguageClient): readonly Disposable[] {
  const texts = new Map<string, string>();
  const changed = new EventEmitter<Uri>();
  const provider = {
    onDidChange: changed.event,
    provideTextDocumentContent: (uri: Uri) => texts.get(uri.toString()),
  };
  return [
    changed,
    workspace.registerTextDocumentContentProvider(scheme, provider),
    workspace.onDidCloseTextDocument(({ uri }) => texts.delete(uri.toString())),
    commands.registerCommand(describeCommand, async () => {
      const answer = await ask(client);
      if (answer === undefined) return;
      const uri = Uri.from({ scheme, path: `/${answer.name}.txt`, query: answer.source });
      texts.set(uri.toString(), answer.text);
      // A document that is open already shows the new text.
      changed.fire(uri);
      await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
    }),
  ];
}

/** The answer for the place of the cursor and the file that it is about; undefined, and the user told, without one. */
async function ask(client: BaseLanguageClient) {
  const editor = window.activeTextEditor;
  if (editor === undefined) return;
  const { document, selection } = editor;
  const answer = await client.sendRequest<DescribeAnswer | null>(describeMethod, {
    textDocument: client.code2ProtocolConverter.asTextDocumentIdentifier(document),
    position: client.code2ProtocolConverter.asPosition(selection.active),
  });
  if (answer !== null) return { ...answer, source: document.uri.toString() };
  await window.showInformationMessage(l10n.t("There is no Service at the cursor."));
  return;
}
