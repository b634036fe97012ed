/** Reading the workspace at the start: progress, folders, and what waits for it. */
import { describe, expect, it } from "vitest";
import { deployment, service } from "../support/manifests.ts";
import { withEditor } from "../support/test-connection.ts";

describe("indexing", () => {
  it("shows progress, and says when it is done", () =>
    withEditor({ files: { "w/a.yaml": deployment() } }, async (editor) => {
      await editor.idle();
      // The server does not wait for the client to agree to progress; one round trip more, and it has heard.
      await editor.idle();
      expect(editor.progress.at(0)).toBe("begin Patchbay: indexing");
      expect(editor.progress.at(-1)).toBe("end");
      expect(editor.log).toContainEqual(expect.stringMatching(/^Indexed 1 files/));
    }));

  it("publishes nothing before it has seen everything", () => {
    const files = Object.fromEntries(
      Array.from({ length: 100 }, (_, at) => [`w/${at}/deploy.yaml`, deployment({ name: `other-${at}` })]),
    );
    const all = { ...files, "w/deploy.yaml": deployment() };
    return withEditor({ files: all }, async (editor) => {
      await editor.open("w/svc.yaml", service());
      await editor.idle();
      expect(editor.published).toEqual([]);
    });
  });

  it("answers while it is under way", () =>
    withEditor({ files: { "w/deploy.yaml": deployment() } }, async (editor) => {
      await editor.open("w/all.yaml", `${deployment()}---\n${service()}`);
      const hover = await editor.ask("textDocument/hover", "w/all.yaml", "Service");
      expect(hover).toMatchObject({ contents: { kind: "markdown" } });
      expect(editor.log).toEqual([]);
    }));

  it("respects ignore files and what the settings leave out", () => {
    const files = {
      "w/.gitignore": "build/\n",
      "w/build/svc.yaml": `${deployment()}---\n${service({ app: "wbe" })}`,
      "w/vendor/svc.yaml": `${deployment()}---\n${service({ app: "wbe" })}`,
    };
    return withEditor({ files, settings: { "": { exclude: ["vendor"] } } }, async (editor) => {
      await editor.idle();
      expect(editor.published).toEqual([]);
    });
  });

  it("reads several folders, each a world of its own", () => {
    const files = { "a/deploy.yaml": deployment(), "b/svc.yaml": service({ app: "wbe" }) };
    return withEditor({ files, folders: ["a", "b"] }, async (editor) => {
      expect(await editor.findings("b/svc.yaml")).toEqual([]);
    });
  });

  it("reads a folder that is added and forgets one that is removed", () => {
    const broken = `${deployment()}---\n${service({ app: "wbe" })}`;
    return withEditor(
      { files: { "a/all.yaml": broken, "b/all.yaml": broken }, folders: ["a"] },
      async (editor) => {
        expect(await editor.findings("a/all.yaml")).toHaveLength(1);
        expect(await editor.findings("b/all.yaml")).toHaveLength(0);
        await editor.changeFolders(["b"], ["a"]);
        expect(await editor.findings("a/all.yaml")).toHaveLength(0);
        expect(await editor.findings("b/all.yaml")).toHaveLength(1);
      },
    );
  });

  it("does without folders", () =>
    withEditor({ folders: [] }, async (editor) => {
      await editor.open("x/all.yaml", `${deployment()}---\n${service({ app: "wbe" })}`);
      expect(await editor.findings("x/all.yaml")).toHaveLength(1);
    }));

  it("goes on where a folder cannot be read", () =>
    withEditor({ folders: ["vscode-vfs://host/repo"] }, async (editor) => {
      await editor.open("vscode-vfs://host/repo/all.yaml", `${deployment()}---\n${service({ app: "wbe" })}`);
      expect(await editor.findings("vscode-vfs://host/repo/all.yaml")).toHaveLength(1);
    }));
});
