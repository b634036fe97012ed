/** Hover, lenses, actions and commands over the wire. */

import { describe, expect, it } from "vitest";
import type { CodeAction, CodeLens, WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { type DescribeAnswer, describeMethod } from "../../src/lsp/protocol.ts";
import { deployment, service } from "../support/manifests.ts";
import { fullCapabilities, type TestEditor, uriOf, withEditor } from "../support/test-connection.ts";

const broken = `${deployment()}---\n${service({ app: "wbe" })}`;

describe("requests", () => {
  it("are announced", () =>
    withEditor({}, async (editor) => {
      expect(editor.initialized?.capabilities).toMatchObject({
        hoverProvider: true,
        codeLensProvider: {},
        codeActionProvider: { codeActionKinds: ["quickfix", "refactor"] },
        executeCommandProvider: { commands: ["patchbay.expose"] },
        textDocumentSync: { openClose: true, change: 2 },
      });
    }));

  it("hover sees the last edit", () =>
    withEditor({ files: { "w/all.yaml": `${deployment()}---\n${service()}` } }, async (editor) => {
      await editor.open("w/all.yaml");
      expect(await hoverText(editor)).toContain("2 endpoints");
      await editor.replace("w/all.yaml", "replicas: 2", "replicas: 3");
      expect(await hoverText(editor)).toContain("3 endpoints");
    }));

  it("describes the Service at a position, and nothing else", () =>
    withEditor({ files: { "w/all.yaml": `${deployment()}---\n${service()}` } }, async (editor) => {
      await editor.open("w/all.yaml");
      const described = await editor.ask<DescribeAnswer>(describeMethod, "w/all.yaml", "selector:\n    app");
      expect(described.name).toBe("web");
      expect(described.text).toMatch(/^Name: +web\n/);
      expect(described.text).toMatch(/^Pods: +Deployment\/web × 2, all\.yaml:1 \(same file\)$/m);
      expect(await editor.ask(describeMethod, "w/all.yaml", "replicas")).toBeNull();
    }));

  it("fixes what a finding names", () =>
    withEditor({ files: { "w/all.yaml": broken } }, async (editor) => {
      await editor.open("w/all.yaml");
      const diagnostics = await editor.diagnostics("w/all.yaml");
      const actions = await actionsAt(editor, "w/all.yaml", "wbe");
      const [fix] = actions.filter(({ kind }) => kind === "quickfix");
      expect(fix?.diagnostics).toEqual(diagnostics);
      expect(textAfter(fix?.edit, "w/all.yaml", broken)).toBe(`${deployment()}---\n${service()}`);
    }));

  it("offers only what a client asks for", () =>
    withEditor({ files: { "w/all.yaml": broken } }, async (editor) => {
      await editor.open("w/all.yaml");
      await editor.idle();
      expect(await actionsAt(editor, "w/all.yaml", "wbe", ["refactor"])).toEqual([]);
      expect(await actionsAt(editor, "w/all.yaml", "wbe", ["source"])).toEqual([]);
    }));

  it("fixes keep the line ends of a closed file", () => {
    const crlf = deployment({ app: "webui" }).replaceAll("\n", "\r\n");
    return withEditor({ files: { "w/deploy.yaml": crlf, "w/svc.yaml": service() } }, async (editor) => {
      await editor.open("w/svc.yaml");
      await editor.idle();
      const actions = await actionsAt(editor, "w/svc.yaml", "web\n  ports");
      const fixed = actions
        .map(({ edit }) => textAfter(edit, "w/deploy.yaml", crlf))
        .filter((text) => text !== crlf);
      expect(fixed.length).toBeGreaterThan(0);
      for (const text of fixed) expect(text).not.toMatch(/[^\r]\n/);
    });
  });

  it("offers suppressions last, and never as what to take without asking", () =>
    withEditor({ files: { "w/all.yaml": broken } }, async (editor) => {
      await editor.open("w/all.yaml");
      await editor.idle();
      const actions = await actionsAt(editor, "w/all.yaml", "wbe", ["quickfix"]);
      const suppressions = actions.slice(-3);
      expect(suppressions.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
        ["Suppress `selector-near-miss` on this line", undefined],
        ["Suppress `selector-near-miss` in this document", undefined],
        ["Suppress `selector-near-miss` in this file", undefined],
      ]);
      expect(textAfter(suppressions[0]?.edit, "w/all.yaml", broken)).toContain(
        "    # patchbay-disable-next-line selector-near-miss\n    app: wbe\n",
      );
    }));

  it("fades a suppression that does nothing", () =>
    withEditor(
      { files: { "w/all.yaml": `# patchbay-disable-file port-name-required\n${service()}` } },
      async (editor) => {
        expect(await editor.diagnostics("w/all.yaml")).toMatchObject([
          { code: "suppression-unused", severity: 4, tags: [1] },
        ]);
      },
    ));

  it("offers Expose with the place of the new name, to a client that can go there", () =>
    withEditor(
      { files: { "w/deploy.yaml": deployment() }, initializationOptions: { commands: ["patchbay.select"] } },
      async (editor) => {
        await editor.open("w/deploy.yaml");
        const actions = await actionsAt(editor, "w/deploy.yaml", "Deployment", ["refactor"]);
        const [below, inFile] = actions;
        const text = textAfter(below?.edit, "w/deploy.yaml", deployment());
        expect(text).toContain("kind: Service");
        expect(below?.command?.command).toBe("patchbay.select");
        const [uri, range] = below?.command?.arguments ?? [];
        expect(uri).toBe(uriOf("w/deploy.yaml"));
        expect(TextDocument.create("", "", 0, text).getText(range)).toBe("web");
        expect(inFile?.edit?.documentChanges?.[0]).toMatchObject({ kind: "create" });
      },
    ));

  it("offers no new file to a client that cannot create one", () => {
    const capabilities = { ...fullCapabilities, workspace: {} };
    return withEditor({ files: { "w/deploy.yaml": deployment() }, capabilities }, async (editor) => {
      await editor.open("w/deploy.yaml");
      const actions = await actionsAt(editor, "w/deploy.yaml", "Deployment");
      expect(actions).toHaveLength(1);
      expect(actions[0]?.edit?.changes).toBeDefined();
    });
  });

  it("lists a new file in a kustomization that nobody opened", () => {
    const files = { "w/deploy.yaml": deployment(), "w/kustomization.yaml": "resources:\n  - deploy.yaml\n" };
    return withEditor({ files }, async (editor) => {
      await editor.open("w/deploy.yaml");
      await editor.idle();
      const actions = await actionsAt(editor, "w/deploy.yaml", "Deployment", ["refactor"]);
      const texts = actions.map(({ edit }) =>
        textAfter(edit, "w/kustomization.yaml", files["w/kustomization.yaml"]),
      );
      expect(texts).toContainEqual(expect.stringMatching(/deploy\.yaml\n {2}- web-service\.yaml/));
    });
  });

  it("has a lens that exposes, and the command behind it", () =>
    withEditor({ files: { "w/deploy.yaml": deployment() } }, async (editor) => {
      await editor.open("w/deploy.yaml");
      const [lens] = await editor.ask<CodeLens[]>("textDocument/codeLens", "w/deploy.yaml", "Deployment");
      expect(lens?.command?.command).toBe("patchbay.expose");
      await runExpose(editor, lens?.command?.arguments ?? []);
      const text = textAfter(editor.appliedEdits[0]?.edit, "w/deploy.yaml", deployment());
      expect(text).toContain("kind: Service");
      const { uri, selection } = editor.shownDocuments[0] ?? {};
      expect(uri).toBe(uriOf("w/deploy.yaml"));
      expect(TextDocument.create("", "", 0, text).getText(selection)).toBe("web");
    }));

  it("says why something cannot be exposed", () =>
    withEditor({ files: { "w/svc.yaml": service() } }, async (editor) => {
      await editor.open("w/svc.yaml");
      await runExpose(editor, [uriOf("w/svc.yaml"), { line: 0, character: 0 }, "same-file"]);
      expect(editor.appliedEdits).toEqual([]);
      expect(editor.shown).toEqual(["There is no workload at this place."]);
    }));
});

