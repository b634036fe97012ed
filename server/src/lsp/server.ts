/** The language server: builds its parts and connects them. Knows neither Node nor the disk; its host brings both. */
import * as l10n from "@vscode/l10n";
import {
  type Connection,
  DidChangeConfigurationNotification,
  type DidChangeConfigurationParams,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
} from "vscode-languageserver";
import { rules as everyRule } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import { readFolders, readTexts } from "./client-features.ts";
import { section } from "./configuration.ts";
import { handle } from "./handle.ts";
import { describeError } from "./log.ts";
import { type Host, openParts } from "./parts.ts";
import { othersMethod } from "./protocol.ts";
import { requestCapabilities, requests } from "./requests.ts";
import type { Session } from "./session.ts";
import type { Upkeep } from "./upkeep.ts";
import { registerWatchers } from "./watching.ts";

export interface ServerOptions {
  /** The rules to check; all of them when left out. */
  readonly rules?: readonly Rule[];
}

/** Serves one client until it says goodbye. Several servers may live in one process. */
export function startServer(connection: Connection, host: Host, options: ServerOptions = {}): void {
  const { rules = everyRule } = options;
  connection.onInitialize((params): InitializeResult => {
    // First of all, and also when there are none: the language belongs to the process, and the last client decides.
    l10n.config({ contents: readTexts(params) });
    serve(connection, params, { host, rules });
    return {
      serverInfo: { name: "patchbay" },
      capabilities: {
        ...requestCapabilities,
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  });
  connection.listen();
}

function serve(
  connection: Connection,
  params: InitializeParams,
  { host, rules }: { readonly host: Host; readonly rules: readonly Rule[] },
): void {
  const { session, publisher, settings, upkeep } = openParts(connection, params, { host, rules });
  answerRequests(connection, session);
  connection.onInitialized(() => {
    upkeep.start();
    followOutside(session, upkeep);
  });
  connection.onDidChangeConfiguration(({ settings: pushed }: DidChangeConfigurationParams) => {
    settings.push(pushed);
    upkeep.settingsChanged();
  });
  connection.onNotification(othersMethod, (told: unknown) => session.client.others.take(told));
  connection.onDidChangeWatchedFiles(({ changes }) => upkeep.filesChanged(changes));
  // What is still under way then has nobody to tell.
  connection.onShutdown(() => void publisher.hold());
  session.log.trace(`Folders: ${readFolders(params).join(", ")}`);
}

function answerRequests(connection: Connection, session: Session): void {
  for (const entry of requests) {
    // The token comes last; a request without parameters has nothing before it.
    connection.onRequest(entry.method, (...args: readonly unknown[]) => handle(session, entry, args));
  }
}

function followOutside({ client, connection, log }: Session, upkeep: Upkeep): void {
  if (client.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders((event) => upkeep.foldersChanged(event));
  }
  const registrations = [
    ...(client.registersWatchers ? [registerWatchers(connection)] : []),
    ...(client.registersConfiguration
      ? [connection.client.register(DidChangeConfigurationNotification.type, { section })]
      : []),
  ];
  Promise.all(registrations).catch((error: unknown) => {
    log.error(`The client refused to be followed: ${describeError(error)}`);
  });
}
