import {
  chmodSync,
  lstatSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, patchbay, patchbayIn } from "./command.ts";
import { deployment, service, unnamedPort } from "./manifests.ts";

const named = unnamedPort.replace("- port: 9090", "- port: 9090\n      name: tcp-9090");

function contentOf(folder: string, file: string): string {
  return readFileSync(join(folder, file), "utf8");
}

test("safe fixes are made, the others are left, and both are told", () => {
  const misspelt = service.replace("app: web", "app: wbe");
  const folder = folderWith({ "a.yaml": unnamedPort, "b.yaml": misspelt, "c.yaml": deployment });
  const { code, stdout, stderr } = patchbay(["check", "--fix"], folder);
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  expect(stdout).toContain(
    "Fixed 1 finding in 1 file:\n    a.yaml:9:13 Name it `tcp-9090` [port-name-required]\n",
  );
  expect(stdout).toMatch(/^b\.yaml:7:10 error .*\[selector-near-miss\]$/m);
  expect(stdout).toMatch(/^1 error in 3 manifests \(3 files read\)\.$/m);
  expect(contentOf(folder, "a.yaml")).toBe(named);
  expect(contentOf(folder, "b.yaml")).toBe(misspelt);
  expect(readdirSync(folder).sort()).toEqual(["a.yaml", "b.yaml", "c.yaml"]);
});

test("a second run has nothing to do, and writes nothing", () => {
  const folder = folderWith({ "svc.yaml": unnamedPort });
  expect(patchbay(["check", "--fix"], folder).code).toBe(0);
  const { mtimeMs, ino } = statSync(join(folder, "svc.yaml"));
  const again = patchbay(["check", "--fix"], folder);
  expect(again).toMatchObject({ code: 0, stderr: "" });
  expect(again.stdout).toBe("Nothing to fix safely.\n\nNo findings in 1 manifest (1 file read).\n");
  const after = statSync(join(folder, "svc.yaml"));
  expect([after.mtimeMs, after.ino]).toEqual([mtimeMs, ino]);
});

test("fixes that collide are made one after the other, across documents", () => {
  const text = `${unnamedPort.replace("- name: http\n      port: 80", "- port: 80")}---\n${unnamedPort}`;
  const folder = folderWith({ "svc.yaml": text });
  const { code, stdout } = patchbay(["check", "--fix", "--format", "json"], folder);
  const { fixed, findings } = JSON.parse(stdout);
  expect({ code, findings }).toEqual({ code: 0, findings: [] });
  expect(fixed).toHaveLength(3);
  expect(fixed[0]).toEqual({
    rule: "port-name-required",
    message: expect.stringContaining("`web`"),
    file: "svc.yaml",
    range: { start: { line: 7, column: 13 }, end: { line: 7, column: 15 } },
    fix: "Name it `http`",
  });
  expect(contentOf(folder, "svc.yaml").match(/name: (?:http|tcp-9090)$/gm)).toHaveLength(4);
});

test.each([
  ["CRLF", (text: string) => Buffer.from(text.replaceAll("\n", "\r\n"))],
  ["UTF-8 with a mark", (text: string) => Buffer.from(`\uFEFF${text}`)],
  ["UTF-16, little end first", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le")],
  ["UTF-16, big end first", (text: string) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16()],
])("the encoding and the line ends stay: %s", (_name, encoded) => {
  const folder = folderWith({ "svc.yaml": encoded(unnamedPort) });
  expect(patchbay(["check", "--fix"], folder).code).toBe(0);
  expect(readFileSync(join(folder, "svc.yaml"))).toEqual(encoded(named));
});

test("the mode of the file stays, and a link stays a link", () => {
  const folder = folderWith({ "real/svc.yaml": unnamedPort });
  chmodSync(join(folder, "real/svc.yaml"), 0o640);
  symlinkSync("real/svc.yaml", join(folder, "link.yaml"));
  expect(patchbay(["check", "--fix", "link.yaml"], folder).code).toBe(0);
  expect(lstatSync(join(folder, "link.yaml")).isSymbolicLink()).toBe(true);
  expect(statSync(join(folder, "real/svc.yaml")).mode & 0o777).toBe(0o640);
  expect(contentOf(folder, "real/svc.yaml")).toBe(named);
});

test.each([
  ["a template", "---\nkind: {{ .Values.kind }}\n  x: [\n"],
  ["broken text", '---\nkind: Pod\n  metadata: "\n'],
])("a file that holds %s is not touched", (_name, rest) => {
  const folder = folderWith({ "svc.yaml": `${unnamedPort}${rest}` });
  const { stdout } = patchbay(["check", "--fix"], folder);
  expect(stdout).toContain("Nothing to fix safely.");
  expect(contentOf(folder, "svc.yaml")).toBe(`${unnamedPort}${rest}`);
});

test("what is suppressed is not fixed", () => {
  const text = `# patchbay-disable-file port-name-required\n${unnamedPort}`;
  const folder = folderWith({ "svc.yaml": text });
  expect(patchbay(["check", "--fix"], folder).code).toBe(0);
  expect(contentOf(folder, "svc.yaml")).toBe(text);
});

test("standard input is no file to fix", () => {
  const { code, stdout, stderr } = patchbay(["check", "--fix", "-"], folderWith({}), unnamedPort);
  expect({ code, stdout, stderr }).toEqual({
    code: 2,
    stdout: "",
    stderr: "patchbay: --fix writes files, and standard input is none\n",
  });
});

test("a file that cannot be replaced ends with 2 and is named", () => {
  const folder = folderWith({ "svc.yaml": unnamedPort });
  // Where its replacement would be written, a folder stands: even the superuser cannot write there.
  const preload = join(folder, "occupy.cjs");
  writeFileSync(
    preload,
    `require("node:fs").mkdirSync(${JSON.stringify(join(folder, "svc.yaml"))} + "." + process.pid + ".tmp/x", { recursive: true });`,
  );
  const { code, stderr } = patchbayIn(["check", "--fix", "svc.yaml"], {
    folder,
    environment: { NODE_OPTIONS: `--require=${preload}` },
  });
  expect({ code, stderr }).toEqual({ code: 2, stderr: "patchbay: svc.yaml: unwritable\n" });
  expect(contentOf(folder, "svc.yaml")).toBe(unnamedPort);
});
