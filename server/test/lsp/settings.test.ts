/** Settings apply at once, per folder, and never break anything. */
import { describe, expect, it } from "vitest";
import { deployment, service } from "../support/manifests.ts";
import { fullCapabilities, withEditor } from "../support/test-connection.ts";

const onNodePort = (nodePort: number) =>
  `{ apiVersion: v1, kind: Service, metadata: { name: web }, spec: { type: NodePort, ports: [{ port: 80, nodePort: ${nodePort} }] } }`;

const broken = `${deployment()}---\n${service({ app: "wbe" })}`;

describe("settings", () => {
  it("change levels at once", () =>
    withEditor({ files: { "w/all.yaml": broken } }, async (editor) => {
      expect(await editor.diagnostics("w/all.yaml")).toMatchObject([{ severity: 1 }]);
      await editor.changeSettings({ "": { rules: { "selector-near-miss": "hint" } } });
      expect(await editor.diagnostics("w/all.yaml")).toMatchObject([{ severity: 4 }]);
      await editor.changeSettings({ "": { rules: { "selector-near-miss": "off" } } });
      expect(await editor.diagnostics("w/all.yaml")).toEqual([]);
    }));

  it("say which node ports the cluster hands out", () =>
    withEditor({ files: { "w/all.yaml": onNodePort(8080) } }, async (editor) => {
      expect(await editor.findings("w/all.yaml")).toHaveLength(1);
      await editor.changeSettings({ "": { nodePortRange: "8000-9000" } });
      expect(await editor.findings("w/all.yaml")).toHaveLength(0);
      await editor.changeSettings({ "": { nodePortRange: "9000-8000" } });
      expect(await editor.findings("w/all.yaml")).toHaveLength(1);
    }));

  it("hold for their folder", () =>
    withEditor(
      {
        files: { "a/all.yaml": broken, "b/all.yaml": broken },
        folders: ["a", "b"],
        settings: { "file:///b": { rules: { "selector-near-miss": "off" } } },
      },
      async (editor) => {
        expect(await editor.findings("a/all.yaml")).toHaveLength(1);
        expect(await editor.findings("b/all.yaml")).toHaveLength(0);
      },
    ));

  it("leave files out and take them in again, open ones too", () =>
    withEditor({ files: { "w/x/all.yaml": broken, "w/y/all.yaml": broken } }, async (editor) => {
      await editor.open("w/y/all.yaml");
      await editor.changeSettings({ "": { exclude: ["x/**", "y"] } });
      expect(await editor.findings("w/x/all.yaml")).toHaveLength(0);
      expect(await editor.findings("w/y/all.yaml")).toHaveLength(0);
      await editor.changeSettings({});
      expect(await editor.findings("w/x/all.yaml")).toHaveLength(1);
      expect(await editor.findings("w/y/all.yaml")).toHaveLength(1);
    }));

  it("turn hovers and lenses off", () =>
    withEditor({ files: { "w/all.yaml": broken } }, async (editor) => {
      await editor.open("w/all.yaml");
      await editor.changeSettings({ "": { hover: { enable: false }, codeLens: { enable: false } } });
      await editor.idle();
      expect(await editor.ask("textDocument/hover", "w/all.yaml", "Service")).toBeNull();
      expect(await editor.ask("textDocument/codeLens", "w/all.yaml", "Service")).toEqual([]);
    }));

  it("that are malformed are named once, and their defaults stand", () =>
    withEditor(
      {
        files: { "a/all.yaml": broken, "b/all.yaml": broken },
        folders: ["a", "b"],
        settings: { "": { rules: { "selector-near-miss": "loud" }, exclude: 7 } },
      },
      async (editor) => {
        expect(await editor.findings("a/all.yaml")).toHaveLength(1);
        expect(editor.log.filter((line) => line.startsWith("Settings that are ignored"))).toHaveLength(1);
        await editor.changeSettings({ "": "nonsense" });
        expect(await editor.findings("b/all.yaml")).toHaveLength(1);
        expect(editor.shown).toEqual([]);
      },
    ));

  it("may be pushed by a client that cannot be asked", () =>
    withEditor(
      {
        files: { "w/all.yaml": broken },
        capabilities: { ...fullCapabilities, workspace: {} },
        initializationOptions: { settings: { rules: { "selector-near-miss": "off" } } },
      },
      async (editor) => {
        expect(await editor.findings("w/all.yaml")).toEqual([]);
        const settings = { patchbay: { rules: {} } };
        await editor.connection.sendNotification("workspace/didChangeConfiguration", { settings });
        expect(await editor.findings("w/all.yaml")).toHaveLength(1);
      },
    ));
});
