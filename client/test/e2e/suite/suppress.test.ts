/** Story: a finding that is meant so is silenced where it stands, and comes back with its comment gone. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, findingsIn, openFile, rangeOf } from "../support/workspace.ts";

describe("suppressing", () => {
  after(discardEdits);

  it("writes a comment above the line, and the finding is gone until that is undone", async () => {
    const { document } = await openFile("mistakes/selector.yaml");
    const findings = () => findingsIn(document.uri);
    await eventually("the finding", findings, ({ length }) => length === 1);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      rangeOf(document, "sohp"),
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = actions.find(({ title }) => title === "Suppress `selector-near-miss` on this line");
    assert.ok(action?.edit, `offered: ${actions.map(({ title }) => title).join("; ")}`);
    assert.equal(await vscode.workspace.applyEdit(action.edit), true);
    assert.match(
      document.getText(),
      /\n {4}# patchbay-disable-next-line selector-near-miss\b.*\n {4}app: sohp\n/,
    );
    await eventually("no finding", findings, ({ length }) => length === 0);
    await vscode.commands.executeCommand("undo");
    await eventually("the finding again", findings, ({ length }) => length === 1);
  });
});
