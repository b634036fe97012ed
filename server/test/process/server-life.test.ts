/** How a server begins and ends: with its client, by force in the middle of an edit, and by a fault of its own. */
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { command, folderWith } from "./command.ts";
import { deployment, service } from "./manifests.ts";
import { startServer, uriOf } from "./server.ts";

const secret = "qzSecretzq";
const files = { "deploy.yaml": deployment, "svc.yaml": service };
const waiting = ["-e", "setInterval(() => {}, 60_000)"];

describe("a server ends with its client", () => {
  test("that says goodbye: with 0", async () => {
    const server = await startServer(folderWith(files));
    await server.connection.sendRequest("shutdown");
    await server.connection.sendNotification("exit");
    expect(await server.ended).toBe(0);
  });

  test("whose pipe is closed: with 1", async () => {
    const server = await startServer(folderWith(files));
    server.process.stdin?.end();
    expect(await server.ended).toBe(1);
  });

  test("whose process is gone while its pipe is open", async () => {
    const client = spawn(process.execPath, waiting);
    const server = await startServer(folderWith(files), { processId: client.pid ?? 0 });
    client.kill("SIGKILL");
    expect(await server.ended).toBe(1);
  });

  test("that is killed", async () => {
    // Both hold the line, so that it is closed when neither is there any more.
    const message = JSON.stringify({
      jsonrpc: "2.0",
      id: 1,
      method: "initialize",
      params: { processId: null, rootUri: null, capabilities: {} },
    });
    const hello = JSON.stringify(`Content-Length: ${message.length}\r\n\r\n${message}`);
    const script = `
      const server = require("node:child_process").spawn(
        process.execPath, [${JSON.stringify(command)}, "lsp", "--stdio"], { stdio: ["pipe", "pipe", "ignore", 3] });
      server.stdout.once("data", () => console.log("answered"));
      server.stdin.write(${hello});`;
    const client = spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "inherit", "pipe"] });
    const line = client.stdio[3] as Readable;
    line.resume();
    const closed = new Promise((resolve) => void line.once("close", () => resolve("closed")));
    await new Promise((resolve) => void client.stdout?.once("data", resolve));
    client.kill("SIGKILL");
    expect(await closed).toBe("closed");
  });
});

test("a server that is killed while somebody types: another has the same findings, and no text is lost", async () => {
  const folder = folderWith(files);
  const file = join(folder, "svc.yaml");
  const unsaved = service.replace("app: web", "app: wbe");
  const first = await startServer(folder);
  await first.open(file, service);
  expect(await first.findings(file)).toEqual([]);
  await first.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri: uriOf(file), version: 2 },
    contentChanges: [{ text: unsaved }],
  });
  const found = await first.findings(file);
  expect(found.map(({ code }) => code)).toEqual(["selector-near-miss"]);
  const [start, end] = [
    { line: 0, character: 0 },
    { line: 0, character: 0 },
  ];
  await first.connection.sendNotification("textDocument/didChange", {
    textDocument: { uri: uriOf(file), version: 3 },
    contentChanges: [{ range: { start, end }, text: "# typed\n" }],
  });
  first.process.kill("SIGKILL");
  expect(await first.ended).toBe(null);

  const second = await startServer(folder);
  await second.open(file, `# typed\n${unsaved}`);
  const again = await second.findings(file);
  expect(again.map(({ code, message }) => [code, message])).toEqual(
    found.map(({ code, message }) => [code, message]),
  );
  expect(again[0]?.range.start.line).toBe((found[0]?.range.start.line ?? 0) + 1);
  expect(readFileSync(file, "utf8")).toBe(service);
});

describe("what a fault tells", () => {
  const manifest = service.replace("name: web", `name: ${secret}`);

  test("an error that nobody caught ends the server, and its account holds no text", async () => {
    const crash = `process.once("SIGUSR2", () => { throw new Error("quoting " + ${JSON.stringify(secret)}); });`;
    const folder = folderWith({ ...files, "crash.cjs": crash });
    const server = await startServer(folder, { node: ["--require", join(folder, "crash.cjs")] });
    await server.open(join(folder, "svc.yaml"), manifest);
    await server.findings(join(folder, "svc.yaml"));
    server.process.kill("SIGUSR2");
    expect(await server.ended).toBe(1);
    const account = server.told().slice(server.told().indexOf("the server ended"));
    expect(account).toMatch(/^the server ended: Error\n {4}at /);
    expect(account).not.toContain(secret);
  });

  test("a promise that nobody waits for, too", async () => {
    const crash = `process.once("SIGUSR2", () => void Promise.reject(new Error("quoting " + ${JSON.stringify(secret)})));`;
    const folder = folderWith({ ...files, "crash.cjs": crash });
    const server = await startServer(folder, { node: ["--require", join(folder, "crash.cjs")] });
    server.process.kill("SIGUSR2");
    expect(await server.ended).toBe(1);
    expect(server.told()).toContain("the server ended: Error");
    expect(server.told()).not.toContain(secret);
  });

  test("a message that is no JSON is not repeated", async () => {
    const folder = folderWith(files);
    const server = await startServer(folder);
    const broken = `{"jsonrpc": "2.0", "method": "x", "params": ${secret}}`;
    server.process.stdin?.write(`Content-Length: ${broken.length}\r\n\r\n${broken}`);
    await server.findings(join(folder, "svc.yaml"));
    expect(server.told()).not.toContain(secret);
  });
});
