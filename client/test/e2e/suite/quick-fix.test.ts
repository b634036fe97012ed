/** Story: the quick fix plugs the cable in. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, findingsIn, openFile, rangeOf } from "../support/workspace.ts";

describe("quick fix", () => {
  after(discardEdits);

  it("selects what the pods have", async () => {
    const { document } = await openFile("mistakes/selector.yaml");
    await eventually(
      "the finding",
      () => findingsIn(document.uri),
      (findings) => findings.length === 1,
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      rangeOf(document, "sohp"),
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = actions.find(({ title }) => title === "Select `app: shop`");
    assert.ok(action?.edit, `offered: ${actions.map(({ title }) => title).join("; ")}`);
    assert.equal(await vscode.workspace.applyEdit(action.edit), true);
    assert.match(document.getText(), /selector:\n {4}app: shop\n/);
    await eventually(
      "no finding",
      () => findingsIn(document.uri),
      (findings) => findings.length === 0,
    );
  });
});
