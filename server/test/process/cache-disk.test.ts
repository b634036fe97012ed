/** `check --cache` and the disk: what is opened, what is full, and what the file holds. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { manifestsWithSecrets, secrets } from "../support/secrets.ts";
import { command, folderWith, patchbay } from "./command.ts";
import { cacheName, mark, marker, rewrite } from "./kept.ts";
import { unnamedPort } from "./manifests.ts";

test("files that have their size, times and number are not opened", () => {
  // Older than the tests, so that their times prove something.
  const shop = fileURLToPath(new URL("../../../test-fixtures/workspaces/mistakes", import.meta.url));
  const folder = folderWith({});
  const run = () => patchbay(["check", shop, "--cache", cacheName], folder);
  run();
  mark(folder);
  rewrite(folder, ({ entries }) => {
    for (const entry of entries) if (entry.mark !== undefined) entry.answer = "other";
  });
  expect(run().stdout).toContain(marker);
  rewrite(folder, ({ entries }) => {
    for (const entry of entries) if (entry.mark !== undefined) entry.mark = "other";
  });
  expect(run().stdout).not.toContain(marker);
});

// A limit on the size of files stands for a disk that is full: writing ends half-way in both.
test("a full disk costs the cache and nothing else", () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`svc-${at}.yaml`, unnamedPort]));
  const folder = folderWith(many);
  const plain = patchbay(["check"], folder);
  const script = 'ulimit -f 1; exec "$0" "$1" check --cache "$2"';
  const { status, stdout, stderr } = spawnSync("bash", ["-c", script, process.execPath, command, cacheName], {
    cwd: folder,
    encoding: "utf8",
  });
  expect({ code: status, stdout }).toEqual({ code: plain.code, stdout: plain.stdout });
  expect(stderr).toBe(`patchbay: --cache ${cacheName}: could not be written (EFBIG)\n`);
  expect(readdirSync(folder).sort()).toEqual(Object.keys(many).sort());
});

test("it holds no value of a Secret", () => {
  const folder = folderWith(manifestsWithSecrets);
  patchbay(["check", "--cache", cacheName], folder);
  const text = readFileSync(join(folder, cacheName), "utf8");
  expect(text).toContain("web");
  expect(secrets.filter((secret) => text.includes(secret))).toEqual([]);
});
