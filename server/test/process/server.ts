/** A built language server as a real process, and the little of an editor that talks to it. */
import { type ChildProcess, spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { onTestFinished } from "vitest";
import {
  createProtocolConnection,
  type Diagnostic,
  type ProtocolConnection,
  type PublishDiagnosticsParams,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver-protocol/node";
import { command } from "./command.ts";

export interface ServerOptions {
  /** Arguments of Node, before those of the command. */
  readonly node?: readonly string[];
  /** The process that the server is to outlive by no more than a moment. */
  readonly processId?: number;
}

export interface Server {
  readonly process: ChildProcess;
  readonly connection: ProtocolConnection;
  /** The code with which the process ended; null when a signal ended it. */
  readonly ended: Promise<number | null>;
  /** All that it wrote so far, on both of its streams. */
  readonly told: () => string;
  readonly open: (file: string, text: string) => Promise<void>;
  /** The findings of a file once nothing is under way. */
  readonly findings: (file: string) => Promise<readonly Diagnostic[]>;
}

/** Starts a server and introduces an editor that has a folder open. It is gone after the test. */
export async function startServer(folder: string, options: ServerOptions = {}): Promise<Server> {
  const child = spawn(process.execPath, [...(options.node ?? []), command, "lsp", "--stdio"]);
  const ended = new Promise<number | null>((resolve) => void child.once("exit", resolve));
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  onTestFinished(() => {
    connection.dispose();
    child.kill("SIGKILL");
  });
  child.stdin.on("error", () => undefined);
  const { told, findings } = listen(child, connection);
  connection.listen();
  const workspaceFolders = [{ uri: uriOf(folder), name: "w" }];
  const capabilities = { workspace: { workspaceFolders: true } };
  await connection.sendRequest("initialize", {
    processId: options.processId ?? null,
    rootUri: null,
    workspaceFolders,
    capabilities,
  });
  await connection.sendNotification("initialized", {});
  const open = (file: string, text: string) =>
    connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri: uriOf(file), languageId: "yaml", version: 1, text },
    });
  return { process: child, connection, ended, told, open, findings };
}

export function uriOf(path: string): string {
  return pathToFileURL(path).href;
}

function listen(child: ChildProcess, connection: ProtocolConnection) {
  let told = "";
  const published = new Map<string, readonly Diagnostic[]>();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (bytes: Buffer) => {
      told += bytes.toString();
    });
  }
  connection.onNotification("textDocument/publishDiagnostics", (params: PublishDiagnosticsParams) => {
    published.set(params.uri, params.diagnostics);
  });
  const findings = async (file: string) => {
    await connection.sendRequest("patchbay/idle");
    return published.get(uriOf(file)) ?? [];
  };
  return { told: () => told, findings };
}
