import { symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { folderWith, patchbay } from "./command.ts";
import { service } from "./manifests.ts";

const latin1 = Buffer.from(service.replace("name: web", "name: caf\u00e9"), "latin1");

/** One byte more than the limit; a hole takes no room on the disk. */
function makeHuge(file: string): void {
  writeFileSync(file, "");
  truncateSync(file, 16 * 1024 * 1024 + 1);
}

/** `check` in JSON: the exit code, what was skipped, what was complained of, and how much was read all the same. */
function checked(paths: readonly string[], folder: string, input?: string | Uint8Array) {
  const { code, stdout, stderr } = patchbay(["check", ...paths, "--format", "json"], folder, input);
  const { skipped, manifests } = JSON.parse(stdout).files;
  return { code, skipped, stderr, manifests };
}

describe("what was meant to be read and cannot be ends with 2; the rest is read", () => {
  test("a path that does not exist", () => {
    const folder = folderWith({ "svc.yaml": service });
    expect(checked(["gone.yaml", "svc.yaml"], folder)).toEqual({
      code: 2,
      skipped: [{ file: "gone.yaml", reason: "not-found" }],
      stderr: "patchbay: gone.yaml: not-found\n",
      manifests: 1,
    });
  });

  test("a path below a file", () => {
    const folder = folderWith({ "svc.yaml": service });
    expect(checked(["svc.yaml/below.yaml", "svc.yaml"], folder)).toMatchObject({
      code: 2,
      skipped: [{ file: "svc.yaml/below.yaml", reason: "not-found" }],
    });
  });

  // Permissions do not bind the superuser, who may run this; nobody can open a socket as a file.
  test("a file that cannot be opened", async () => {
    const folder = folderWith({ "svc.yaml": service });
    const socket = createServer();
    onTestFinished(() => void socket.close());
    await new Promise<void>((resolve) => void socket.listen(join(folder, "socket.yaml"), resolve));
    expect(checked(["socket.yaml", "svc.yaml"], folder)).toEqual({
      code: 2,
      skipped: [{ file: "socket.yaml", reason: "unreadable" }],
      stderr: "patchbay: socket.yaml: unreadable\n",
      manifests: 1,
    });
  });

  test("a file in another encoding", () => {
    const folder = folderWith({ "latin.yaml": latin1, "svc.yaml": service });
    expect(checked([], folder)).toEqual({
      code: 2,
      skipped: [{ file: "latin.yaml", reason: "not-utf-8" }],
      stderr: "patchbay: latin.yaml: not-utf-8\n",
      manifests: 1,
    });
  });

  test("standard input in another encoding", () => {
    const folder = folderWith({});
    expect(checked(["-"], folder, latin1)).toEqual({
      code: 2,
      skipped: [{ file: "-", reason: "not-utf-8" }],
      stderr: "patchbay: -: not-utf-8\n",
      manifests: 0,
    });
  });

  test("a link where a manifest should be, that leads nowhere or to itself", () => {
    const folder = folderWith({ "svc.yaml": service });
    symlinkSync("gone.yaml", join(folder, "dangling.yaml"));
    symlinkSync("self.yaml", join(folder, "self.yaml"));
    expect(checked([], folder)).toMatchObject({
      code: 2,
      skipped: [
        { file: "dangling.yaml", reason: "not-found" },
        { file: "self.yaml", reason: "link-loop" },
      ],
      manifests: 1,
    });
  });

  test("a file over the size limit that was named", () => {
    const folder = folderWith({});
    makeHuge(join(folder, "huge.yaml"));
    expect(checked(["huge.yaml"], folder)).toMatchObject({
      code: 2,
      skipped: [{ file: "huge.yaml", reason: "too-large" }],
    });
  });

  test("endpoints says so as well", () => {
    const folder = folderWith({ "svc.yaml": service });
    const { code, stdout, stderr } = patchbay(["endpoints", "gone", "svc.yaml", "--format", "json"], folder);
    expect({ code, stderr }).toEqual({ code: 2, stderr: "patchbay: gone: not-found\n" });
    expect(JSON.parse(stdout).services).toHaveLength(1);
  });
});

describe("what a walk leaves out is named, and fails nothing", () => {
  test("a file over the size limit", () => {
    const folder = folderWith({ "svc.yaml": service });
    makeHuge(join(folder, "huge.json"));
    expect(checked([], folder)).toEqual({
      code: 0,
      skipped: [{ file: "huge.json", reason: "too-large" }],
      stderr: "patchbay: huge.json: too-large\n",
      manifests: 1,
    });
  });

  test("a folder that contains itself through a link", () => {
    const folder = folderWith({ "app/svc.yaml": service });
    symlinkSync("..", join(folder, "app/up"), "dir");
    expect(checked([], folder)).toEqual({
      code: 0,
      skipped: [{ file: "app/up", reason: "link-loop" }],
      stderr: "patchbay: app/up: link-loop\n",
      manifests: 1,
    });
  });

  test("templates, pieces and broken text", () => {
    const folder = folderWith({
      "broken.yaml": `${service}---\napiVersion: v1\nkind: Service\nmetadata: { name: [\n`,
      "chart/Chart.yaml": "apiVersion: v2\nname: chart\n",
      "chart/templates/svc.yaml": service.replace("name: web", "name: {{ .Release.Name }}"),
      "patched/kustomization.yaml": "patches:\n  - path: patch.yaml\n",
      "patched/patch.yaml": service,
    });
    const { code, skipped } = checked([], folder);
    expect(code).toBe(0);
    expect(skipped).toEqual([
      { file: "broken.yaml", reason: "broken-yaml" },
      { file: "chart/templates/svc.yaml", reason: "helm-template" },
      { file: "patched/patch.yaml", reason: "kustomize-patch" },
    ]);
  });
});

test("what two paths lead to is named once", () => {
  const folder = folderWith({ "app/svc.yaml": service });
  symlinkSync("gone.yaml", join(folder, "app/dangling.yaml"));
  expect(checked([".", "app"], folder)).toMatchObject({
    skipped: [{ file: "app/dangling.yaml", reason: "not-found" }],
    stderr: "patchbay: app/dangling.yaml: not-found\n",
    manifests: 1,
  });
});

test("a folder with the name of a manifest is a folder", () => {
  const folder = folderWith({ "odd.yaml/svc.yaml": service });
  expect(checked(["odd.yaml"], folder)).toEqual({ code: 0, skipped: [], stderr: "", manifests: 1 });
});

test("UTF-16 with a byte-order mark is read", () => {
  const folder = folderWith({ "svc.yaml": Buffer.from(`\ufeff${service}`, "utf16le") });
  expect(checked([], folder)).toEqual({ code: 0, skipped: [], stderr: "", manifests: 1 });
});
