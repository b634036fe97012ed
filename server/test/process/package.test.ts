/** What ships: the bundles and what people read, no sources, no node_modules, within a budget. */
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");
const budget = 1.5 * 1024 * 1024;

test("the package holds what it should and nothing else", () => {
  const vsce = path.join(root, "node_modules/@vscode/vsce/vsce");
  const listed = execFileSync(process.execPath, [vsce, "ls", "--no-dependencies"], {
    cwd: root,
    encoding: "utf8",
  });
  const files = listed.split("\n").filter((line) => line !== "");
  const shape = [...new Set(files.map((file) => file.replace(/[^/]*\.(md|png|yaml)$/, "*.$1")))].sort();
  expect(shape).toEqual([
    "*.md",
    "LICENSE",
    "dist/browser/extension.js",
    "dist/browser/server.js",
    "dist/cli.js",
    "dist/extension.js",
    "dist/server.js",
    "docs/*.md",
    "docs/images/*.png",
    "docs/rules/*.md",
    "l10n/bundle.l10n.json",
    "l10n/bundle.l10n.zh-cn.json",
    "package.json",
    "package.nls.json",
    "package.nls.zh-cn.json",
    "schemas/patchbay.schema.json",
    "syntaxes/labels.tmLanguage.json",
    "syntaxes/manifest.tmLanguage.json",
    "syntaxes/wiring.tmLanguage.json",
    "test-fixtures/workspaces/tutorial/*.yaml",
    "walkthrough/*.md",
  ]);
  const size = files.reduce((sum, file) => sum + statSync(path.join(root, file)).size, 0);
  expect(size, "bytes before compression").toBeLessThan(budget * 2);
});
