/** A server and an editor in one process, connected by two streams: the real protocol over files in memory. */
import { PassThrough } from "node:stream";
import {
  type ApplyWorkspaceEditParams,
  ApplyWorkspaceEditRequest,
  type ClientCapabilities,
  ConfigurationRequest,
  createConnection,
  createProtocolConnection,
  type Diagnostic,
  DidChangeConfigurationNotification,
  DidChangeTextDocumentNotification,
  DidChangeWatchedFilesNotification,
  DidChangeWorkspaceFoldersNotification,
  DidCloseTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type FileChangeType,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  LogMessageNotification,
  type Position,
  ProposedFeatures,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  type Registration,
  RegistrationRequest,
  type ShowDocumentParams,
  ShowDocumentRequest,
  ShowMessageNotification,
  ShutdownRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkDoneProgress,
  WorkDoneProgressCreateRequest,
} from "vscode-languageserver/node";
import type { Clock } from "../../src/lsp/clock.ts";
import { idleMethod } from "../../src/lsp/protocol.ts";
import { type ServerOptions, startServer } from "../../src/lsp/server.ts";
import { indexLines, positionAt } from "../../src/text/line-index.ts";
import { MemoryFileSystem } from "../../src/workspace/memory-file-system.ts";
import { testDay } from "./check.ts";

/** Where the workspace folder of a test lies. */
export const root = "file:///w";

export interface EditorOptions extends ServerOptions {
  /** Texts on the disk, by path from `/`, such as `w/app.yaml`. */
  readonly files?: Readonly<Record<string, string>>;
  /** Workspace folders by path; the folder `w` when left out. */
  readonly folders?: readonly string[];
  /** The `patchbay` section by uri of the folder that asks; `""` answers for all others. */
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly capabilities?: ClientCapabilities;
  readonly initializationOptions?: unknown;
  /** Told of all that the server writes, as it goes over the wire. */
  readonly onOutput?: (bytes: Buffer) => void;
}

/** An editor that does what the server asks of it, and remembers what the server told it. */
export class TestEditor {
  readonly connection: ProtocolConnection;
  readonly disk: MemoryFileSystem;
  /** Every publication, in order. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly log: string[] = [];
  readonly shown: string[] = [];
  readonly registrations: Registration[] = [];
  readonly progress: string[] = [];
  readonly appliedEdits: ApplyWorkspaceEditParams[] = [];
  readonly shownDocuments: ShowDocumentParams[] = [];
  settings: Readonly<Record<string, unknown>>;
  initialized: InitializeResult | undefined;
  readonly #texts = new Map<string, { text: string; version: number }>();

  constructor(connection: ProtocolConnection, { files = {}, settings = {} }: EditorOptions) {
    this.connection = connection;
    this.settings = settings;
    this.disk = new MemoryFileSystem();
    for (const [path, text] of Object.entries(files)) this.disk.write(uriOf(path), text);
    this.#listen();
  }

  /** Opens a file with the text that the disk has, or with another. */
  async open(path: string, text?: string): Promise<void> {
    const uri = uriOf(path);
    const opened = { text: text ?? (await this.disk.read(uri)), version: 1 };
    this.#texts.set(uri, opened);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: "yaml", ...opened },
    });
  }

  /** Replaces the first occurrence of a text in an open file, as one who types. */
  async replace(path: string, old: string, text: string): Promise<void> {
    const uri = uriOf(path);
    const before = this.#textOf(uri);
    const at = before.text.indexOf(old);
    if (at === -1) throw new Error(`${path} does not contain ${old}`);
    const lines = indexLines(before.text);
    const range = { start: positionAt(lines, at), end: positionAt(lines, at + old.length) };
    const after = before.text.slice(0, at) + text + before.text.slice(at + old.length);
    const version = before.version + 1;
    this.#texts.set(uri, { text: after, version });
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version },
      contentChanges: [{ range, text }],
    });
  }

  async close(path: string): Promise<void> {
    this.#texts.delete(uriOf(path));
    await this.connection.sendNotification(DidCloseTextDocumentNotification.type, {
      textDocument: { uri: uriOf(path) },
    });
  }

  /** Reports events of the disk, by path. */
  async reportFiles(type: FileChangeType, ...paths: readonly string[]): Promise<void> {
    const changes = paths.map((path) => ({ uri: uriOf(path), type }));
    await this.connection.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
  }

  async changeSettings(settings: Readonly<Record<string, unknown>>): Promise<void> {
    this.settings = settings;
    await this.connection.sendNotification(DidChangeConfigurationNotification.type, { settings: null });
  }

  async changeFolders(added: readonly string[], removed: readonly string[]): Promise<void> {
    await this.connection.sendNotification(DidChangeWorkspaceFoldersNotification.type, {
      event: { added: added.map(folderOf), removed: removed.map(folderOf) },
    });
  }

  /** Waits until the server has nothing left to do. */
  async idle(): Promise<void> {
    await this.connection.sendRequest(idleMethod);
  }

  /** What the server published last for a file, once it is idle. */
  async diagnostics(path: string): Promise<readonly Diagnostic[]> {
    await this.idle();
    return this.published.findLast(({ uri }) => uri === uriOf(path))?.diagnostics ?? [];
  }

  /** The same in short: line from 1, rule. */
  async findings(path: string): Promise<readonly string[]> {
    const diagnostics = await this.diagnostics(path);
    return diagnostics.map(({ range, code }) => `${range.start.line + 1} ${code}`);
  }

  /** Asks something about a file, at the first occurrence of a text. */
  async ask<Answer>(method: string, path: string, at: string): Promise<Answer> {
    const position = this.positionOf(path, at);
    return this.connection.sendRequest<Answer>(method, { textDocument: { uri: uriOf(path) }, position });
  }

  /** Where a text begins in an open file. */
  positionOf(path: string, text: string): Position {
    const { text: whole } = this.#textOf(uriOf(path));
    const at = whole.indexOf(text);
    if (at === -1) throw new Error(`${path} does not contain ${text}`);
    return positionAt(indexLines(whole), at);
  }

  #textOf(uri: string): { text: string; version: number } {
    const opened = this.#texts.get(uri);
    if (opened === undefined) throw new Error(`${uri} is not open`);
    return opened;
  }

  #listen(): void {
    const { connection } = this;
    connection.onNotification(PublishDiagnosticsNotification.type, (params) => {
      this.published.push(params);
    });
    connection.onNotification(LogMessageNotification.type, ({ message }) => {
      this.log.push(message);
    });
    connection.onNotification(ShowMessageNotification.type, ({ message }) => {
      this.shown.push(message);
    });
    connection.onRequest(ConfigurationRequest.type, ({ items }) =>
      items.map(({ scopeUri = "" }) => this.settings[scopeUri] ?? this.settings[""] ?? null),
    );
    connection.onRequest(RegistrationRequest.type, ({ registrations }) => {
      this.registrations.push(...registrations);
    });
    connection.onRequest(WorkDoneProgressCreateRequest.type, ({ token }) => {
      connection.onProgress(WorkDoneProgress.type, token, (value) => {
        this.progress.push(value.kind === "begin" ? `begin ${value.title}` : value.kind);
      });
    });
    connection.onRequest(ApplyWorkspaceEditRequest.type, (params) => {
      this.appliedEdits.push(params);
      return { applied: true };
    });
    connection.onRequest(ShowDocumentRequest.type, (params) => {
      this.shownDocuments.push(params);
      return { success: true };
    });
    connection.listen();
  }
}

