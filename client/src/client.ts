/** The client, whatever runs the server: what it tells the server, its commands, its log, its end. */
import { commands, type ExtensionContext, type LogOutputChannel, Range, Uri, window } from "vscode";
import type { BaseLanguageClient, LanguageClientOptions } from "vscode-languageclient";
import { type InitializationOptions, selectCommand } from "../../server/src/lsp/protocol.ts";
import { registerDescribe } from "./describe.ts";
import { registerWiring } from "./wiring.ts";

/** Makes the client for one kind of host. `id` names the settings, `name` is for people. */
export type ClientFactory = (
  names: { readonly id: string; readonly name: string },
  options: LanguageClientOptions,
) => BaseLanguageClient;

/** Starts a client that lives as long as the extension. Resolves once the server answers. */
export async function startClient(context: ExtensionContext, create: ClientFactory): Promise<void> {
  const channel = window.createOutputChannel("Patchbay", { log: true });
  const client = create({ id: "patchbay", name: "Patchbay" }, clientOptions(channel, context.extensionUri));
  context.subscriptions.push(channel, client, ...registerCommands(client, channel));
  context.subscriptions.push(...registerWiring(context, client));
  await commands.executeCommand("setContext", "patchbay.started", true);
  await client.start();
}

/** Every finding links to its page, which ships with the extension and opens offline. */
function clientOptions(outputChannel: LogOutputChannel, extension: Uri): LanguageClientOptions {
  const docsBase = Uri.joinPath(extension, "docs/rules").toString();
  const initializationOptions: InitializationOptions = {
    commands: [selectCommand],
    docsBase,
    followsWiring: true,
  };
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
