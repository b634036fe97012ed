/** The parts of one running server, made for one client. */
import {
  CodeLensRefreshRequest,
  type Connection,
  type InitializeParams,
  InlayHintRefreshRequest,
} from "vscode-languageserver";
import { projectProblems } from "../rules/project-problems.ts";
import type { Rule } from "../rules/rule.ts";
import type { FileSystem } from "../workspace/file-system.ts";
import { type ProjectFile, projectFileName } from "../workspace/project-file.ts";
import { nameOf } from "../workspace/uri.ts";
import { Activity } from "./activity.ts";
import { CheckedWorkspace, type CheckedWorkspaceOptions } from "./checked-workspace.ts";
import { type ClientFeatures, readClient, readFolders, readInitialSettings } from "./client-features.ts";
import type { Clock } from "./clock.ts";
import { askClient, Configuration, type SettingsSource, section } from "./configuration.ts";
import { Publisher } from "./diagnostics.ts";
import { Intake } from "./intake.ts";
import { attempt, connectionLog, describeError, type Log } from "./log.ts";
import { followDocuments } from "./open-documents.ts";
import { wiringChangedMethod } from "./protocol.ts";
import type { Session } from "./session.ts";
import { Upkeep } from "./upkeep.ts";

/** What a server gets from where it runs. */
export interface Host {
  readonly files: FileSystem;
  readonly clock: Clock;
}

export interface Parts {
  readonly session: Session;
  readonly publisher: Publisher;
  readonly settings: PushedSettings;
  readonly upkeep: Upkeep;
}

/** Builds the parts. Those that need each other are reached through functions, called once all are there. */
export function openParts(
  connection: Connection,
  params: InitializeParams,
  { host, rules }: { readonly host: Host; readonly rules: readonly Rule[] },
): Parts {
  const { clock, files } = host;
  const client = readClient(params);
  const log = connectionLog(connection);
  const activity = new Activity();
  const settings = new PushedSettings(readInitialSettings(params));
  const configuration = new Configuration({
    ask: client.configuration ? askClient(connection) : settings.ask,
    log,
    world: () => checked.workspace.world,
  });
  const checked: CheckedWorkspace = new CheckedWorkspace(readFolders(params), {
    rules,
    levels: (rule, uri) => configuration.levelOf(rule, uri),
    settings: (uri) => configuration.of(uri),
    onFault: reportOnce(log),
    today: host.clock.today,
    onTouched: (uris) => {
      publisher.mark(uris);
      for (const uri of uris) reportProject(uri);
    },
  });
  const reportProject = projectReporter({ log, rules, projectFile: (uri) => checked.projectFile(uri) });
  const documents = followDocuments(connection, {
    changed: (uri, text) => attempt(log, "Taking in a text", () => upkeep.textChanged(uri, text)),
    closed: (uri) => attempt(log, "Closing a text", () => upkeep.textClosed(uri)),
  });
  const refreshNotes = noteRefresher(connection, client);
  const publisher = new Publisher({
    clock,
    activity,
    findingsIn: (uri) => checked.findingsIn(uri),
    findingIn: (uri) => checked.findingIn(uri),
    versionOf: (uri) => documents.get(uri)?.version,
    docsBase: client.docsBase,
    send: (diagnostics) => void connection.sendDiagnostics(diagnostics),
    onPublished: () => {
      refreshNotes();
      tellOfWiring(connection, client);
    },
    onFault: (error) => log.error(`Publishing failed: ${describeError(error)}`),
  });
  const session = {
    connection,
    client,
    files,
    clock,
    log,
    activity,
    documents,
    configuration,
    checked,
    refreshNotes,
  };
  const intake = new Intake({
    files,
    clock,
    log,
    checked,
    documents,
    excludeIn: (folder) => configuration.excludeIn(folder),
    onProgress: (done, of) => upkeep.reading(done, of),
  });
  const upkeep = new Upkeep({ session, publisher, intake });
  return { session, publisher, settings, upkeep };
}

/** Settings from a client that cannot be asked: the same everywhere, what it said last. */
class PushedSettings {
  #value: unknown;

  constructor(value: unknown) {
    this.#value = value;
  }

  /** Takes in the `settings` of a notification; one that says nothing of ours changes nothing. */
  push(settings: unknown): void {
    if (typeof settings !== "object" || settings === null) return;
    this.#value = new Map(Object.entries(settings)).get(section) ?? this.#value;
  }

  readonly ask: SettingsSource = async (scopes) => scopes.map(() => this.#value);
}

/** A fault in a rule is named once: a rule that fails on one resource tends to fail on a thousand. */
function reportOnce(log: Log): CheckedWorkspaceOptions["onFault"] {
  const reported = new Set<string>();
  return ({ id }, { resource }, error) => {
    if (reported.has(id)) return;
    reported.add(id);
    log.error(
      `The rule ${id} failed on a ${resource.kind}; its other findings stand. ${describeError(error)}`,
    );
  };
}

interface ProjectReporting {
  readonly log: Log;
  readonly rules: readonly Rule[];
  readonly projectFile: (uri: string) => ProjectFile | undefined;
}

/** Names what is wrong with a `.patchbay.yaml`, each time that this is something else than before. */
function projectReporter({ log, rules, projectFile }: ProjectReporting): (uri: string) => void {
  const reported = new Map<string, string>();
  const ids = rules.map(({ id }) => id);
  return (uri) => {
    if (nameOf(uri) !== projectFileName) return;
    const file = projectFile(uri);
    const problems = file === undefined ? [] : projectProblems(file, ids);
    const text = problems.map(({ line, message }) => `${uri}:${line + 1}: ${message}`).join("\n");
    if (text !== "" && text !== reported.get(uri)) log.warn(text);
    reported.set(uri, text);
  };
}

/** Whoever shows the wiring asks again for what it shows. */
function tellOfWiring(connection: Connection, { followsWiring }: ClientFeatures): void {
  if (followsWiring) void connection.sendNotification(wiringChangedMethod);
}

function noteRefresher(connection: Connection, client: ClientFeatures): () => void {
  const requests = [
    ...(client.refreshesLenses ? [CodeLensRefreshRequest.type] : []),
    ...(client.refreshesHints ? [InlayHintRefreshRequest.type] : []),
  ];
  return () => {
    // A client that cannot refresh now will ask by itself later.
    for (const type of requests) void connection.sendRequest(type).catch(() => undefined);
  };
}
