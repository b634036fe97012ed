/** Faults of the protocol and of the disk: storms, nonsense, doubles and things that vanish cost nobody an answer. */
import { describe, expect, it } from "vitest";
import { CancellationTokenSource, FileChangeType } from "vscode-languageserver";
import { FileProblem, type FileSystem } from "../../src/workspace/file-system.ts";
import { deployment, service } from "../support/manifests.ts";
import { type TestEditor, uriOf, withEditor } from "../support/test-connection.ts";

const all = `${deployment()}---\n${service()}`;
const broken = `${deployment()}---\n${service({ app: "wbe" })}`;

describe("faults", () => {
  it("answers or cancels each of 1,000 hovers in flight, and goes on", () =>
    withEditor({ files: { "w/all.yaml": all } }, async (editor) => {
      await editor.open("w/all.yaml");
      const storm = Array.from({ length: 1000 }, (_, at) => {
        const source = new CancellationTokenSource();
        const answer = hoverAt(editor, { line: at % 30, character: at % 9 }, source);
        if (at % 2 === 0) source.cancel();
        return answer.then(
          () => "answered",
          (error: { readonly code?: number }) => (error.code === -32800 ? "cancelled" : "failed"),
        );
      });
      const ends = await Promise.all(storm);
      expect(new Set(ends).has("failed")).toBe(false);
      await expectAlive(editor);
    }));

  it("survives edits that are out of order, out of range, and of files that nobody opened", () =>
    withEditor({ files: { "w/all.yaml": all } }, async (editor) => {
      await editor.open("w/all.yaml");
      for (const [version, line] of [
        [9, 3],
        [2, 100_000],
        [2, -4],
        [-1, 0],
      ] as const) {
        const place = { line, character: 100_000 };
        await editor.connection.sendNotification("textDocument/didChange", {
          textDocument: { uri: uriOf("w/all.yaml"), version },
          contentChanges: [{ range: { start: place, end: place }, text: "\n# x\n" }],
        });
      }
      await editor.connection.sendNotification("textDocument/didClose", {
        textDocument: { uri: uriOf("w/never-opened.yaml") },
      });
      await expectAlive(editor);
    }));

  it("takes 50,000 events of the disk at once, doubled and in any order", () => {
    const files = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [`w/${at}/all.yaml`, at === 7 ? broken : all]),
    );
    return withEditor({ files }, async (editor) => {
      await editor.idle();
      const paths = Array.from({ length: 50_000 }, (_, at) => `w/${(at * 7919) % 250}/all.yaml`);
      editor.disk.delete(uriOf("w/8"));
      const types: readonly FileChangeType[] = [
        FileChangeType.Deleted,
        FileChangeType.Changed,
        FileChangeType.Created,
      ];
      for (const type of types) await editor.reportFiles(type, ...paths.slice(0, 17_000));
      expect(await editor.findings("w/7/all.yaml")).toHaveLength(1);
      await expectAlive(editor);
    });
  });

  it("leaves out folders that cannot be read and files that vanish while they are read", () =>
    withEditor(
      { files: { "w/all.yaml": broken, "w/bad/a.yaml": all, "w/gone.yaml": all } },
      async (editor) => {
        const disk: FileSystem = editor.disk;
        const { read, list } = { read: disk.read.bind(disk), list: disk.list.bind(disk) };
        disk.read = async (uri) => {
          if (uri.endsWith("gone.yaml")) throw new FileProblem(uri, "not-found");
          return read(uri);
        };
        disk.list = async (folder) => {
          if (folder.endsWith("/bad")) throw new FileProblem(folder, "unreadable");
          return list(folder);
        };
        expect(await editor.findings("w/all.yaml")).toHaveLength(1);
        await expectAlive(editor);
      },
    ));
});

function hoverAt(editor: TestEditor, position: object, source: CancellationTokenSource): Promise<unknown> {
  const textDocument = { uri: uriOf("w/all.yaml") };
  return editor.connection.sendRequest("textDocument/hover", { textDocument, position }, source.token);
}

async function expectAlive(editor: TestEditor): Promise<void> {
  await editor.open("w/alive.yaml", all);
  expect(await editor.ask("textDocument/hover", "w/alive.yaml", "Service")).toMatchObject({ contents: {} });
}
