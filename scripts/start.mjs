/**
 * `npm start [-- FOLDER]`: builds the extension and opens a real VS Code with it, on the sample workspace or on FOLDER.
 * That is the desktop's own VS Code where there is one, else VS Code served to the browser (`PORT` sets its port).
 */
import { existsSync, mkdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { findDesktopCode } from "./editor/desktop.mjs";
import { editorCache, repository, tutorial } from "./editor/places.mjs";
import { run } from "./editor/processes.mjs";
import { calmSettings } from "./editor/settings.mjs";
import { startVscodeServer } from "./editor/vscode-server.mjs";

const main = async () => {
  const folder = resolve(process.env.INIT_CWD ?? ".", process.argv[2] ?? tutorial);
  const port = wantedPort();
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
    return misuse(`${folder} is not a folder. Usage: npm start -- FOLDER`);
  }
  if (Number.isNaN(port)) return misuse(`PORT is ${process.env.PORT}; it must be a number from 1 to 65535.`);
  const built = await run(process.execPath, [join(repository, "esbuild.mjs")], { cwd: repository });
  if (built !== 0) return built;
  const code = findDesktopCode();
  return code === undefined ? serve(folder, port) : openDesktop(code, folder);
};

const misuse = (message) => {
  console.error(message);
  return 2;
};

/** A port number, undefined when any will do, or NaN. */
const wantedPort = () => {
  if (!process.env.PORT) return undefined;
  const port = Number(process.env.PORT);
  return Number.isInteger(port) && port > 0 && port < 65_536 ? port : Number.NaN;
};

const openDesktop = (code, folder) => {
  console.log(`Opening ${folder} in ${code}`);
  const args = ["--new-window", `--extensionDevelopmentPath=${repository}`, folder];
  return run(code, args, { shell: process.platform === "win32" });
};

/** Serves the editor until it is interrupted; resolves only if the server stops by itself. */
const serve = async (folder, port) => {
  const server = await startVscodeServer({ dataFolder: await profile(), port });
  const payload = [["extensionDevelopmentPath", server.remoteUri(repository)]];
  console.log(`Patchbay runs in VS Code at\n\n  ${server.address({ workspace: folder, payload })}\n`);
  console.log("Open this address in a browser on this machine. Ctrl-C stops the editor.");
  await server.ended;
  return 1;
};

/** Keeps the user's settings between runs, and starts from calm ones. */
const profile = () => {
  const dataFolder = join(editorCache, "profile");
  const settings = join(dataFolder, "data/User/settings.json");
  if (!existsSync(settings)) {
    mkdirSync(dirname(settings), { recursive: true });
    writeFileSync(settings, JSON.stringify(calmSettings, undefined, 2));
  }
  return dataFolder;
};

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
