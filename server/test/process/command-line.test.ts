import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { folderWith, patchbay } from "./command.ts";

const repository = new URL("../../../", import.meta.url);
const { version } = JSON.parse(readFileSync(new URL("package.json", repository), "utf8"));

test("--version is that of the manifest", () => {
  expect(patchbay(["--version"], folderWith({}))).toEqual({ code: 0, stdout: `${version}\n`, stderr: "" });
});

test.each([
  ["--help"],
  ["check", "--help"],
  ["endpoints", "--help"],
  ["expose", "--help"],
  ["rules", "--help"],
  ["explain", "--help"],
  ["lsp", "--help"],
])("%s %s", (...args) => {
  const { code, stdout, stderr } = patchbay(args, folderWith({}));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^Usage: patchbay/);
});

describe("misuse ends with 2 and says what is wrong", () => {
  test.each([
    [["chekc"], "unknown command 'chekc'"],
    [
      ["check", "--format", "xml"],
      "argument 'xml' is invalid. Allowed choices are text, json, sarif, github",
    ],
    [["check", "--fail-on", "fatal"], "argument 'fatal' is invalid"],
    [["endpoints", "--scope", "world"], "argument 'world' is invalid"],
    [["endpoints", "--fail-on", "error"], "unknown option '--fail-on'"],
    [["explain"], "missing required argument 'rule'"],
    [["rules", "--format", "sarif"], "Allowed choices are text, json"],
    [["lsp"], "required option '--stdio' not specified"],
    [[], "Usage: patchbay"],
  ])("%j", (args, complaint) => {
    const { code, stdout, stderr } = patchbay(args, folderWith({}));
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(complaint);
  });
});

test("the launcher runs the command", () => {
  const launcher = fileURLToPath(new URL("server/bin/patchbay.js", repository));
  const { stdout } = spawnSync(process.execPath, [launcher, "--version"], { encoding: "utf8" });
  expect(stdout).toBe(`${version}\n`);
});
