/** Story: Patchbay costs nothing until a manifest is opened, and is there from then on. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { extensionId, patchbay } from "../support/extension.ts";
import { discardEdits, openFile } from "../support/workspace.ts";

/** How long activation may keep the extension host, in milliseconds. */
const budget = 60;

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
    // An extension that failed to start counts as active too; only its promises tell.
    await patchbay();
  });

  it(`keeps the extension host for less than ${budget} ms`, async function () {
    const { milliseconds } = await patchbay();
    this.runnable().title += `: ${milliseconds.toFixed(1)} ms`;
    assert.ok(milliseconds < budget, `It took ${milliseconds} ms`);
  });
});