/** Starts a server, has an editor introduce itself, runs the test, and lets both say goodbye. */
export async function withEditor(
  options: EditorOptions,
  test: (editor: TestEditor) => Promise<void>,
): Promise<void> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  if (options.onOutput !== undefined) toClient.on("data", options.onOutput);
  const server = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toClient),
  );
  const editor = new TestEditor(
    createProtocolConnection(new StreamMessageReader(toClient), new StreamMessageWriter(toServer)),
    options,
  );
  startServer(server, { files: editor.disk, clock }, options);
  editor.initialized = await editor.connection.sendRequest(InitializeRequest.type, introduction(options));
  await editor.connection.sendNotification(InitializedNotification.type, {});
  await test(editor);
  await editor.idle();
  await editor.connection.sendRequest(ShutdownRequest.type);
  editor.connection.dispose();
  server.dispose();
}

/** The uri of a path from `/`; other schemes stand for themselves. */
export function uriOf(path: string): string {
  return path.includes(":") ? path : `file:///${path}`;
}

/** What a modern editor can do. */
export const fullCapabilities: ClientCapabilities = {
  workspace: {
    configuration: true,
    workspaceFolders: true,
    didChangeConfiguration: { dynamicRegistration: true },
    didChangeWatchedFiles: { dynamicRegistration: true },
    workspaceEdit: { documentChanges: true, resourceOperations: ["create"] },
  },
  window: { workDoneProgress: true, showDocument: { support: true } },
};

function introduction({
  folders = ["w"],
  capabilities,
  initializationOptions,
}: EditorOptions): InitializeParams {
  return {
    processId: null,
    rootUri: null,
    capabilities: capabilities ?? fullCapabilities,
    workspaceFolders: folders.map(folderOf),
    initializationOptions,
  };
}

function folderOf(path: string) {
  return { uri: uriOf(path), name: path };
}

/** No test waits: what is due later is due as soon as all messages had their turn. */
const clock: Clock = {
  now: () => performance.now(),
  today: () => testDay,
  pause: () =>
    new Promise((resolve) => {
      setImmediate(resolve);
    }),
  after: (_milliseconds, run) => {
    const immediate = setImmediate(run);
    return () => clearImmediate(immediate);
  },
};
