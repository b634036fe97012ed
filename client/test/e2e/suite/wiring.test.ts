/** Story: the Endpoints view and the wiring picture show where every cable leads, and follow what is typed. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { patchbay } from "../support/extension.ts";
import { discardEdits, openFile, rangeOf, replaceText } from "../support/workspace.ts";

interface Drawn {
  readonly cards: number;
  readonly cables: number;
  readonly groups: number;
  readonly here: string | undefined;
}

const drawn = () => vscode.commands.executeCommand<Drawn | undefined>("patchbay.picture.drawn");
const rows = () => vscode.commands.executeCommand<number>("patchbay.endpoints.rows");

describe("wiring", () => {
  before(async () => {
    await (await patchbay()).ready;
  });

  after(async () => {
    await vscode.commands.executeCommand("patchbay.endpoints.everything");
    await discardEdits();
  });

  it("has rows in the Endpoints view, one for each folder", async () => {
    await openFile("shop/payment.yaml");
    await vscode.commands.executeCommand("patchbay.endpoints.focus");
    await eventually("the folders", rows, (count) => count >= 3);
  });

  it("shows those of the editor's file alone", async () => {
    await openFile("shop/payment.yaml");
    await vscode.commands.executeCommand("patchbay.endpoints.file");
    await eventually("the one folder of the file, as its namespace", rows, (count) => count === 1);
  });

  it("draws the folder of the editor, and marks what the cursor is in", async () => {
    const editor = await openFile("shop/payment.yaml");
    const { start } = rangeOf(editor.document, "kind: Service");
    editor.selection = new vscode.Selection(start, start);
    await vscode.commands.executeCommand("patchbay.showPicture");
    const picture = await eventually(
      "the picture",
      drawn,
      (shown) => shown?.here?.endsWith("/payment") === true,
    );
    assert.ok((picture?.cards ?? 0) >= 15, JSON.stringify(picture));
    assert.equal(picture?.groups, 1);
  });

  it("follows what is typed", async () => {
    const before = (await drawn())?.cables ?? 0;
    const editor = await openFile("shop/cart.yaml");
    await replaceText(editor, "redis:6379", "example.com:6379");
    await eventually("one cable less", drawn, (shown) => shown?.cables === before - 1);
  });

  it("goes to the source of a node", async () => {
    const here = (await drawn())?.here ?? "";
    const payment = here.replace(/cart\.yaml#.*/, "payment.yaml#Service/shop/payment");
    await vscode.commands.executeCommand("patchbay.picture.open", payment);
    const shown = await eventually(
      "the source",
      () => vscode.window.activeTextEditor,
      (editor) => editor?.document.uri.path.endsWith("/payment.yaml") === true,
    );
    assert.equal(shown?.document.getText(shown.selection), "payment");
  });
});
