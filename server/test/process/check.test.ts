import { spawn } from "node:child_process";
import { once } from "node:events";
import { expect, test } from "vitest";
import { command, folderWith, patchbay } from "./command.ts";
import { deployment, service, unnamedPort } from "./manifests.ts";

test("the JSON of a finding is the contract, key by key", () => {
  const folder = folderWith({ "app/svc.yaml": unnamedPort, "readme.json": "{}" });
  const { code, stdout, stderr } = patchbay(["check", "--format", "json"], folder);
  const report = JSON.parse(stdout);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(Object.keys(report)).toEqual(["schema", "findings", "files"]);
  expect(report.schema).toBe("patchbay.findings/1");
  expect(report.files).toEqual({ read: 2, manifests: 1, skipped: [] });
  expect(report.findings).toHaveLength(1);
  expect(report.findings[0]).toEqual({
    rule: "port-name-required",
    level: "error",
    message: expect.stringContaining("`web`"),
    file: "app/svc.yaml",
    range: { start: { line: 9, column: 13 }, end: { line: 9, column: 17 } },
    resource: { kind: "Service", namespace: null, name: "web" },
    related: expect.any(Array),
    fixes: expect.any(Array),
  });
});

test("edits have places in their file and the line ends of their file", () => {
  const text = `${service}---\n${unnamedPort}`.replaceAll("\n", "\r\n");
  const folder = folderWith({ "svc.yaml": text });
  const { findings } = JSON.parse(patchbay(["check", "--format", "json"], folder).stdout);
  const [{ range, fixes }] = findings;
  expect(range.start.line).toBe(service.split("\n").length + 9);
  const [{ safe, edits }] = fixes;
  expect({ safe, file: edits[0].file }).toEqual({ safe: expect.any(Boolean), file: "svc.yaml" });
  expect(edits[0].range.start.line).toBeGreaterThanOrEqual(range.start.line);
  expect(edits[0].newText).toMatch(/\r\n/);
  expect(edits[0].newText).not.toMatch(/(?<!\r)\n/);
});

test("text names the place, the level, the rule, and counts", () => {
  const folder = folderWith({ "app/svc.yaml": unnamedPort });
  const { code, stdout } = patchbay(["check", "app"], folder);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^app\/svc\.yaml:9:13 error .*`web`.* \[port-name-required\]$/m);
  expect(stdout).toMatch(/^1 error in 1 manifest \(1 file read\)\.$/m);
  expect(stdout).not.toContain("\u001b");
});

test("nothing to find ends with 0", () => {
  const folder = folderWith({ "svc.yaml": service, "deploy.yaml": deployment });
  expect(patchbay(["check"], folder)).toEqual({
    code: 0,
    stdout: "No findings in 2 manifests (2 files read).\n",
    stderr: "",
  });
});

test.each([
  ["error", 0],
  ["warning", 0],
  ["information", 0],
  ["hint", 1],
])("a hint with --fail-on %s ends with %i", (level, code) => {
  const undeclared = service.replace("http", "9999");
  const folder = folderWith({ "svc.yaml": undeclared, "deploy.yaml": deployment });
  const run = patchbay(["check", "--fail-on", level], folder);
  expect(run.stdout).toContain("[target-port-undeclared]");
  expect(run.code).toBe(code);
});

test("standard input is a file of the folder, under the name that is given", () => {
  const folder = folderWith({ "app/deploy.yaml": deployment });
  const misspelt = service.replace("app: web", "app: wbe");
  const args = ["check", "-", "app", "--stdin-filename", "app/new.yaml", "--format", "json"];
  const { findings, files } = JSON.parse(patchbay(args, folder, misspelt).stdout);
  expect(findings.map(({ rule, file }: { rule: string; file: string }) => [rule, file])).toEqual([
    ["selector-near-miss", "app/new.yaml"],
  ]);
  expect(files.read).toBe(2);
  expect(patchbay(["check", "-"], folder, unnamedPort).stdout).toMatch(/^-:9:13 error/);
});

test("standard input lies over the file on the disk", () => {
  const folder = folderWith({ "svc.yaml": unnamedPort });
  const run = patchbay(["check", ".", "-", "--stdin-filename", "svc.yaml"], folder, service);
  expect(run).toEqual({ code: 0, stdout: "No findings in 1 manifest (1 file read).\n", stderr: "" });
});

test("the output is the same whatever the order of the paths", () => {
  const folder = folderWith({ "b/svc.yaml": unnamedPort, "a/svc.yaml": unnamedPort, "c.yaml": "{{ x" });
  const once = patchbay(["check", "a", "b", "c.yaml", "--format", "json"], folder);
  const again = patchbay(["check", "c.yaml", "b", "a", "b/svc.yaml", "--format", "json"], folder);
  expect(again).toEqual(once);
});

test("a reader that goes away is no error", async () => {
  const folder = folderWith({ "svc.yaml": unnamedPort });
  const child = spawn(process.execPath, [command, "check"], { cwd: folder });
  child.stdout.destroy();
  const complaints: string[] = [];
  child.stderr.on("data", (data) => complaints.push(String(data)));
  const [code] = await once(child, "close");
  expect({ code, complaints }).toEqual({ code: 1, complaints: [] });
});
