/** The entry of the server as a worker of a browser. Its client reads the files. */
import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/browser";
import { clientFileSystem } from "../lsp/client-file-system.ts";
import { startServer } from "../lsp/server.ts";
import { workerClock } from "./worker-clock.ts";

const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(globalThis),
  new BrowserMessageWriter(globalThis),
);
startServer(connection, { files: clientFileSystem(connection), clock: workerClock });
