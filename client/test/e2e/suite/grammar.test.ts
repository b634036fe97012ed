/**
 * Story: the editor is handed the grammars that colour the wiring. What they colour is tested scope by scope elsewhere:
 * nobody can ask an editor for its colours.
 */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { extensionId } from "../support/extension.ts";

interface Contribution {
  readonly scopeName: string;
  readonly path: string;
  readonly injectTo: readonly string[];
}

describe("colours", () => {
  it("come from grammars that lie where the manifest says, and go into YAML alone", async () => {
    const extension = vscode.extensions.getExtension(extensionId);
    assert.ok(extension);
    const grammars: readonly Contribution[] = extension.packageJSON.contributes.grammars;
    assert.equal(grammars.length, 3);
    for (const { scopeName, path, injectTo } of grammars) {
      const file = vscode.Uri.joinPath(extension.extensionUri, path);
      const grammar = JSON.parse(new TextDecoder().decode(await vscode.workspace.fs.readFile(file)));
      assert.equal(grammar.scopeName, scopeName);
      assert.deepEqual(injectTo, ["source.yaml"]);
    }
  });
});
