/** Starts the VS Code server itself: the `code-server` command in front of it would drop the payload's switch. */

import { randomUUID } from "node:crypto";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { installEditorHost } from "./editor-host.mjs";
import { endGroup, startGroup } from "./processes.mjs";

const startDeadline = 60_000;

/**
 * Serves VS Code on 127.0.0.1 and resolves when it answers.
 * @param dataFolder where the server keeps its state and the user's settings
 * @param extensions the folder of installed extensions; one within `dataFolder` when left out
 * @param port a port number, or undefined for a free one
 * @returns `address({ workspace, payload })`, the page of a folder or `.code-workspace` file; `remoteUri(path)`, a local
 * path as that page names it; `ended`, a promise that resolves when the server stops; and `stop()`, which resolves then too
 */
export const startVscodeServer = async ({ dataFolder, extensions, port: wanted }) => {
  const { node, server } = await installEditorHost();
  const port = wanted ?? (await freePort());
  const token = randomUUID();
  const child = startGroup(node, [server, ...serverArguments({ port, dataFolder, extensions, token })], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = collect(child);
  const ended = new Promise((resolve) => child.once("close", resolve));
  await untilReady(port, { ended, output });
  return {
    address: (page) => pageAddress({ port, token, ...page }),
    remoteUri: (path) => `vscode-remote://127.0.0.1:${port}${path}`,
    ended,
    stop: () => {
      endGroup(child);
      return ended;
    },
  };
};

const serverArguments = ({ port, dataFolder, extensions, token }) => [
  ...["--host", "127.0.0.1", "--port", String(port)],
  ...["--server-data-dir", dataFolder],
  ...(extensions === undefined ? [] : ["--extensions-dir", extensions]),
  // Without it any page in the user's browser could reach the server, and run commands through it.
  ...["--connection-token", token],
  "--accept-server-license-terms",
  // Makes a product build honour the payload of the page's address.
  "--enable-smoke-test-driver",
  "--disable-telemetry",
  "--disable-workspace-trust",
];

const pageAddress = ({ port, token, workspace, payload }) => {
  const query = new URLSearchParams({
    tkn: token,
    [workspace.endsWith(".code-workspace") ? "workspace" : "folder"]: workspace,
    payload: JSON.stringify([...payload, ["skipWelcome", "true"]]),
  });
  return `http://127.0.0.1:${port}/?${query}`;
};

const untilReady = async (port, { ended, output }) => {
  const deadline = Date.now() + startDeadline;
  let stopped = false;
  ended.then(() => {
    stopped = true;
  });
  while (!(await answers(port))) {
    if (stopped || Date.now() > deadline) {
      throw new Error(`The VS Code server did not start on port ${port}:\n${output()}`);
    }
    await pause(100);
  }
};

const answers = async (port) => {
  try {
    return (await fetch(`http://127.0.0.1:${port}/version`)).ok;
  } catch {
    return false;
  }
};

const collect = (child) => {
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => {
      text = (text + chunk).slice(-4000);
    });
  }
  return () => text;
};

const freePort = () =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
