/** Bad input costs its own request, is named in the log, and never costs the server. */

import { describe, expect, it } from "vitest";
import { CancellationTokenSource } from "vscode-languageserver";
import { idleMethod } from "../../src/lsp/protocol.ts";
import { defineGeneralRule } from "../../src/rules/rule.ts";
import { deployment, service } from "../support/manifests.ts";
import { type TestEditor, uriOf, withEditor } from "../support/test-connection.ts";

const all = `${deployment()}---\n${service()}`;

describe("robustness", () => {
  it("answers null for a document that is gone", () =>
    withEditor({ files: { "w/all.yaml": all } }, async (editor) => {
      await editor.open("w/all.yaml");
      await editor.close("w/all.yaml");
      expect(await hoverAt(editor, { line: 1, character: 7 })).toBeNull();
      expect(editor.log).toContain("textDocument/hover: file:///w/all.yaml is not open");
    }));

  it("takes positions that are out of range for the nearest place", () =>
    withEditor({ files: { "w/all.yaml": all } }, async (editor) => {
      await editor.open("w/all.yaml");
      expect(await hoverAt(editor, { line: 9000, character: 9000 })).toBeDefined();
      expect(await hoverAt(editor, { line: -1, character: -5 })).toBeDefined();
      await expectAlive(editor);
    }));

  it("answers a request that fails with an error, and goes on", () =>
    withEditor({ files: { "w/all.yaml": all } }, async (editor) => {
      await editor.open("w/all.yaml");
      await expect(hoverAt(editor, null)).rejects.toThrow("textDocument/hover failed");
      expect(editor.log).toContainEqual(expect.stringMatching(/^textDocument\/hover failed: TypeError/));
      await expectAlive(editor);
    }));

  it("refuses commands that are unknown or malformed", () =>
    withEditor({}, async (editor) => {
      const run = (params: unknown) => editor.connection.sendRequest("workspace/executeCommand", params);
      await expect(run({ command: "rm" })).rejects.toThrow("There is no command rm");
      await expect(run({ command: "patchbay.expose", arguments: [7] })).rejects.toThrow(
        "patchbay.expose takes",
      );
    }));

  it("ends a request that is cancelled", () =>
    withEditor({ files: { "w/all.yaml": all } }, async (editor) => {
      await editor.open("w/all.yaml");
      const source = new CancellationTokenSource();
      const hover = editor.connection.sendRequest(
        "textDocument/hover",
        { textDocument: { uri: uriOf("w/all.yaml") }, position: { line: 1, character: 7 } },
        source.token,
      );
      const idle = editor.connection.sendRequest(idleMethod, source.token);
      source.cancel();
      await expect(hover).rejects.toMatchObject({ code: -32800 });
      await expect(idle).rejects.toMatchObject({ code: -32800 });
      await expectAlive(editor);
    }));

  it("names a rule that fails once, with the kind and nothing of the content", () => {
    const failing = defineGeneralRule({
      id: "failing",
      title: "",
      level: "error",
      since: "0.1.0",
      references: [],
      check: ({ resource }) => {
        throw new Error(`secret of ${resource.name}`);
      },
    });
    return withEditor({ files: { "w/all.yaml": all }, rules: [failing] }, async (editor) => {
      await editor.idle();
      const named = editor.log.filter((line) => line.includes("failing"));
      expect(named).toEqual([expect.stringMatching(/^The rule failing failed on a (?:Deployment|Service);/)]);
      expect(named[0]).not.toContain("secret");
    });
  });

  it("copes with an edit of a document that was never opened", () =>
    withEditor({ files: { "w/all.yaml": all } }, async (editor) => {
      await editor.connection.sendNotification("textDocument/didChange", {
        textDocument: { uri: uriOf("w/none.yaml"), version: 2 },
        contentChanges: [{ text: "a: b" }],
      });
      await expectAlive(editor);
    }));
});

/** A hover in `w/all.yaml`, with any position at all. */
function hoverAt(editor: TestEditor, position: unknown): Promise<unknown> {
  return editor.connection.sendRequest("textDocument/hover", {
    textDocument: { uri: uriOf("w/all.yaml") },
    position,
  });
}

async function expectAlive(editor: TestEditor): Promise<void> {
  await editor.open("w/alive.yaml", all);
  expect(await editor.ask("textDocument/hover", "w/alive.yaml", "Service")).toMatchObject({ contents: {} });
}
