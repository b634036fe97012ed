#!/usr/bin/env node
/**
 * Stands in for VS Code's own executable where that cannot be downloaded: it understands the flags that
 * `@vscode/test-electron` passes, opens the VS Code server's page in a headless browser, and exits with the suite's code.
 */
import { format, parseArgs } from "node:util";
import { launchChromium } from "./chromium.mjs";
import { startVscodeServer } from "./vscode-server.mjs";

const suiteDeadline = 10 * 60_000;

const main = async () => {
  const { values, positionals } = parseArgs({ strict: false, allowPositionals: true });
  const server = await startVscodeServer({
    dataFolder: values["user-data-dir"],
    extensions: values["extensions-dir"],
  });
  const paths = ["extensionDevelopmentPath", "extensionTestsPath"];
  const address = server.address({
    workspace: positionals[0],
    payload: [
      ...paths.map((key) => [key, server.remoteUri(values[key])]),
      ...Object.entries(values).filter(([key]) => key === "extensionDevelopmentKind"),
    ],
  });
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    await page.addInitScript(setLanguage, values.locale ?? "en");
    return await suiteOutcome(page, address, server);
  } finally {
    await browser.close();
    await server.stop();
  }
};

/** Runs in the page, before VS Code: what a language pack would say. The editor itself stays English without its texts. */
const setLanguage = (locale) => {
  if (locale !== "en") globalThis._VSCODE_NLS_LANGUAGE = locale;
};

/** Resolves to the suite's exit code; rejects when something else ends first. */
const suiteOutcome = (page, address, server) =>
  Promise.race([
    suiteExit(page, address),
    failure(server.ended, "The VS Code server stopped before the suite ended."),
    failure(new Promise((resolve) => page.once("crash", resolve)), "The browser page crashed."),
    failure(
      new Promise((resolve) => setTimeout(resolve, suiteDeadline)),
      "The suite did not end in ten minutes.",
    ),
  ]);

/** Opens the page; resolves to the code that VS Code reports when the suite has run. */
const suiteExit = (page, address) =>
  new Promise((resolve, reject) => {
    const prepare = async () => {
      await page.exposeFunction("codeAutomationLog", (_type, args) => console.log(format(...args)));
      await page.exposeFunction("codeAutomationExit", resolve);
      await page.goto(address, { timeout: suiteDeadline });
    };
    prepare().catch(reject);
  });

const failure = async (event, message) => {
  await event;
  throw new Error(message);
};

main().then(
  (code) => process.exit(code),
  (error) => {
    console.error(error.message);
    process.exit(1);
  },
);
