/** Folders that link to each other, and folders that go while they are read: for the command and for the server. */
import { spawn } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { describe, expect, test } from "vitest";
import { command, folderWith, patchbay } from "./command.ts";
import { deployment, service } from "./manifests.ts";
import { startServer } from "./server.ts";

const loose = service.replace("app: web", "app: wbe");

/** A folder with a mistake in it, and a dozen folders each of which links to itself, upwards, and to all the others. */
function knot(): string {
  const folder = folderWith({ "app/deploy.yaml": deployment, "app/svc.yaml": loose });
  const names = Array.from({ length: 12 }, (_, at) => `knot-${at}`);
  for (const name of names) mkdirSync(join(folder, name));
  for (const name of names) {
    for (const other of names) symlinkSync(join("..", other), join(folder, name, other), "dir");
    symlinkSync("..", join(folder, name, "up"), "dir");
  }
  symlinkSync(folder, join(folder, "app/all"), "dir");
  return folder;
}

describe("folders that link to each other, which have more ways through them than anybody can walk", () => {
  test("the command names the links and finds what is wrong", () => {
    const { code, stdout } = patchbay(["check", "--format", "json"], knot());
    const { findings, files } = JSON.parse(stdout);
    expect(code).toBe(1);
    const rules = findings.map(({ rule, file }: { rule: string; file: string }) => [rule, file]);
    expect(rules).toContainEqual(["selector-near-miss", "app/svc.yaml"]);
    expect(new Set(files.skipped.map(({ reason }: { reason: string }) => reason))).toEqual(
      new Set(["link-loop"]),
    );
  });

  test("the server reads the folder to its end", async () => {
    const folder = knot();
    const server = await startServer(folder);
    const found = await server.findings(join(folder, "app/svc.yaml"));
    expect(found.map(({ code }) => code)).toContain("selector-near-miss");
    expect(server.told()).toContain("is left out: link-loop");
  });
});

/** A folder that takes a while to read. */
function large(): string {
  const folder = folderWith({ "app/deploy.yaml": deployment, "app/svc.yaml": loose });
  for (let at = 0; at < 400; at += 1) {
    mkdirSync(join(folder, `going/${at}/below`), { recursive: true });
    writeFileSync(join(folder, `going/${at}/below/svc.yaml`), service.replaceAll("web", `web-${at}`));
  }
  return folder;
}

describe("a folder that vanishes while it is read", () => {
  test("costs the server nothing but the folder", async () => {
    const folder = large();
    const server = await startServer(folder);
    rmSync(join(folder, "going"), { recursive: true });
    const found = await server.findings(join(folder, "app/svc.yaml"));
    expect(found.map(({ code }) => code)).toContain("selector-near-miss");
  });

  test("even when it is the workspace", async () => {
    const folder = large();
    const server = await startServer(folder);
    for (const each of ["app", "going"]) rmSync(join(folder, each), { recursive: true });
    await server.open(join(folder, "all.yaml"), `${deployment}---\n${loose}`);
    const found = await server.findings(join(folder, "all.yaml"));
    expect(found.map(({ code }) => code)).toEqual(["selector-near-miss"]);
    expect(server.process.exitCode).toBe(null);
  });

  test("costs the command nothing but the folder", async () => {
    const folder = large();
    const child = spawn(process.execPath, [command, "check", "--format", "json"], { cwd: folder });
    const ended = new Promise<number | null>((resolve) => void child.once("close", resolve));
    const said = Promise.all([text(child.stdout), text(child.stderr)]);
    rmSync(join(folder, "going"), { recursive: true });
    const [stdout, stderr] = await said;
    // 2 where a manifest was seen and gone when it was to be read.
    expect([1, 2]).toContain(await ended);
    expect(stderr).not.toContain("patchbay failed");
    const { findings } = JSON.parse(stdout);
    expect(findings.map(({ rule }: { rule: string }) => rule)).toContain("selector-near-miss");
  });
});
