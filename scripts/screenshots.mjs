/**
 * `node scripts/screenshots.mjs [NAME…]`: photographs the running extension for the documents, into `docs/images`.
 * Every picture is one row of the table; build first.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { launchChromium } from "./editor/chromium.mjs";
import {
  codeLens,
  command,
  endpoints,
  hover,
  picture,
  quickFixes,
  squiggle,
  walkthrough,
} from "./editor/page-steps.mjs";
import { repository } from "./editor/places.mjs";
import { createScratch } from "./editor/scratch.mjs";
import { startVscodeServer } from "./editor/vscode-server.mjs";

/**
 * `file` is opened in fixture workspace `workspace` with the cursor at the first `at`; `steps` run in order, and the
 * picture is taken after the last. The name is the name of the PNG file.
 */
const shots = [
  {
    name: "hover",
    workspace: "tutorial",
    file: "nginx-svc.yaml",
    at: "Service\nmetadata",
    theme: "Light Modern",
    steps: [codeLens, hover],
  },
  {
    name: "near-miss",
    workspace: "mistakes",
    file: "selector.yaml",
    at: "sohp",
    theme: "Default Dark Modern",
    steps: [squiggle, codeLens, hover],
  },
  {
    name: "quick-fix",
    workspace: "mistakes",
    file: "selector.yaml",
    at: "sohp",
    theme: "Light Modern",
    steps: [squiggle, quickFixes],
  },
  {
    name: "expose",
    workspace: "mistakes",
    file: "unexposed.yaml",
    at: "kind: Deployment",
    theme: "Default Dark Modern",
    steps: [codeLens],
  },
  {
    name: "container",
    workspace: "tutorial",
    file: "curlpod.yaml",
    at: "curlpod\n          image",
    theme: "Default Dark Modern",
    steps: [hover],
  },
  {
    name: "walkthrough",
    workspace: "tutorial",
    file: "run-my-nginx.yaml",
    at: "replicas",
    theme: "Light Modern",
    steps: [codeLens, walkthrough("Connect an Application with a Service")],
  },
  {
    name: "picture",
    workspace: "shop",
    file: "payment.yaml",
    at: "kind: Service",
    theme: "Default Dark Modern",
    steps: [squiggle, command("Patchbay: Show Wiring Picture"), picture],
  },
  {
    name: "picture-light",
    workspace: "mistakes",
    file: "selector.yaml",
    at: "sohp",
    theme: "Light Modern",
    steps: [squiggle, command("Patchbay: Show Wiring Picture"), picture],
  },
  {
    name: "picture-contrast",
    workspace: "mistakes",
    file: "selector.yaml",
    at: "sohp",
    theme: "Default High Contrast",
    steps: [squiggle, command("Patchbay: Show Wiring Picture"), picture],
  },
  {
    name: "endpoints",
    workspace: "shop",
    file: "payment.yaml",
    at: "kind: Service",
    theme: "Light Modern",
    steps: [squiggle, command("Patchbay: Focus on Endpoints View"), endpoints("Service cart")],
  },
];

const images = join(repository, "docs/images");
const size = { width: 1120, height: 660 };
const pictureSettings = {
  "editor.fontSize": 14,
  "editor.minimap.enabled": false,
  "workbench.activityBar.location": "hidden",
  "workbench.layoutControl.enabled": false,
  "workbench.statusBar.visible": false,
};

/** The editor colours a file when its grammar has been loaded, a moment after the text appears. */
const colouredText = '.editor-instance .view-line span[class*="mtk"]:not(.mtk1)';

const main = async () => {
  const names = process.argv.slice(2);
  mkdirSync(images, { recursive: true });
  const scratch = createScratch();
  const server = await startVscodeServer({ dataFolder: scratch.userData });
  const browser = await launchChromium();
  try {
    for (const shot of shots.filter(({ name }) => names.length === 0 || names.includes(name))) {
      await take(shot, { browser, server, scratch });
    }
  } finally {
    await browser.close();
    await server.stop();
    scratch.remove();
  }
};

const take = async (shot, { browser, server, scratch }) => {
  scratch.configure({ ...pictureSettings, "workbench.colorTheme": shot.theme });
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1.5 });
  // A busy machine may take its time to load the editor.
  page.setDefaultTimeout(120_000);
  await page.goto(address(shot, { server, folder: scratch.folder(shot.workspace) }));
  await page.locator(colouredText).first().waitFor();
  for (const step of shot.steps) await step(page);
  const path = join(images, `${shot.name}.png`);
  await page.screenshot({ path, animations: "disabled" });
  await page.close();
  console.log(path);
};

const address = ({ file, at }, { server, folder }) => {
  const path = join(folder, file);
  const position = lineAndColumn(readFileSync(path, "utf8"), at);
  return server.address({
    workspace: folder,
    payload: [
      ["extensionDevelopmentPath", server.remoteUri(repository)],
      ["openFile", server.remoteUri(`${path}:${position}`)],
      ["gotoLineMode", "true"],
    ],
  });
};

/** The 1-based `line:column` of the first occurrence; throws when there is none. */
const lineAndColumn = (text, searched) => {
  const start = text.indexOf(searched);
  if (start === -1) throw new Error(`The file does not contain ${searched}`);
  const before = text.slice(0, start).split("\n");
  return `${before.length}:${before.at(-1).length + 1}`;
};

try {
  await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
