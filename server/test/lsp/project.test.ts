/** `.patchbay.yaml` in the editor: what is checked in counts before what the editor says. */
import { describe, expect, it } from "vitest";
import { FileChangeType } from "vscode-languageserver/node";
import { deployment, service } from "../support/manifests.ts";
import { uriOf, withEditor } from "../support/test-connection.ts";

const broken = `${deployment()}---\n${service({ app: "wbe" })}`;
const off = "rules:\n  selector-near-miss: off\n";

describe(".patchbay.yaml", () => {
  it("holds below its folder and beats the settings of the editor", () =>
    withEditor(
      {
        files: { "w/a/all.yaml": broken, "w/b/all.yaml": broken, "w/a/.patchbay.yaml": off },
        settings: { "": { rules: { "selector-near-miss": "hint" } } },
      },
      async (editor) => {
        expect(await editor.findings("w/a/all.yaml")).toEqual([]);
        expect(await editor.diagnostics("w/b/all.yaml")).toMatchObject([{ severity: 4 }]);
      },
    ));

  it("takes effect as it is typed", () =>
    withEditor({ files: { "w/all.yaml": broken, "w/.patchbay.yaml": off } }, async (editor) => {
      expect(await editor.findings("w/all.yaml")).toEqual([]);
      await editor.open("w/.patchbay.yaml");
      await editor.replace("w/.patchbay.yaml", "off", "warning");
      expect(await editor.diagnostics("w/all.yaml")).toMatchObject([{ severity: 2 }]);
      await editor.replace(
        "w/.patchbay.yaml",
        "rules:\n  selector-near-miss: warning",
        "exclude: [all.yaml]",
      );
      expect(await editor.diagnostics("w/all.yaml")).toEqual([]);
    }));

  it("comes, changes and goes on the disk", () =>
    withEditor({ files: { "w/all.yaml": broken } }, async (editor) => {
      const uri = uriOf("w/.patchbay.yaml");
      editor.disk.write(uri, off);
      await editor.reportFiles(FileChangeType.Created, "w/.patchbay.yaml");
      expect(await editor.findings("w/all.yaml")).toEqual([]);
      editor.disk.delete(uri);
      await editor.reportFiles(FileChangeType.Deleted, "w/.patchbay.yaml");
      expect(await editor.findings("w/all.yaml")).toHaveLength(1);
    }));

  it("decides alone what is left out, where it says something of that", () =>
    withEditor(
      {
        files: { "w/x/all.yaml": broken, "w/y/all.yaml": broken, "w/.patchbay.yaml": "exclude: [y]\n" },
        settings: { "": { exclude: ["x"] } },
      },
      async (editor) => {
        expect(await editor.findings("w/x/all.yaml")).toHaveLength(1);
        expect(await editor.findings("w/y/all.yaml")).toEqual([]);
        editor.disk.write(uriOf("w/.patchbay.yaml"), "exclude:\n");
        await editor.reportFiles(FileChangeType.Changed, "w/.patchbay.yaml");
        expect(await editor.findings("w/x/all.yaml")).toEqual([]);
        expect(await editor.findings("w/y/all.yaml")).toHaveLength(1);
      },
    ));

  it("sets the scope of its folder", () =>
    withEditor(
      {
        files: {
          "w/svc.yaml": service({ targetPort: "htpp" }),
          "w/web.yaml": deployment(),
          "w/.patchbay.yaml": "scope: file\n",
        },
      },
      async (editor) => {
        expect(await editor.findings("w/svc.yaml")).toEqual([]);
        editor.disk.write(uriOf("w/.patchbay.yaml"), "scope: folder\n");
        await editor.reportFiles(FileChangeType.Changed, "w/.patchbay.yaml");
        expect(await editor.findings("w/svc.yaml")).toEqual(["10 target-port-name-not-found"]);
      },
    ));

  it("is told in the log what nobody understands, once, and the rest of it counts", () =>
    withEditor(
      { files: { "w/all.yaml": broken, "w/.patchbay.yaml": `${off}scope: world\n` } },
      async (editor) => {
        expect(await editor.findings("w/all.yaml")).toEqual([]);
        const told = editor.log.filter((line) => line.includes(".patchbay.yaml:3: scope must be one of"));
        expect(told).toHaveLength(1);
        expect(editor.shown).toEqual([]);
      },
    ));
});
