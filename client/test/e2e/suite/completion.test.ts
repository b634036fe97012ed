/** Story: while a selector is typed, the labels that exist are offered, with the workloads that they pick. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, openFile, rangeOf, replaceText } from "../support/workspace.ts";

const offeredAt = async (
  document: vscode.TextDocument,
  place: vscode.Position,
): Promise<readonly string[]> => {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>(
    "vscode.executeCompletionItemProvider",
    document.uri,
    place,
  );
  return list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
};

describe("completion", () => {
  afterEach(discardEdits);

  it("offers the values of labels in a selector", async () => {
    const editor = await openFile("tutorial/nginx-svc.yaml");
    await replaceText(editor, "selector:\n    run: my-nginx", "selector:\n    run: ");
    const { document } = editor;
    const labels = await eventually(
      "labels of the pods beside it",
      () => offeredAt(document, rangeOf(document, "selector:\n    run: ").end),
      (offered) => offered.includes("my-nginx"),
    );
    assert.ok(!labels.includes("curlpod"), "a label under another key");
  });

  it("offers the ports of the selected pods behind a target port", async () => {
    const editor = await openFile("tutorial/nginx-svc.yaml");
    await replaceText(editor, "      protocol: TCP", "      targetPort: ");
    const { document } = editor;
    await eventually(
      "the port of the container",
      () => offeredAt(document, rangeOf(document, "targetPort: ").end),
      (offered) => offered.includes("80"),
    );
  });
});
