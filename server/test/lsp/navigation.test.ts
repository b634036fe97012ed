/** Definition, references, highlights, links and rename over the wire. */
import { describe, expect, it } from "vitest";
import type { Location, LocationLink, WorkspaceEdit } from "vscode-languageserver";
import { deployment, service } from "../support/manifests.ts";
import { fullCapabilities, type TestEditor, uriOf, withEditor } from "../support/test-connection.ts";

const files = { "w/svc.yaml": service(), "w/deploy.yaml": deployment() };
const at = "web\n  ports";

const annotating = {
  ...fullCapabilities,
  workspace: {
    ...fullCapabilities.workspace,
    workspaceEdit: { documentChanges: true, changeAnnotationSupport: { groupsOnLabel: true } },
  },
  textDocument: { definition: { linkSupport: true } },
};

const line = (start: number, from: number, to: number) => ({
  start: { line: start, character: from },
  end: { line: start, character: to },
});

async function askAt<Answer>(editor: TestEditor, method: string, more: object = {}): Promise<Answer> {
  const position = editor.positionOf("w/svc.yaml", at);
  const textDocument = { uri: uriOf("w/svc.yaml") };
  return editor.connection.sendRequest(method, { textDocument, position, ...more });
}

describe("navigation", () => {
  it("leads to pods of a closed file, with a link for clients that take one", () =>
    withEditor({ files, capabilities: annotating }, async (editor) => {
      await editor.open("w/svc.yaml");
      await editor.idle();
      expect(await askAt<LocationLink[]>(editor, "textDocument/definition")).toMatchObject([
        {
          originSelectionRange: line(6, 9, 12),
          targetUri: uriOf("w/deploy.yaml"),
          targetSelectionRange: line(12, 13, 16),
        },
      ]);
    }));

  it("gives plain places to other clients", () =>
    withEditor({ files }, async (editor) => {
      await editor.open("w/svc.yaml");
      await editor.idle();
      const found = { uri: uriOf("w/deploy.yaml"), range: line(12, 13, 16) };
      expect(await askAt<Location[]>(editor, "textDocument/definition")).toEqual([found]);
      const context = { includeDeclaration: false };
      expect(await askAt<Location[]>(editor, "textDocument/references", { context })).toEqual([
        { uri: uriOf("w/deploy.yaml"), range: line(8, 11, 14) },
        { uri: uriOf("w/svc.yaml"), range: line(6, 9, 12) },
      ]);
      expect(await askAt(editor, "textDocument/documentHighlight")).toEqual([
        { range: line(6, 9, 12), kind: 2 },
      ]);
    }));

  it("keeps the workspace folders apart", () => {
    const two = { ...files, "v/deploy.yaml": deployment() };
    return withEditor({ files: two, folders: ["w", "v"] }, async (editor) => {
      await editor.open("w/svc.yaml");
      await editor.idle();
      const context = { includeDeclaration: true };
      const found = await askAt<Location[]>(editor, "textDocument/references", { context });
      expect(found.map(({ uri }) => uri).filter((uri) => uri.includes("/v/"))).toEqual([]);
    });
  });

  it("links the files of a kustomization", () =>
    withEditor({ files: { ...files, "w/kustomization.yaml": "resources: [svc.yaml]\n" } }, async (editor) => {
      await editor.open("w/kustomization.yaml");
      await editor.idle();
      const textDocument = { uri: uriOf("w/kustomization.yaml") };
      expect(await editor.connection.sendRequest("textDocument/documentLink", { textDocument })).toEqual([
        { range: line(0, 12, 20), target: uriOf("w/svc.yaml") },
      ]);
    }));
});

describe("rename", () => {
  it("offers the value, and edits open and closed files with a note", () =>
    withEditor({ files, capabilities: annotating }, async (editor) => {
      await editor.open("w/svc.yaml");
      await editor.idle();
      expect(await askAt(editor, "textDocument/prepareRename")).toEqual({
        range: line(6, 9, 12),
        placeholder: "web",
      });
      const edit = await askAt<WorkspaceEdit>(editor, "textDocument/rename", { newName: "shop" });
      expect(edit.changeAnnotations).toMatchObject({ immutable: { needsConfirmation: true } });
      expect(edit.documentChanges).toMatchObject([
        {
          textDocument: { uri: uriOf("w/deploy.yaml"), version: null },
          edits: [{ newText: "shop" }, { newText: "shop" }],
        },
        {
          textDocument: { uri: uriOf("w/svc.yaml"), version: 1 },
          edits: [{ newText: "shop", annotationId: "immutable" }],
        },
      ]);
    }));

  it("edits without notes where the client shows none", () =>
    withEditor({ files, capabilities: {} }, async (editor) => {
      await editor.open("w/svc.yaml");
      await editor.idle();
      const edit = await askAt<WorkspaceEdit>(editor, "textDocument/rename", { newName: "shop" });
      expect(edit).toEqual({
        changes: {
          [uriOf("w/deploy.yaml")]: [
            { range: line(8, 11, 14), newText: "shop" },
            { range: line(12, 13, 16), newText: "shop" },
          ],
          [uriOf("w/svc.yaml")]: [{ range: line(6, 9, 12), newText: "shop" }],
        },
      });
    }));

  it("refuses with the reason", () =>
    withEditor({ files }, async (editor) => {
      await editor.open("w/svc.yaml");
      await editor.idle();
      await expect(askAt(editor, "textDocument/rename", { newName: "-" })).rejects.toThrow(
        "`-` is no legal name: it must start and end with a letter or digit.",
      );
      await editor.open("w/deploy.yaml");
      await editor.replace("w/deploy.yaml", "    spec:\n", "    spec: {{ x }}\n");
      await expect(askAt(editor, "textDocument/prepareRename")).rejects.toThrow(
        "deploy.yaml:1 holds `app: web` too and is a template",
      );
    }));
});
