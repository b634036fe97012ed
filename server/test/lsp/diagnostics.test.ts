/** Findings over the wire: when they appear, move and disappear. */
import { describe, expect, it } from "vitest";
import { deployment, service } from "../support/manifests.ts";
import { withEditor } from "../support/test-connection.ts";

const wired = { "w/deploy.yaml": deployment(), "w/svc.yaml": service() };
const loose = { ...wired, "w/svc.yaml": service({ app: "wbe" }) };

describe("diagnostics", () => {
  it("appear and disappear while typing", () =>
    withEditor({ files: wired }, async (editor) => {
      await editor.open("w/svc.yaml");
      expect(await editor.findings("w/svc.yaml")).toEqual([]);
      await editor.replace("w/svc.yaml", "app: web", "app: wbe");
      expect(await editor.findings("w/svc.yaml")).toEqual(["7 selector-near-miss"]);
      await editor.replace("w/svc.yaml", "app: wbe", "app: web");
      expect(await editor.findings("w/svc.yaml")).toEqual([]);
    }));

  it("say what a client needs to show them", () =>
    withEditor(
      { files: loose, initializationOptions: { docsBase: "https://example.org/rules" } },
      async (editor) => {
        const [diagnostic] = await editor.diagnostics("w/svc.yaml");
        expect(diagnostic).toMatchObject({
          range: { start: { line: 6, character: 9 }, end: { line: 6, character: 12 } },
          severity: 1,
          source: "patchbay",
          code: "selector-near-miss",
          codeDescription: { href: "https://example.org/rules/selector-near-miss.md" },
        });
        expect(diagnostic?.relatedInformation?.map(({ location }) => location.uri)).toContain(
          "file:///w/deploy.yaml",
        );
      },
    ));

  it("are published for files that nobody opened", () =>
    withEditor({ files: loose }, async (editor) => {
      expect(await editor.findings("w/svc.yaml")).toEqual(["7 selector-near-miss"]);
    }));

  it("appear in a closed file when another file changes", () =>
    withEditor({ files: wired }, async (editor) => {
      await editor.open("w/deploy.yaml");
      await editor.replace("w/deploy.yaml", "        app: web", "        app: webui");
      expect(await editor.findings("w/svc.yaml")).toEqual(["7 selector-near-miss"]);
      await editor.replace("w/deploy.yaml", "        app: webui", "        app: web");
      expect(await editor.findings("w/svc.yaml")).toEqual([]);
    }));

  it("point to where the other end has moved", () =>
    withEditor({ files: loose }, async (editor) => {
      await editor.open("w/deploy.yaml");
      const before = await otherEnd();
      await editor.replace("w/deploy.yaml", "apiVersion", "# One line more.\n---\napiVersion");
      expect(await otherEnd()).toBe(before + 2);

      async function otherEnd(): Promise<number> {
        const [diagnostic] = await editor.diagnostics("w/svc.yaml");
        return diagnostic?.relatedInformation?.[0]?.location.range.start.line ?? Number.NaN;
      }
    }));

  it("move with an edit in a document above their own", () =>
    withEditor(
      { files: { "w/all.yaml": `${deployment()}---\n${service({ app: "wbe" })}` } },
      async (editor) => {
        await editor.open("w/all.yaml");
        expect(await editor.findings("w/all.yaml")).toEqual(["28 selector-near-miss"]);
        await editor.replace("w/all.yaml", "  replicas: 2\n", "");
        expect(await editor.findings("w/all.yaml")).toEqual(["27 selector-near-miss"]);
      },
    ));

  it("are sent again only when they differ", () =>
    withEditor({ files: loose }, async (editor) => {
      await editor.open("w/svc.yaml");
      await editor.open("w/deploy.yaml");
      await editor.idle();
      const before = editor.published.length;
      await editor.replace("w/svc.yaml", "targetPort: http", "targetPort: 8080");
      await editor.replace("w/deploy.yaml", "example/web", "example/other");
      await editor.idle();
      expect(editor.published.length).toBe(before);
    }));

  it("follow the text that is open, not the disk", () =>
    withEditor({ files: wired }, async (editor) => {
      await editor.open("w/svc.yaml", service({ app: "wbe" }));
      expect(await editor.findings("w/svc.yaml")).toEqual(["7 selector-near-miss"]);
      editor.disk.write("file:///w/svc.yaml", service({ app: "webu" }));
      await editor.reportFiles(2, "w/svc.yaml");
      await editor.idle();
      expect(await editor.diagnostics("w/svc.yaml")).toMatchObject([
        { message: expect.stringContaining("wbe") },
      ]);
      await editor.close("w/svc.yaml");
      expect(await editor.diagnostics("w/svc.yaml")).toMatchObject([
        { message: expect.stringContaining("webu") },
      ]);
    }));

  it("disappear with a text that never was on the disk", () =>
    withEditor({ files: { "w/deploy.yaml": deployment() } }, async (editor) => {
      await editor.open("w/svc.yaml", service({ app: "wbe" }));
      expect(await editor.findings("w/svc.yaml")).toEqual(["7 selector-near-miss"]);
      await editor.close("w/svc.yaml");
      expect(await editor.findings("w/svc.yaml")).toEqual([]);
    }));

  it("leave views of files alone", () =>
    withEditor({ files: wired }, async (editor) => {
      const both = `${deployment()}---\n${service({ app: "wbe" })}`;
      await editor.open("git:/w/svc.yaml?old", both);
      await editor.open("untitled:Untitled-1", both);
      await editor.idle();
      expect(editor.published.map(({ uri }) => uri)).toEqual(["untitled:Untitled-1"]);
    }));

  it("name a file that an editor spells in its own way once", () =>
    withEditor(
      { files: { "w/a+b.yaml": `${deployment()}---\n${service({ app: "wbe" })}` } },
      async (editor) => {
        await editor.open("file:///w/a%2Bb.yaml", deployment());
        await editor.idle();
        expect(editor.published).toEqual([]);
      },
    ));
});
