/** No output of the command holds a secret, in any format of any subcommand, and neither does a complaint. */
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { credentials, manifestsWithCredentials, manifestsWithSecrets, secrets } from "../support/secrets.ts";
import { folderWith, patchbay, patchbayIn } from "./command.ts";

const files = { ...manifestsWithSecrets, "credentials/web.yaml": manifestsWithCredentials["web.yaml"] ?? "" };

/** How each subcommand is called, without its format; several calls where one does not show all. */
const calls: Readonly<Record<string, readonly (readonly string[])[]>> = {
  check: [["check"], ["check", "--scope", "workspace", "--fail-on", "information"], ["check", "--fix"]],
  endpoints: [["endpoints"], ["endpoints", "credentials"]],
  env: [
    ["env", "deploy/web", "web.yaml", "secrets.yaml"],
    ["env", "deploy/web", "credentials"],
  ],
  explain: [["explain", "secret-not-found"]],
  expose: [
    ["expose", "deploy/web", "web.yaml"],
    ["expose", "deploy/web", "credentials"],
    ["expose", "--compat", "kubectl", "-f", "credentials/web.yaml"],
  ],
  graph: [["graph"], ["graph", "credentials"]],
  rules: [["rules"]],
};

/** The subcommands and their formats, as the command itself tells them. */
const subcommands = [...help().matchAll(/^ {2}([a-z]+) /gm)].map(([, name = ""]) => name);

function help(...subcommand: readonly string[]): string {
  return patchbay([...subcommand, "--help"], ".").stdout.replace(/\n {5,}/g, " ");
}

function formatsOf(subcommand: string): readonly (readonly string[])[] {
  const choices = /--format <format>.*?\(choices: ([^)]*)\)/
    .exec(help(subcommand))?.[1]
    ?.split(", default")[0];
  const formats = [...(choices ?? "").matchAll(/"([a-z]+)"/g)].map(([, format = ""]) => format);
  return formats.length === 0 ? [[]] : formats.map((format) => ["--format", format]);
}

test("somebody says how each subcommand is called", () => {
  // The server has doors of its own.
  const known = [...Object.keys(calls), "lsp", "help"].sort();
  expect([...new Set([...subcommands, "help"])].sort()).toEqual(known);
  expect(formatsOf("check").map(([, format]) => format)).toEqual(["text", "json", "sarif", "github"]);
  expect(formatsOf("graph").map(([, format]) => format)).toEqual(["mermaid", "dot", "json"]);
});

describe.each(Object.entries(calls))("%s", (subcommand, ways) => {
  const all = ways.flatMap((way) => formatsOf(subcommand).map((format) => [...way, ...format]));

  test.each(all.map((args) => [args.join(" "), args] as const))("%s", (_title, args) => {
    const { stdout, stderr } = patchbay(args, folderWith(files));
    expect(stdout).not.toBe("");
    const said = stdout + stderr;
    expect([...secrets, credentials].filter((secret) => said.includes(secret))).toEqual([]);
  });
});

test("an error of the command itself is told by its place", () => {
  const crash = `
    const path = require("node:path");
    const { resolve } = path;
    path.resolve = (...parts) => {
      if (parts.at(-1) === "crash.yaml") throw new Error("quoting ${credentials}");
      return resolve(...parts);
    };`;
  const folder = folderWith({ ...files, "crash.cjs": crash });
  const environment = { NODE_OPTIONS: `--require ${join(folder, "crash.cjs")}` };
  const { code, stderr } = patchbayIn(["check", "crash.yaml"], { folder, environment });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^patchbay failed:\nError\n {4}at /);
  expect(stderr).not.toContain(credentials);
});
