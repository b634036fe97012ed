/** The language of the client: what it hands over at the start is what the server says. */
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import type { CodeAction, CodeLens, Hover } from "vscode-languageserver";
import { deployment, service } from "../support/manifests.ts";
import { type TestEditor, uriOf, withEditor } from "../support/test-connection.ts";

const chinese: unknown = JSON.parse(
  readFileSync(new URL("../../../l10n/bundle.l10n.zh-cn.json", import.meta.url), "utf8"),
);

const files = {
  "w/broken.yaml": `${deployment()}---\n${service({ app: "wbe" })}`,
  "w/whole/all.yaml": `${deployment()}---\n${service()}`,
};

describe("a client that speaks Chinese", () => {
  const options = { files, initializationOptions: { texts: chinese } };
  // The language belongs to the process: the next client decides anew.
  afterEach(() => withEditor({}, async () => undefined));

  it("gets findings, what belongs to them, and fixes in Chinese", () =>
    withEditor(options, async (editor) => {
      await editor.open("w/broken.yaml");
      const [finding] = await editor.diagnostics("w/broken.yaml");
      expect(finding?.message).toBe(
        "Service `web` 选择 `app: wbe`；而 Deployment `web` 的 Pod 的标签情况为：`app: web`。此 Service 将没有端点。",
      );
      expect(finding?.relatedInformation?.map(({ message }) => message)).toEqual([
        "Deployment `web` 的 Pod 的标签",
      ]);
      expect(await actionTitles(editor)).toEqual(
        expect.arrayContaining(["选择 `app: web`", "在此文件中抑制 `selector-near-miss`"]),
      );
    }));

  it("gets hovers and lenses in Chinese", () =>
    withEditor(options, async (editor) => {
      await editor.open("w/whole/all.yaml");
      await editor.idle();
      expect(await hoverText(editor)).toMatch(/^\*\*Service `web`\*\* · ClusterIP · 2 个端点\n/);
      const lenses = await editor.connection.sendRequest<CodeLens[]>("textDocument/codeLens", {
        textDocument: { uri: uriOf("w/whole/all.yaml") },
      });
      expect(lenses.map(({ command }) => command?.title)).toEqual(["2 个端点 · Deployment web"]);
    }));
});

describe("a client that hands over no texts", () => {
  it.each([
    ["nothing", undefined],
    ["a text", "简体中文"],
    ["what are no texts", { "{0} endpoints": 2, "1 endpoint": null, "no endpoints": { a: "b" } }],
  ])("is spoken to in English: %s", (_what, texts) =>
    withEditor({ files, initializationOptions: { texts } }, async (editor) => {
      await editor.open("w/whole/all.yaml");
      await editor.idle();
      expect(await hoverText(editor)).toContain("· 2 endpoints");
    }),
  );

  it("is spoken to in English in a process that spoke Chinese before", async () => {
    await withEditor({ files, initializationOptions: { texts: chinese } }, async () => undefined);
    await withEditor({ files }, async (editor) => {
      await editor.open("w/whole/all.yaml");
      await editor.idle();
      expect(await hoverText(editor)).toContain("· 2 endpoints");
    });
  });
});

async function hoverText(editor: TestEditor): Promise<string> {
  const hover = await editor.ask<Hover>("textDocument/hover", "w/whole/all.yaml", "Service");
  return JSON.parse(JSON.stringify(hover.contents)).value;
}

async function actionTitles(editor: TestEditor): Promise<readonly string[]> {
  const position = editor.positionOf("w/broken.yaml", "wbe");
  const actions = await editor.connection.sendRequest<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri: uriOf("w/broken.yaml") },
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  return actions.map(({ title }) => title);
}
