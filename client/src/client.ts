/** The client, whatever runs the server: what it tells the server, its commands, its log, its end. */
import { commands, type ExtensionContext, type LogOutputChannel, l10n, Range, Uri, window } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import {
  type InitializationOptions,
  type OtherExtensions,
  selectCommand,
} from "../../server/src/lsp/protocol.ts";
import { registerDescribe } from "./describe.ts";
import { answerFileRequests } from "./file-requests.ts";
import { announceOthers, presentOthers } from "./others.ts";
import { SchemaFindings } from "./schema-findings.ts";
import { registerWalkthrough, walkthroughMiddleware } from "./walkthrough.ts";
import { registerWiring } from "./wiring.ts";

/** Makes the client for one kind of host. `id` names the settings, `name` is for people. */
export type ClientFactory = (
  names: { readonly id: string; readonly name: string },
  options: LanguageClientOptions,
) => BaseLanguageClient;

/** What `activate` returns: other extensions have no use for it, the tests have. */
export interface Activated {
  /** Resolves once the server answers. */
  readonly ready: Promise<void>;
  /** What `activate` took of the extension host, in milliseconds of the clock that it was started with. */
  readonly milliseconds: number;
  /** The other extensions that the server was told of. */
  readonly others: OtherExtensions;
}

/**
 * Starts a client that lives as long as the extension. Does not wait for the server: what is asked of the client
 * before is answered after, and a server that cannot be started is reported by the client itself.
 * @param clock in milliseconds; best of the processor, which a busy machine does not slow down
 */
export function startClient(
  context: ExtensionContext,
  create: ClientFactory,
  clock: () => number,
): Activated {
  const began = clock();
  const others = presentOthers();
  const channel = window.createOutputChannel("Patchbay", { log: true });
  const schemaFindings = new SchemaFindings();
  const options = clientOptions(channel, context.extensionUri);
  options.middleware = { ...walkthroughMiddleware, handleDiagnostics: schemaFindings.handleDiagnostics };
  const client = create({ id: "patchbay", name: "Patchbay" }, options);
  context.subscriptions.push(channel, client, schemaFindings, ...registerCommands(client, channel));
  context.subscriptions.push(
    ...answerFileRequests(client),
    announceOthers(client),
    ...registerWalkthrough(context),
    ...registerWiring(context, client),
  );
  void commands.executeCommand("setContext", "patchbay.started", true);
  const ready = client.start();
  ready.catch(() => undefined);
  return { ready, milliseconds: clock() - began, others };
}

/** Every finding links to its page, which ships with the extension and opens offline. */
function clientOptions(outputChannel: LogOutputChannel, extension: Uri): LanguageClientOptions {
  const docsBase = Uri.joinPath(extension, "docs/rules").toString();
  // A function, so that a server that is started again learns what is there by then.
  const initializationOptions = (): InitializationOptions => ({
    commands: [selectCommand],
    docsBase,
    followsWiring: true,
    others: presentOthers(),
    // The contents and not the place of the bundle: a server in a worker has no disk.
    ...(l10n.bundle === undefined ? {} : { texts: l10n.bundle }),
  });
  return { documentSelector: [{ language: "yaml" }], outputChannel, initializationOptions };
}

function registerCommands(client: BaseLanguageClient, channel: LogOutputChannel) {
  return [
    commands.registerCommand("patchbay.restartServer", () => restart(client)),
    ...registerDescribe(client),
    commands.registerCommand("patchbay.showLog", () => channel.show()),
    commands.registerCommand(selectCommand, (...target: SelectArguments) => select(client, target)),
  ];
}

/** A server that hangs does not stop when it is asked to; a new one takes its place all the same. */
async function restart(client: BaseLanguageClient): Promise<void> {
  await client.stop().catch((error: unknown) => client.warn("The server did not stop", error, false));
  await client.start();
}

type SelectArguments = [uri: string, range: { readonly start: Place; readonly end: Place }];

interface Place {
  readonly line: number;
  readonly character: number;
}

async function select(client: BaseLanguageClient, [uri, { start, end }]: SelectArguments): Promise<void> {
  const selection = new Range(start.line, start.character, end.line, end.character);
  await window.showTextDocument(client.protocol2CodeConverter.asUri(uri), { selection });
}
