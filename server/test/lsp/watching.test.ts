/** Files that change outside the editor. */

import { describe, expect, it } from "vitest";
import { FileChangeType } from "vscode-languageserver";
import { deployment, service } from "../support/manifests.ts";
import { uriOf, withEditor } from "../support/test-connection.ts";

const loose = service({ app: "wbe" });
const wired = { "w/deploy.yaml": deployment(), "w/svc.yaml": service() };

describe("watched files", () => {
  it("are asked for", () =>
    withEditor({}, async (editor) => {
      await editor.idle();
      expect(editor.registrations.map(({ method }) => method)).toContain("workspace/didChangeWatchedFiles");
    }));

  it("count when they are created, changed and deleted", () =>
    withEditor({ files: { "w/deploy.yaml": deployment() } }, async (editor) => {
      editor.disk.write(uriOf("w/svc.yaml"), loose);
      await editor.reportFiles(FileChangeType.Created, "w/svc.yaml");
      expect(await editor.findings("w/svc.yaml")).toEqual(["7 selector-near-miss"]);
      editor.disk.write(uriOf("w/svc.yaml"), service());
      await editor.reportFiles(FileChangeType.Changed, "w/svc.yaml");
      expect(await editor.findings("w/svc.yaml")).toEqual([]);
      editor.disk.write(uriOf("w/deploy.yaml"), deployment({ app: "webui" }));
      await editor.reportFiles(FileChangeType.Changed, "w/deploy.yaml");
      expect(await editor.findings("w/svc.yaml")).toEqual(["7 selector-near-miss"]);
      editor.disk.delete(uriOf("w/svc.yaml"));
      await editor.reportFiles(FileChangeType.Deleted, "w/svc.yaml");
      expect(await editor.findings("w/svc.yaml")).toEqual([]);
    }));

  it("take their findings along when they are renamed", () =>
    withEditor({ files: { ...wired, "w/svc.yaml": loose } }, async (editor) => {
      await editor.idle();
      editor.disk.rename(uriOf("w/svc.yaml"), uriOf("w/service.yaml"));
      await editor.reportFiles(FileChangeType.Deleted, "w/svc.yaml");
      await editor.reportFiles(FileChangeType.Created, "w/service.yaml");
      expect(await editor.findings("w/svc.yaml")).toEqual([]);
      expect(await editor.findings("w/service.yaml")).toEqual(["7 selector-near-miss"]);
    }));

  it("follow a folder that is renamed or deleted, of which the client names the folder alone", () =>
    withEditor({ files: { "w/a/deploy.yaml": deployment(), "w/a/svc.yaml": loose } }, async (editor) => {
      await editor.idle();
      editor.disk.rename(uriOf("w/a"), uriOf("w/b"));
      await editor.reportFiles(FileChangeType.Deleted, "w/a");
      await editor.reportFiles(FileChangeType.Created, "w/b");
      expect(await editor.findings("w/a/svc.yaml")).toEqual([]);
      expect(await editor.findings("w/b/svc.yaml")).toEqual(["7 selector-near-miss"]);
      editor.disk.delete(uriOf("w/b"));
      await editor.reportFiles(FileChangeType.Deleted, "w/b");
      expect(await editor.findings("w/b/svc.yaml")).toEqual([]);
    }));

  it("may be gone again before anyone reads them", () =>
    withEditor({ files: wired }, async (editor) => {
      await editor.reportFiles(FileChangeType.Created, "w/never.yaml");
      await editor.idle();
      expect(editor.log.filter((line) => line.includes("never"))).toEqual([]);
    }));

  it("stay out when they are ignored, and come in when they no longer are", () =>
    withEditor({ files: { "w/.gitignore": "out/\n", "w/deploy.yaml": deployment() } }, async (editor) => {
      await editor.idle();
      editor.disk.write(uriOf("w/out/all.yaml"), `${deployment()}---\n${loose}`);
      await editor.reportFiles(FileChangeType.Created, "w/out/all.yaml");
      expect(await editor.findings("w/out/all.yaml")).toEqual([]);
      editor.disk.write(uriOf("w/.gitignore"), "");
      await editor.reportFiles(FileChangeType.Changed, "w/.gitignore");
      expect(await editor.findings("w/out/all.yaml")).toEqual(["28 selector-near-miss"]);
    }));

  it("that are too large or no text are named in the log, and the rest counts", () =>
    withEditor({ files: { "w/svc.yaml": loose, "w/deploy.yaml": deployment() } }, async (editor) => {
      editor.disk.write(uriOf("w/large.yaml"), "x".repeat(17 * 1024 * 1024));
      await editor.reportFiles(FileChangeType.Created, "w/large.yaml");
      expect(await editor.findings("w/svc.yaml")).toEqual(["7 selector-near-miss"]);
      expect(editor.log).toContain("file:///w/large.yaml is left out: too-large");
    }));
});
