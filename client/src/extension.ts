/** The extension on the desktop and on remotes: the server is a process of its own. */
import type { ExtensionContext } from "vscode";
import { LanguageClient, type NodeModule, TransportKind } from "vscode-languageclient/node";
import { startClient } from "./client.ts";

/** Called by VS Code when the first YAML file is opened. Rejects when the server cannot be started. */
export async function activate(context: ExtensionContext): Promise<void> {
  const run: NodeModule = { module: context.asAbsolutePath("dist/server.js"), transport: TransportKind.ipc };
  const debug: NodeModule = { ...run, options: { execArgv: ["--nolazy", "--inspect=6019"] } };
  await startClient(
    context,
    ({ id, name }, options) => new LanguageClient(id, name, { run, debug }, options),
  );
}
