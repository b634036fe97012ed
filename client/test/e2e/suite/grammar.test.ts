/** Story: the wiring stands out in a manifest. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, openFile } from "../support/workspace.ts";

interface Token {
  /** What is coloured. */
  readonly c: string;
  /** Its scopes, the widest first. */
  readonly t: string;
}

/** What the editor's own tests of colours ask. */
const tokensOf = (uri: vscode.Uri) =>
  vscode.commands.executeCommand<readonly Token[]>("_workbench.captureSyntaxTokens", uri);

const scopesOf = (tokens: readonly Token[], text: string): string =>
  tokens.find(({ c, t }) => c.trim() === text && t.includes(".patchbay"))?.t ?? "";

describe("colours", () => {
  after(discardEdits);

  it("mark the kind, the label pair, the port and the protocol of a Service", async () => {
    const { document } = await openFile("tutorial/nginx-svc.yaml");
    const tokens = await eventually(
      "the colours",
      () => tokensOf(document.uri),
      (found) => scopesOf(found, "Service") !== "",
    );
    assert.match(scopesOf(tokens, "Service"), /entity\.name\.type\.kind\.patchbay/);
    assert.match(scopesOf(tokens, "run"), /variable\.other\.label\.key\.patchbay/);
    assert.match(scopesOf(tokens, "80"), /constant\.numeric\.integer\.port\.patchbay/);
    assert.match(scopesOf(tokens, "TCP"), /constant\.language\.protocol\.patchbay/);
  });
});
