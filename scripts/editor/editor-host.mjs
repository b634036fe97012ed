/**
 * The VS Code server that npm carries, for machines that cannot download a desktop VS Code. It is large and compiles
 * native modules, so it is installed once, on first use, and never by `npm ci` of the project.
 */
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { requireDebianPackages } from "./debian.mjs";
import { editorCache, repository } from "./places.mjs";
import { run } from "./processes.mjs";

const manifestFolder = join(repository, "client/test/e2e/hosts/code-server");
const installFolder = join(editorCache, "code-server");
const stampFile = join(installFolder, "installed");
const buildPackages = [
  "build-essential",
  "python3",
  "libkrb5-dev",
  "libsecret-1-dev",
  "libx11-dev",
  "libxkbfile-dev",
];

/**
 * Installs the server unless this very version is there already.
 * Resolves to the Node binary that it needs and to its entry file; throws with a remedy when it cannot be installed.
 */
export const installEditorHost = async () => {
  if (process.platform === "win32") {
    throw new Error("VS Code cannot be served to the browser on Windows. Install VS Code itself.");
  }
  const stamp = manifestHash();
  if (!existsSync(stampFile) || readFileSync(stampFile, "utf8") !== stamp) {
    await install();
    writeFileSync(stampFile, stamp);
  }
  return {
    node: join(installFolder, "node_modules/.bin/node"),
    server: join(installFolder, "node_modules/code-server/lib/vscode/out/server-main.js"),
  };
};

const manifestHash = () => {
  const hash = createHash("sha256");
  for (const file of ["package.json", "package-lock.json"])
    hash.update(readFileSync(join(manifestFolder, file)));
  return hash.digest("hex");
};

const install = async () => {
  await requireDebianPackages(buildPackages);
  console.log("Installing the VS Code server into .vscode-test (once, about two minutes) …");
  rmSync(installFolder, { recursive: true, force: true });
  mkdirSync(installFolder, { recursive: true });
  for (const file of ["package.json", "package-lock.json"]) {
    copyFileSync(join(manifestFolder, file), join(installFolder, file));
  }
  await npm(["ci", "--ignore-scripts"]);
  // The server's own install script insists on the Node that it will run with, so that Node comes first.
  await npm(["rebuild", "node"]);
  await npm(["rebuild", "code-server"], buildEnvironment());
};

/** Lets npm run with the Node that was just installed, and compile against its headers, which the package carries. */
const buildEnvironment = () => {
  const binaries = join(installFolder, "node_modules/node/node_modules");
  const binary = readdirSync(binaries).find((name) => existsSync(join(binaries, name, "include/node")));
  return {
    PATH: [join(installFolder, "node_modules/.bin"), process.env.PATH].join(delimiter),
    JOBS: "max",
    ...(binary === undefined ? {} : { npm_config_nodedir: join(binaries, binary) }),
  };
};

const npm = async (args, env = {}) => {
  // An npm that runs us has put its own Node's version here, and the server's install script would believe it.
  const { npm_config_user_agent: _, ...environment } = process.env;
  const code = await run("npm", ["--loglevel=error", ...args], {
    cwd: installFolder,
    env: { ...environment, ...env },
    stdio: ["ignore", "ignore", "inherit"],
  });
  if (code === 0) return;
  throw new Error(
    `npm ${args.join(" ")} failed in .vscode-test/code-server. The VS Code server is compiled here: it needs a C++ ` +
      `compiler, Python 3 and the development files of Kerberos, libsecret, X11 and xkbfile ` +
      `(Debian: ${buildPackages.join(" ")}).`,
  );
};
