/** Story: the walkthrough opens, and its first steps work in the documents that it brings. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { eventually } from "../support/eventually.ts";
import { discardEdits, extensionId, findingsIn, rangeOf } from "../support/workspace.ts";

const openSample = async (step: string): Promise<vscode.TextDocument> => {
  await vscode.commands.executeCommand("patchbay.openSample", step);
  const document = vscode.window.activeTextEditor?.document;
  assert.ok(document?.isUntitled, "the sample is a document without a file");
  return document;
};

/** What is looked at by a menu of commands: only the palette can tell the value of a context key, by what it offers. */
const hoverAt = async (document: vscode.TextDocument, text: string): Promise<string> => {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    rangeOf(document, text).end,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === "string" ? content : content.value))
    .join("\n");
};

describe("walkthrough", () => {
  after(discardEdits);

  it("opens", async () => {
    await vscode.commands.executeCommand("workbench.action.openWalkthrough", `${extensionId}#connect`);
    await eventually(
      "the tab of the walkthrough",
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      (labels) => labels.some((label) => /walkthrough/i.test(label)),
    );
  });

  it("exposes the Deployment that it runs", async () => {
    const document = await openSample("expose");
    const lenses = await eventually(
      "the lens of the Deployment",
      () =>
        vscode.commands.executeCommand<vscode.CodeLens[]>("vscode.executeCodeLensProvider", document.uri, 10),
      (found) => found.some(({ command }) => command?.title.startsWith("Expose Deployment my-nginx")),
    );
    const command = lenses.find(({ command: each }) => each?.title.startsWith("Expose"))?.command;
    assert.ok(command);
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await eventually(
      "a Service",
      () => document.getText(),
      (text) => /^kind: Service$/m.test(text),
    );
  });

  it("shows two endpoints, and the variables of the client", async () => {
    const service = await openSample("endpoints");
    await eventually(
      "the hover on the Service",
      () => hoverAt(service, "kind: Service"),
      (hover) => hover.includes("2 endpoints"),
    );
    const client = await openSample("variables");
    await eventually(
      "the hover on the container",
      () => hoverAt(client, "- name: curlpod"),
      (hover) => hover.includes("MY_NGINX_SERVICE_HOST"),
    );
  });

  it("mends the selector that it broke", async () => {
    const document = await openSample("selector");
    await eventually(
      "the finding",
      () => findingsIn(document.uri),
      ([finding]) => JSON.stringify(finding?.code ?? "").includes("selector-near-miss"),
    );
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      document.uri,
      rangeOf(document, "my-nginks"),
      vscode.CodeActionKind.QuickFix.value,
    );
    const action = actions.find(({ title }) => title === "Select `run: my-nginx`");
    assert.ok(action?.edit, `offered: ${actions.map(({ title }) => title).join("; ")}`);
    assert.equal(await vscode.workspace.applyEdit(action.edit), true);
    await eventually(
      "no finding",
      () => findingsIn(document.uri),
      (findings) => findings.length === 0,
    );
  });

  it("opens every sample without a finding, but for the mistake", async () => {
    for (const step of ["run", "secure", "open", "picture"]) {
      const document = await openSample(step);
      assert.match(document.getText(), /^kind: Deployment$/m);
      await hoverAt(document, "kind: Deployment");
      assert.deepEqual(findingsIn(document.uri), [], step);
    }
  });
});
