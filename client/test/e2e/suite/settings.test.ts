/** Story: a setting takes effect at once. */
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, findingsIn, openFile } from "../support/workspace.ts";

describe("settings", () => {
  const configure = (uri: vscode.Uri, rules: object | undefined) =>
    vscode.workspace
      .getConfiguration("patchbay", uri)
      .update("rules", rules, vscode.ConfigurationTarget.Workspace);

  after(discardEdits);

  it("change the level of a rule, and turn it off", async () => {
    const { document } = await openFile("mistakes/selector.yaml");
    const severities = () => findingsIn(document.uri).map(({ severity }) => severity);
    await eventually("an error", severities, ([first]) => first === vscode.DiagnosticSeverity.Error);
    await configure(document.uri, { "selector-near-miss": "information" });
    await eventually("information", severities, ([first]) => first === vscode.DiagnosticSeverity.Information);
    await configure(document.uri, { "selector-near-miss": "off" });
    await eventually("nothing", severities, (found) => found.length === 0);
    await configure(document.uri, undefined);
    await eventually("an error again", severities, ([first]) => first === vscode.DiagnosticSeverity.Error);
  });
});
