/** Story: Patchbay costs nothing until a manifest is opened, and is there from then on. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, extensionId, openFile } from "../support/workspace.ts";

describe("activation", () => {
  after(discardEdits);

  it("waits for a manifest", () => {
    assert.equal(vscode.extensions.getExtension(extensionId)?.isActive, false);
  });

  it("starts when a manifest is opened", async () => {
    const editor = await openFile("tutorial/run-my-nginx.yaml");
    assert.equal(editor.document.languageId, "yaml");
    const extension = vscode.extensions.getExtension(extensionId);
    await eventually(
      `${extensionId} to be active`,
      () => extension?.isActive,
      (active) => active === true,
    );
    // An extension that failed to start counts as active too; only this promise tells.
    await extension?.activate();
  });
});
