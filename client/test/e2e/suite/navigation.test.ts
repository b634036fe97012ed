/** Story: from a selector to the pods that it selects, and to everything that hangs together with the label. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, openFile, rangeOf } from "../support/workspace.ts";

const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf("/") + 1);

describe("moving around", () => {
  afterEach(discardEdits);

  it("a label of a selector leads to the pods, in a file that is closed", async () => {
    const { document } = await openFile("tutorial/nginx-svc.yaml");
    const [link] = await eventually(
      "a definition",
      () =>
        vscode.commands.executeCommand<vscode.LocationLink[]>(
          "vscode.executeDefinitionProvider",
          document.uri,
          rangeOf(document, "selector:\n    run: my-").end,
        ),
      ({ length }) => length > 0,
    );
    assert.equal(nameOf(link?.targetUri ?? document.uri), "run-my-nginx.yaml");
  });

  it("the references of a label are its pods and their selectors", async () => {
    const { document } = await openFile("tutorial/nginx-svc.yaml");
    const found = await eventually(
      "references",
      () =>
        vscode.commands.executeCommand<vscode.Location[]>(
          "vscode.executeReferenceProvider",
          document.uri,
          rangeOf(document, "selector:\n    run: my-").end,
        ),
      ({ length }) => length > 1,
    );
    const names = new Set(found.map(({ uri }) => nameOf(uri)));
    assert.ok(names.has("nginx-svc.yaml") && names.has("run-my-nginx.yaml"), [...names].join(", "));
  });

  it("the places of a name in a file are highlighted", async () => {
    const { document } = await openFile("tutorial/run-my-nginx.yaml");
    const highlights = await eventually(
      "highlights",
      () =>
        vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
          "vscode.executeDocumentHighlights",
          document.uri,
          rangeOf(document, "matchLabels:\n      run: my-").end,
        ),
      (marks) => marks.some(({ kind }) => kind === vscode.DocumentHighlightKind.Write),
    );
    assert.equal(highlights.length, 2);
  });
});
