/** Story: the wiring of the Service at the cursor is read as kubectl would describe it. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, openFile, rangeOf } from "../support/workspace.ts";

describe("describe", () => {
  after(discardEdits);

  it("shows a Service in a document that cannot be edited", async () => {
    const editor = await openFile("tutorial/nginx-svc.yaml");
    const { start } = rangeOf(editor.document, "kind: Service");
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand("patchbay.describeService");
    const shown = await eventually(
      "the description",
      () => vscode.window.activeTextEditor?.document,
      (document) => document?.uri.scheme === "patchbay",
    );
    assert.match(shown?.getText() ?? "", /^Name: +my-nginx$/m);
    assert.match(shown?.getText() ?? "", /^Endpoints: +Deployment\/my-nginx:80 × 2$/m);
  });
});
