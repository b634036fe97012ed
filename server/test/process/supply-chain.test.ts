/** What ships: its size, whose code it is, that it is the same whenever it is built, and that it starts nothing. */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { describe, expect, onTestFinished, test } from "vitest";
import { command, folderWith } from "./command.ts";
import { service } from "./manifests.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const { tolerance, bundles }: { tolerance: number; bundles: Readonly<Record<string, number>> } = JSON.parse(
  readFileSync(join(root, "bench/budgets.json"), "utf8"),
);
const entries = ["client/src/extension.ts", "server/src/node/main.ts", "server/src/cli/main.ts"];

/** Licences that let anybody ship the code within a product. */
const allowed = new Set([
  "MIT",
  "ISC",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "Apache-2.0",
  "0BSD",
  "BlueOak-1.0.0",
]);

// A budget is what a bundle weighed when somebody last decided that it may; UPDATE_BUDGETS=1 decides anew.
if (process.env["UPDATE_BUDGETS"] === "1") writeBudgets();

test.each(Object.entries(bundles))("%s stays within its budget of %i kB", (bundle, kilobytes) => {
  expect(statSync(join(root, bundle)).size / 1000).toBeLessThan(kilobytes * tolerance);
});

describe("packages in the bundles", async () => {
  const packages = await bundledPackages();

  test("are found", () => {
    expect([...packages]).toContain("yaml");
  });

  test.each([...packages])("%s has a licence that allows it", (name) => {
    expect(allowed).toContain(manifestOf(name).license);
  });

  test("those that we ask for ourselves stand in docs/dependencies.md with a reason", () => {
    const page =
      readFileSync(join(root, "docs/dependencies.md"), "utf8").split("## To build and test")[0] ?? "";
    const own = ["client", "server"].flatMap((part) => {
      const { dependencies } = JSON.parse(readFileSync(join(root, part, "package.json"), "utf8"));
      return Object.keys(dependencies);
    });
    expect(own.filter((name) => packages.has(name) && !page.includes(`\`${name}\``))).toEqual([]);
  });
});

test("two builds are the same bytes", () => {
  const first = hashes();
  execFileSync(process.execPath, [join(root, "esbuild.mjs")], { cwd: root });
  expect(hashes()).toEqual(first);
});

test("neither the command nor the server starts a process", () => {
  const folder = folderWith({ "svc.yaml": service });
  const strace = spawnSync("strace", ["-V"]);
  if (strace.error !== undefined || process.platform !== "linux") return expectNoSpawning();
  const trace = join(mkdtempSync(join(tmpdir(), "patchbay-trace-")), "trace");
  onTestFinished(() => rmSync(join(trace, ".."), { recursive: true }));
  const traced = ["-f", "-qq", "-e", "trace=execve", "-o", trace, process.execPath, command];
  expect(spawnSync("strace", [...traced, "check", folder]).error).toBeUndefined();
  expect(programsIn(trace)).toBe(1);
  spawnSync("strace", [...traced, "lsp", "--stdio"], { input: conversation(folder) });
  expect(programsIn(trace)).toBe(1);
});

function writeBudgets(): void {
  const now = Object.keys(bundles).map((bundle) => [
    bundle,
    Math.ceil(statSync(join(root, bundle)).size / 1000),
  ]);
  const text = JSON.stringify({ tolerance, bundles: Object.fromEntries(now) }, undefined, 2);
  writeFileSync(join(root, "bench/budgets.json"), `${text}\n`);
}

/** Where nobody can watch, the sources are read: none of ours asks for the module that starts processes. */
function expectNoSpawning(): void {
  const sources = ["server/src", "client/src"].flatMap((part) =>
    readdirSync(join(root, part), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .map((file) => readFileSync(join(root, part, file), "utf8")),
  );
  expect(sources.filter((text) => /child_process|worker_threads|cluster/.test(text))).toEqual([]);
}

function programsIn(trace: string): number {
  return readFileSync(trace, "utf8")
    .split("\n")
    .filter((line) => line.includes("execve(")).length;
}

/** A whole life of a server: opened on a folder, asked for a hover, told goodbye. */
function conversation(folder: string): string {
  const uri = `file://${folder}`;
  const capabilities = {};
  const position = { line: 1, character: 7 };
  const textDocument = { uri: `${uri}/svc.yaml` };
  const messages: readonly object[] = [
    { id: 1, method: "initialize", params: { processId: null, rootUri: uri, capabilities } },
    { method: "initialized", params: {} },
    {
      method: "textDocument/didOpen",
      params: { textDocument: { ...textDocument, languageId: "yaml", version: 1, text: service } },
    },
    { id: 2, method: "textDocument/hover", params: { textDocument, position } },
    { id: 3, method: "patchbay/idle" },
    { id: 4, method: "shutdown" },
    { method: "exit" },
  ];
  return messages
    .map((message) => JSON.stringify({ jsonrpc: "2.0", ...message }))
    .map((text) => `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`)
    .join("");
}

function hashes(): readonly string[] {
  return Object.keys(bundles).map((bundle) =>
    createHash("sha256")
      .update(readFileSync(join(root, bundle)))
      .digest("hex"),
  );
}

/** The names of the packages whose code is in a bundle. */
async function bundledPackages(): Promise<ReadonlySet<string>> {
  const { metafile } = await build({
    entryPoints: entries.map((entry) => join(root, entry)),
    absWorkingDir: root,
    bundle: true,
    platform: "node",
    mainFields: ["module", "main"],
    external: ["vscode"],
    outdir: "unused",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
  const found = Object.keys(metafile.inputs).map(
    (input) => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1],
  );
  return new Set(found.filter((name) => name !== undefined).sort());
}

function manifestOf(name: string): { readonly license?: string } {
  const path = ["node_modules", "server/node_modules", "client/node_modules"]
    .map((folder) => join(root, folder, name, "package.json"))
    .find((each) => existsSync(each));
  return path === undefined ? {} : JSON.parse(readFileSync(path, "utf8"));
}
