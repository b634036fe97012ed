/** Saves an export of the picture where the user wants it. */
import { l10n, Uri, window, workspace } from "vscode";

/** Asks for a place and writes the file there; nothing when the user leaves it. */
export async function save(extension: string, content: Uint8Array): Promise<void> {
  const [folder] = workspace.workspaceFolders ?? [];
  const name = `wiring.${extension}`;
  const target = await window.showSaveDialog({
    filters: { [extension.toUpperCase()]: [extension] },
    ...(folder === undefined ? {} : { defaultUri: Uri.joinPath(folder.uri, name) }),
  });
  if (target === undefined) return;
  try {
    await workspace.fs.writeFile(target, content);
  } catch {
    await window.showErrorMessage(l10n.t("{0} could not be written.", workspace.asRelativePath(target)));
  }
}

/** The bytes of base64; undefined for a text that is none. */
export function fromBase64(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