async function hoverText(editor: TestEditor): Promise<string> {
  const { contents } = await editor.ask<{ contents: { value: string } }>(
    "textDocument/hover",
    "w/all.yaml",
    "Service",
  );
  return contents.value;
}

async function actionsAt(
  editor: TestEditor,
  path: string,
  at: string,
  only?: readonly string[],
): Promise<readonly CodeAction[]> {
  const position = editor.positionOf(path, at);
  return editor.connection.sendRequest("textDocument/codeAction", {
    textDocument: { uri: uriOf(path) },
    range: { start: position, end: position },
    context: { diagnostics: [], ...(only === undefined ? {} : { only }) },
  });
}

async function runExpose(editor: TestEditor, args: readonly unknown[]): Promise<void> {
  await editor.connection.sendRequest("workspace/executeCommand", {
    command: "patchbay.expose",
    arguments: args,
  });
}

/** A text with an edit applied. */
function textAfter(edit: WorkspaceEdit | undefined, path: string, text: string): string {
  const edits = (edit?.documentChanges ?? []).flatMap((change) =>
    "textDocument" in change && change.textDocument.uri === uriOf(path) ? change.edits : [],
  );
  const document = TextDocument.create(uriOf(path), "yaml", 1, text);
  return TextDocument.applyEdits(
    document,
    edits.filter((each) => "newText" in each),
  );
}
