/** The extension under test, once its server answers. */
import * as vscode from "vscode";
import type { Activated } from "../../../src/client.ts";

export const extensionId = "patchbay.patchbay";

/** Resolves to what `activate` returned, as soon as the server answers; rejects when the extension or the server failed. */
export const patchbay = async (): Promise<Activated> => {
  const extension = vscode.extensions.getExtension<Activated>(extensionId);
  if (extension === undefined) throw new Error(`${extensionId} is not installed`);
  const activated = await extension.activate();
  await activated.ready;
  return activated;
};
