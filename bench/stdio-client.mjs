/**
 * A small editor: drives any language server over its standard input and output, and answers what servers ask
 * of an editor. It knows nothing about the server except the command that starts it.
 */
import { spawn } from "node:child_process";
import { pathToFileURL } from "node:url";
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from "vscode-jsonrpc/node";

/** Milliseconds that any single answer may take before the run is given up. */
const PATIENCE = 900_000;

/**
 * Starts a server process for one workspace folder. `initialize` comes first; whatever happens, `stop` comes last.
 *
 * `command` is a program with its arguments, `folder` an absolute path, `settings` the tree that answers
 * `workspace/configuration`. `idleRequest` names a request that the server answers when no work is left; a
 * server without one is taken to be idle when it has published diagnostics for the last change. `options` are its
 * `initializationOptions`.
 */
export function startServer({ name, command, folder, settings = {}, idleRequest, options }) {
  const running = startProcess(name, command);
  const state = { progress: new Map(), published: new Map(), version: 0, reports: 0 };
  const { connection, guard } = running;
  const request = async (method, params) => guard(connection.sendRequest(method, params), method);
  const notify = async (method, params) => guard(connection.sendNotification(method, params), method);
  answerServer(connection, { state, settings });

  const expectDiagnostics = (uri) => state.published.set(uri, Promise.withResolvers());
  return {
    name,

    /** The number of its process. */
    pid: running.pid,

    /** How many reports of progress it has sent. */
    progressReports: () => state.reports,

    async initialize() {
      await request("initialize", { ...initializeParams(folder), initializationOptions: options });
      await notify("initialized", {});
      await notify("workspace/didChangeConfiguration", { settings });
    },

    async open(uri, text) {
      expectDiagnostics(uri);
      await notify("textDocument/didOpen", {
        textDocument: { uri, languageId: "yaml", version: ++state.version, text },
      });
    },

    /** `range` is in lines and characters of the text before the edit. */
    async change(uri, { range, text }) {
      expectDiagnostics(uri);
      await notify("textDocument/didChange", {
        textDocument: { uri, version: ++state.version },
        contentChanges: [{ range, text }],
      });
    },

    /** The server's hover, or null where it has none. */
    hover: (uri, position) => request("textDocument/hover", { textDocument: { uri }, position }),

    /** Returns when the server has nothing left to do for the edits it was sent, and shows no progress. */
    async settled(uri) {
      if (idleRequest === undefined) await guard(state.published.get(uri).promise, "diagnostics");
      else await request(idleRequest);
      for (const { title, ended } of state.progress.values()) await guard(ended.promise, title);
    },

    /** Ends the process: as the protocol asks, or by force when the server does not follow. Never throws. */
    stop: () => running.end(() => request("shutdown").then(() => notify("exit"))),
  };
}

/** The process, its connection, and `guard`: a wait that ends with an error if the server dies or is silent. */
function startProcess(name, [program, ...args]) {
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
  let complaints = "";
  child.stderr.on("data", (chunk) => {
    complaints = `${complaints}${chunk}`.slice(-2000);
  });
  const exited = new Promise((resolve) => {
    child.once("error", resolve);
    child.once("exit", (code, signal) => resolve(code ?? signal));
  });
  const died = exited.then((reason) => {
    throw new Error(`${name} ended: ${reason}\n${complaints}`);
  });
  died.catch(() => undefined);
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onError(() => undefined);
  connection.listen();
  return {
    connection,
    pid: child.pid,
    guard: (promise, what) => Promise.race([within(promise, `${name}: ${what}`), died]),
    async end(politely) {
      const impatient = setTimeout(() => child.kill("SIGKILL"), 5000);
      await politely().catch(() => child.kill("SIGKILL"));
      await exited;
      clearTimeout(impatient);
      connection.dispose();
    },
  };
}

async function within(promise, what) {
  const { promise: late, reject } = Promise.withResolvers();
  const timer = setTimeout(() => reject(new Error(`no answer in ${PATIENCE} ms`)), PATIENCE);
  try {
    return await Promise.race([promise, late]);
  } catch (error) {
    throw new Error(`${what}: ${error.message}`, { cause: error });
  } finally {
    clearTimeout(timer);
  }
}

function answerServer(connection, { state, settings }) {
  connection.onRequest("workspace/configuration", ({ items }) =>
    items.map(({ section }) => valueAt(settings, section) ?? null),
  );
  // Registrations, progress tokens and refreshes need only be acknowledged.
  connection.onRequest(() => null);
  connection.onNotification("textDocument/publishDiagnostics", ({ uri }) => {
    state.published.get(uri)?.resolve();
  });
  connection.onNotification("$/progress", ({ token, value }) => {
    if (value.kind === "begin") {
      state.progress.set(token, { title: value.title, ended: Promise.withResolvers() });
    } else if (value.kind === "end") {
      state.progress.get(token)?.ended.resolve();
      state.progress.delete(token);
    } else state.reports += 1;
  });
}

function valueAt(settings, section = "") {
  return section.split(".").reduce((value, key) => (key === "" ? value : value?.[key]), settings);
}

function initializeParams(folder) {
  const uri = pathToFileURL(folder).href;
  return {
    processId: process.pid,
    clientInfo: { name: "patchbay-bench" },
    rootUri: uri,
    workspaceFolders: [{ uri, name: "bench" }],
    capabilities: {
      general: { positionEncodings: ["utf-16"] },
      window: { workDoneProgress: true },
      workspace: {
        configuration: true,
        workspaceFolders: true,
        didChangeConfiguration: { dynamicRegistration: true },
        didChangeWatchedFiles: { dynamicRegistration: true },
      },
      textDocument: {
        synchronization: { didSave: true },
        hover: { contentFormat: ["markdown", "plaintext"] },
        publishDiagnostics: { relatedInformation: true, versionSupport: true },
      },
    },
  };
}
