/** Story: Patchbay costs nothing until a manifest is opened, and is there from then on. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { extensionId, patchbay } from "../support/extension.ts";
import { processorShare } from "../support/processor.ts";
import { discardEdits, openFile } from "../support/workspace.ts";

/** What activation may take of the extension host, in milliseconds of a processor. */
const budget = 60;

const inWorker = "importScripts" in globalThis;

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

  it(`takes less than ${budget} ms of the extension host`, async function () {
    const { milliseconds } = await patchbay();
    // A process knows what it took of the processor; a worker knows the time of day only.
    const share = inWorker ? processorShare() : 1;
    const weighed = share === 1 ? "" : ` with ${Math.round(100 * share)} % of a processor`;
    const measured = `${milliseconds.toFixed(1)} ms${weighed}`;
    this.runnable().title += `: ${measured}`;
    assert.ok(milliseconds * share < budget, measured);
  });
});
