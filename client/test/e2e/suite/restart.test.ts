/** Story: the server is started anew, and what was typed and not saved is still judged. */
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, findingsIn, openFile, replaceText } from "../support/workspace.ts";

describe("restart", () => {
  after(discardEdits);

  it("keeps unsaved text, and brings the findings back", async () => {
    const editor = await openFile("mistakes/selector.yaml");
    const messages = () => findingsIn(editor.document.uri).map(({ message }) => message);
    await replaceText(editor, "sohp", "shopp");
    await eventually(
      "the finding of the unsaved text",
      messages,
      ([first]) => first?.includes("shopp") === true,
    );
    await vscode.commands.executeCommand("patchbay.restartServer");
    await eventually(
      "the same finding, from the new server",
      messages,
      ([first]) => first?.includes("shopp") === true,
    );
    await replaceText(editor, "shopp", "shop");
    await eventually(
      "no finding: the new server follows the typing",
      messages,
      (found) => found.length === 0,
    );
  });
});
