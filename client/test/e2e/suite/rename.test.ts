/** Story: a label is renamed in the Service and in the pods at once, or the editor says why not. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, openFile, rangeOf, replaceText } from "../support/workspace.ts";

const label = "selector:\n    run: my-";

const renameTo = (document: vscode.TextDocument, name: string): Thenable<vscode.WorkspaceEdit> =>
  vscode.commands.executeCommand<vscode.WorkspaceEdit>(
    "vscode.executeDocumentRenameProvider",
    document.uri,
    rangeOf(document, label).end,
    name,
  );

describe("rename", () => {
  afterEach(discardEdits);

  it("offers the value under the cursor", async () => {
    const { document } = await openFile("tutorial/nginx-svc.yaml");
    const { placeholder } = await eventually(
      "a rename",
      () =>
        vscode.commands.executeCommand<{ readonly placeholder: string }>(
          "vscode.prepareRename",
          document.uri,
          rangeOf(document, label).end,
        ),
      (prepared) => prepared !== undefined,
    );
    assert.equal(placeholder, "my-nginx");
  });

  it("changes the Service and the pods of another file", async () => {
    const { document } = await openFile("tutorial/nginx-svc.yaml");
    const edit = await eventually(
      "edits in two files",
      () => renameTo(document, "front"),
      ({ size }) => size > 1,
    );
    const texts = edit.entries().flatMap(([, edits]) => edits.map(({ newText }) => newText));
    assert.ok(texts.length >= 3);
    assert.deepEqual([...new Set(texts)], ["front"]);
  });

  it("says why a label is not renamed: a part of it cannot be read", async () => {
    const pods = await openFile("tutorial/run-my-nginx.yaml");
    await replaceText(pods, "replicas: 2", `replicas: "2`);
    const { document } = await openFile("tutorial/nginx-svc.yaml");
    await eventually(
      "the reason",
      () =>
        vscode.commands
          .executeCommand("vscode.prepareRename", document.uri, rangeOf(document, label).end)
          .then(() => "renamed", String),
      (answer) => /run-my-nginx\.yaml:\d+ holds `run: my-nginx` too and has syntax errors/.test(answer),
    );
  });

  it("says why a name is not legal", async () => {
    const { document } = await openFile("tutorial/nginx-svc.yaml");
    await eventually(
      "a rename",
      () => renameTo(document, "front"),
      ({ size }) => size > 0,
    );
    await assert.rejects(async () => renameTo(document, "-"), /no legal name/);
  });
});
