/** Tells everybody who shows the wiring that it may be another one now, and where a source is, or that it is gone. */
import { type Event, EventEmitter, l10n, Range, Uri, ViewColumn, window, workspace } from "vscode";
import type { BaseLanguageClient, Disposable } from "vscode-languageclient";
import { type WiringLocation, wiringChangedMethod } from "../../server/src/lsp/protocol.ts";

export interface WiringChanges extends Disposable {
  readonly event: Event<void>;
}

/** Follows the server; a server that was started anew begins with a change. */
export function followWiring(client: BaseLanguageClient): WiringChanges {
  const changed = new EventEmitter<void>();
  const notified = client.onNotification(wiringChangedMethod, () => changed.fire());
  return {
    event: changed.event,
    dispose: () => {
      notified.dispose();
      changed.dispose();
    },
  };
}

/** Opens a source and selects it, beside what is not an editor. Says so when the file is gone. */
export async function showSource({ uri, range }: WiringLocation, column?: ViewColumn): Promise<void> {
  const { start, end } = range;
  const selection = new Range(start.line, start.character, end.line, end.character);
  try {
    const document = await workspace.openTextDocument(Uri.parse(uri, true));
    await window.showTextDocument(document, { selection, viewColumn: column ?? ViewColumn.Active });
  } catch {
    const path = workspace.asRelativePath(Uri.parse(uri));
    await window.showWarningMessage(l10n.t("{0} is no longer there.", path));
  }
}
