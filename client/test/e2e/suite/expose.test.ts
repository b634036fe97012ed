/** Story: a workload that no Service selects is exposed with one command, from its lens or its actions. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, openFile } from "../support/workspace.ts";

const manifest = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: billing
spec:
  selector:
    matchLabels:
      app: billing
  template:
    metadata:
      labels:
        app: billing
    spec:
      containers:
        - name: billing
          image: example.com/billing:1
          ports:
            - name: http
              containerPort: 8080
`;

describe("expose", () => {
  after(discardEdits);

  it("writes a Service below the workload, from the code lens", async () => {
    const { document } = await openFile("mistakes/workload.yaml");
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, new vscode.Range(0, 0, document.lineCount, 0), manifest);
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    const lenses = await eventually(
      "the lens of a workload that no Service selects",
      () =>
        vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 10),
      (found) => found.some(({ command }) => command?.title.startsWith("Expose Deployment billing")),
    );
    const command = lenses.find(({ command: each }) => each?.title.startsWith("Expose"))?.command;
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await eventually(
      "the Service below the Deployment",
      () => document.getText(),
      (text) => /\n---\napiVersion: v1\nkind: Service\nmetadata:\n {2}name: billing\n/.test(text),
    );
    assert.match(document.getText(), /targetPort: http/);
    assert.ok(document.getText().startsWith(manifest), "the workload keeps every byte");
  });
});
