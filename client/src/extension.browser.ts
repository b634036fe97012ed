/** The extension in a browser: the server is a worker. */
import { type ExtensionContext, Uri, workspace } from "vscode";
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  LanguageClient,
  type MessageTransports,
} from "vscode-languageclient/browser";
import { type Activated, startClient } from "./client.ts";

// The library that declares it for TypeScript would declare all of a browser's globals, for every file.
declare const Worker: new (url: string) => { terminate(): void };

/** Called by VS Code when the first YAML file is opened. */
export function activate(context: ExtensionContext): Activated {
  const start = serverStarter(Uri.joinPath(context.extensionUri, "dist/browser/server.js"));
  return startClient(
    context,
    ({ id, name }, options) => new LanguageClient(id, name, start, options),
    () => performance.now(),
  );
}

/** Starts the server, anew each time: one that said goodbye does not listen again, and one that hangs never does. */
function serverStarter(bundle: Uri): () => Promise<MessageTransports> {
  let stop: () => void = () => undefined;
  return async () => {
    stop();
    const worker = new Worker(await scriptUrl(bundle));
    stop = () => worker.terminate();
    return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
  };
}

/** Where a worker can be started from. A browser fetches http by itself and nothing that only VS Code can read. */
async function scriptUrl(bundle: Uri): Promise<string> {
  if (/^https?$/.test(bundle.scheme)) return bundle.toString(true);
  const script = new Blob([await workspace.fs.readFile(bundle)], { type: "text/javascript" });
  return URL.createObjectURL(script);
}
