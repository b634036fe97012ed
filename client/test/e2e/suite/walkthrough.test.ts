/** Story: the walkthrough opens, and its first steps work in the documents that it brings. */
import * as assert from "node:assert/strict";
import * as vscode from "vscode";
import { lessonOfHover, lessonsOfChange } from "../../../src/lessons.ts";
import { eventually } from "../support/eventually.ts";
import { discardEdits, findingsIn, rangeOf } from "../support/workspace.ts";

const openSample = async (step: string): Promise<vscode.TextDocument> => {
  await vscode.commands.executeCommand("patchbay.openSample", step);
  const document = vscode.window.activeTextEditor?.document;
  assert.ok(document?.isUntitled, "the sample is a document without a file");
  return document;
};

const hoversAt = (document: vscode.TextDocument, text: string) =>
  vscode.commands.executeCommand<vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    rangeOf(document, text).end,
  );

/** Nobody can read a context key, so the question that decides over it is asked again, of what really happened. */
const lessonsAt = async (document: vscode.TextDocument, text: string) =>
  (await hoversAt(document, text)).map((hover) => lessonOfHover(document, hover));

describe("walkthrough", () => {
  after(discardEdits);

  it("opens", async () => {
    await discardEdits();
    await vscode.commands.executeCommand("workbench.action.openWalkthrough", "patchbay.patchbay#connect");
    await eventually(
      "the tab of the walkthrough",
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label)),
      (labels) => labels.length === 1 && /walkthrough|welcome/i.test(labels.join()),
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
    const lessons: unknown[] = [];
    const listener = vscode.workspace.onDidChangeTextDocument((change) =>
      lessons.push(...lessonsOfChange(change)),
    );
    await vscode.commands.executeCommand(command.command, ...(command.arguments ?? []));
    await eventually(
      "a Service",
      () => document.getText(),
      (text) => /^kind: Service$/m.test(text),
    );
    listener.dispose();
    assert.deepEqual(lessons, ["patchbay.walkthrough.exposed"]);
  });

  it("shows endpoints, variables and ports, and knows that it did", async () => {
    const places = [
      ["endpoints", "kind: Service", "patchbay.walkthrough.sawEndpoints"],
      ["variables", "- name: curlpod", "patchbay.walkthrough.sawVariables"],
      ["variables", "value: http://$(MY_NGINX", "patchbay.walkthrough.sawVariables"],
      ["secure", "port: 443", "patchbay.walkthrough.sawPorts"],
    ] as const;
    for (const [step, text, lesson] of places) {
      const document = await openSample(step);
      await eventually(
        `the hover on ${text}`,
        () => lessonsAt(document, text),
        (lessons) => lessons.includes(lesson),
      );
    }
  });

  it("is opened to the world by its type", async () => {
    const document = await openSample("open");
    const lessons: unknown[] = [];
    const listener = vscode.workspace.onDidChangeTextDocument((change) =>
      lessons.push(...lessonsOfChange(change)),
    );
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, rangeOf(document, "ClusterIP"), "NodePort");
    assert.equal(await vscode.workspace.applyEdit(edit), true);
    listener.dispose();
    // An editor also tells of a document that has become dirty, and a lesson that is learnt twice is learnt.
    assert.deepEqual([...new Set(lessons)], ["patchbay.walkthrough.opened"]);
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
      await hoversAt(document, "kind: Deployment");
      assert.deepEqual(findingsIn(document.uri), [], step);
    }
  });
});
