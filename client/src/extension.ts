/** The extension on the desktop and on remotes: the server is a process of its own. */
import type { ExtensionContext } from "vscode";
import { LanguageClient, type NodeModule, TransportKind } from "vscode-languageclient/node";
import { type Activated, startClient } from "./client.ts";

/**
 * While a workspace is indexed, nearly all that is made is thrown away at once. With a small nursery for it, in
 * megabytes, the server stays a third smaller and is no slower.
 */
const nursery = "--max-semi-space-size=16";

/** Called by VS Code when the first YAML file is opened. */
export function activate(context: ExtensionContext): Activated {
  const module = context.asAbsolutePath("dist/server.js");
  const run: NodeModule = { module, transport: TransportKind.ipc, options: { execArgv: [nursery] } };
  const debug: NodeModule = { ...run, options: { execArgv: [nursery, "--nolazy", "--inspect=6019"] } };
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
