/** Story: from a selector to the pods that it selects, and to everything that hangs together with the label. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, openFile, rangeOf } from "../support/workspace.ts";

const nameOf = ({ path }: vscode.Uri): string => path.slice(path.lastIndexOf("/") + 1);

/** What a command of the editor answers for the place behind a text of a file. */
const answersAt = async <Answer>(command: string, file: string, text: string): Promise<readonly Answer[]> => {
  const { document } = await openFile(file);
  return eventually(
    command,
    () => vscode.commands.executeCommand<Answer[]>(command, document.uri, rangeOf(document, text).end),
    ({ length }) => length > 0,
  );
};

const selector = ["tutorial/nginx-svc.yaml", "selector:\n    run: my-"] as const;

describe("moving around", () => {
  afterEach(discardEdits);

  it("a label of a selector leads to the pods, in a file that is closed", async () => {
    const links = await answersAt<vscode.LocationLink>("vscode.executeDefinitionProvider", ...selector);
    const names = links.map(({ targetUri }) => nameOf(targetUri));
    assert.deepEqual(names.sort(), ["nginx-secure-app.yaml", "run-my-nginx.yaml"]);
  });

  it("the references of a label are its pods and their selectors", async () => {
    const found = await answersAt<vscode.Location>("vscode.executeReferenceProvider", ...selector);
    const names = new Set(found.map(({ uri }) => nameOf(uri)));
    assert.ok(names.has("nginx-svc.yaml") && names.has("run-my-nginx.yaml"), [...names].join(", "));
  });

  it("the places of a label in a file are highlighted, the pods apart from the selectors", async () => {
    const marks = await answersAt<vscode.DocumentHighlight>(
      "vscode.executeDocumentHighlights",
      "tutorial/run-my-nginx.yaml",
      "matchLabels:\n      run: my-",
    );
    const { Read, Write } = vscode.DocumentHighlightKind;
    assert.deepEqual(
      marks.map(({ kind }) => kind),
      [Read, Write],
    );
  });
});
