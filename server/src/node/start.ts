/** Starts the language server in a Node process. */
import { writeSync } from "node:fs";
import {
  type Connection,
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
} from "vscode-languageserver/node";
import { withClientFiles } from "../lsp/client-file-system.ts";
import type { Clock } from "../lsp/clock.ts";
import { startServer } from "../lsp/server.ts";
import { faultOf } from "../text/fault.ts";
import { nodeFileSystem } from "./node-file-system.ts";
import { today } from "./today.ts";
import { WholeMessages } from "./whole-messages.ts";

/** Serves the client that started this process, over the channel that the command line names: ipc, stdio, socket or pipe. */
export function startFromCommandLine(): void {
  serve(createConnection(ProposedFeatures.all));
}

/** Serves the client at the other end of standard input and output, whatever the command line says. */
export function startStdio(): void {
  const { stdin, stdout } = process;
  serve(createConnection(ProposedFeatures.all, new StreamMessageReader(stdin), new WholeMessages(stdout)));
  // The library sees to that where it is given streams. Whoever said goodbye has told it to exit.
  for (const event of ["end", "close"]) stdin.on(event, () => process.exit(1));
}

function serve(connection: Connection): void {
  process.on("uncaughtException", end);
  startServer(connection, { files: withClientFiles(nodeFileSystem, connection), clock });
}

/** The client starts another server. Node's own account of the end would quote the error, and with it a manifest. */
function end(error: unknown): void {
  try {
    writeSync(process.stderr.fd, `patchbay: the server ended: ${faultOf(error)}\n`);
  } finally {
    process.exit(1);
  }
}

const clock: Clock = {
  now: () => performance.now(),
  today,
  pause: () =>
    new Promise((resolve) => {
      setImmediate(resolve);
    }),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
