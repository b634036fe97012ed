/** The extension on the desktop and on remotes: the server is a process of its own. */
import type { ExtensionContext } from "vscode";
import { LanguageClient, type NodeModule, TransportKind } from "vscode-languageclient/node";
import { type Activated, startClient } from "./client.ts";

/** Called by VS Code when the first YAML file is opened. */
export function activate(context: ExtensionContext): Activated {
  const run: NodeModule = { module: context.asAbsolutePath("dist/server.js"), transport: TransportKind.ipc };
  const debug: NodeModule = { ...run, options: { execArgv: ["--nolazy", "--inspect=6019"] } };
  return startClient(
    context,
    ({ id, name }, options) => new LanguageClient(id, name, { run, debug }, options),
    processorTime,
  );
}

/** Of all threads of the process: never less than what we took. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
