/** What ships: the bundles and what people read, no sources, no node_modules, within a budget. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "../../..");

/** How large the packed extension may be, in megabytes of a million bytes. */
const budget = 1.5;

test("the package holds what it should and nothing else", () => {
  const files = vsce("ls")
    .split("\n")
    .filter((line) => line !== "");
  const shape = [...new Set(files.map((file) => file.replace(/[^/]*\.(md|yaml)$/, "*.$1")))].sort();
  expect(shape).toEqual([
    "*.md",
    "LICENSE",
    "dist/browser/extension.js",
    "dist/browser/server.js",
    "dist/cli.js",
    "dist/extension.js",
    "dist/picture.js",
    "dist/server.js",
    "docs/*.md",
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
});

test(`the package is smaller than ${budget} MB`, () => {
  const folder = mkdtempSync(path.join(tmpdir(), "patchbay-package-"));
  try {
    const file = path.join(folder, "patchbay.vsix");
    vsce("package", "--no-rewrite-relative-links", "--allow-missing-repository", "--out", file);
    const megabytes = statSync(file).size / 1e6;
    // biome-ignore lint/suspicious/noConsole: the figure is for those who run the tests.
    console.log(`The packed extension: ${megabytes.toFixed(2)} MB`);
    expect(megabytes).toBeLessThan(budget);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

/** Runs the packer, without the dependencies: everything that ships is bundled. Answers what it prints. */
function vsce(command: string, ...flags: readonly string[]): string {
  const script = path.join(root, "node_modules/@vscode/vsce/vsce");
  return execFileSync(process.execPath, [script, command, "--no-dependencies", ...flags], {
    cwd: root,
    encoding: "utf8",
  });
}
