/** The editors that the end-to-end suite can run in, in the order of preference. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { downloadAndUnzipVSCode, runTests } from "@vscode/test-electron";
import { requireBrowser } from "./chromium.mjs";
import { requireDebianPackages } from "./debian.mjs";
import { hasDisplay } from "./desktop.mjs";
import { installEditorHost } from "./editor-host.mjs";
import { editorCache, repository } from "./places.mjs";
import { findExecutable } from "./processes.mjs";

/**
 * Resolves to the editors of the first host that this machine can run. `VSCODE_TEST_HOST` allows one host only. Rejects
 * with all reasons when none can run. Each editor has a `label`; `run(options)`, which takes the options of `runTests`;
 * `web`, whether the extension runs in a worker of the page; `beside`, whether other extensions are there too; and
 * `stories`, the folder of stories that it runs.
 */
export const chooseEditors = async () => {
  const reasons = [];
  for (const [name, prepare] of allowedHosts()) {
    try {
      return await prepare();
    } catch (error) {
      reasons.push(`Host ${name}: ${error.message}`);
      console.log(reasons.at(-1));
    }
  }
  throw new Error(`No editor can run the suite.\n${reasons.join("\n")}`);
};

const allowedHosts = () => {
  const only = process.env.VSCODE_TEST_HOST ?? "";
  const allowed = Object.entries(hosts).filter(([name]) => (only === "" ? name !== "web" : name === only));
  if (allowed.length > 0) return allowed;
  throw new Error(`VSCODE_TEST_HOST is ${only}; it can be ${Object.keys(hosts).join(" or ")}.`);
};

/** Desktop VS Code as the runner downloads it: the oldest version that the manifest promises, and the newest. */
const desktop = async () => {
  const editors = [];
  for (const version of [oldestVersion(), "stable"]) {
    const executable = await downloadAndUnzipVSCode({ version, cachePath: editorCache });
    editors.push({ label: `desktop VS Code ${version}`, executable });
  }
  const wrapper = hasDisplay() ? [] : await virtualDisplay();
  const all = editors.map(({ label, executable }) => ({
    label,
    web: false,
    beside: false,
    stories: everyday,
    run: (options) => runTests(behind([...wrapper, executable], options)),
  }));
  return [...all, ...all.slice(-1).map(withOthers)];
};

/** Not in a folder of their own. */
const everyday = "";

/** VS Code's server and a headless browser, for machines that the download cannot reach; then VS Code for the Web. */
const browser = async () => {
  const label = "VS Code served to a browser";
  const editor = { label, web: false, beside: false, stories: everyday, run: await served() };
  return [editor, withOthers(editor), await inChinese(editor), ...(await web())];
};

/** The same page, and the extension in a worker of it, as on vscode.dev. */
const web = async () => [
  {
    label: "VS Code for the Web",
    web: true,
    beside: false,
    stories: everyday,
    run: await served("--extensionDevelopmentKind=web"),
  },
];

const served = async (...flags) => {
  await installEditorHost();
  await requireBrowser();
  const launcher = fileURLToPath(new URL("launcher.mjs", import.meta.url));
  return (options) => runTests(behind([launcher, ...flags], options));
};

const withOthers = (editor) => ({
  ...editor,
  label: `${editor.label}, beside the YAML and Kubernetes extensions`,
  beside: true,
  stories: "beside",
});

/** Desktop VS Code would need a language pack; a page is in the language that it is told. */
const inChinese = async (editor) => ({
  ...editor,
  label: `${editor.label}, in Chinese`,
  stories: "chinese",
  run: await served("--locale=zh-cn"),
});

const hosts = { desktop, browser, web };

/** Options that start a command line: the runner puts its launch arguments first, which is where ours go. */
const behind = ([vscodeExecutablePath, ...first], options) => ({
  ...options,
  vscodeExecutablePath,
  launchArgs: [...first, ...options.launchArgs],
});

const oldestVersion = () => {
  const manifest = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));
  return manifest.engines.vscode.replace("^", "");
};

const virtualDisplay = async () => {
  // Chromium depends on the libraries that Electron needs, under the names that they have in each Debian.
  if (findExecutable("xvfb-run") === undefined) {
    await requireDebianPackages(["xvfb", "xauth", "chromium", "libxkbfile1"]);
  }
  const command = findExecutable("xvfb-run");
  if (command !== undefined) return [command, "--auto-servernum"];
  throw new Error("There is no display. Install xvfb, which brings xvfb-run.");
};
