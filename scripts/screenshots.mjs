/**
 * `node scripts/screenshots.mjs [NAME…]`: photographs the running extension for the documents, into `docs/images`.
 * Every picture is one row of the table; build first.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launchChromium } from "./editor/chromium.mjs";
import {
  codeLens,
  command,
  completions,
  deleteRestOfLine,
  endpoints,
  hints,
  hover,
  noSideBar,
  picture,
  quickFixes,
  renamePreview,
  squiggle,
  tallPanel,
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
    steps: [noSideBar, codeLens, hints, hover],
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
    steps: [noSideBar, squiggle, codeLens, quickFixes],
  },
  {
    name: "completion",
    workspace: "shop",
    file: "payment.yaml",
    at: "app: payments",
    theme: "Default Dark Modern",
    steps: [noSideBar, squiggle, deleteRestOfLine, completions],
  },
  {
    name: "rename",
    workspace: "tutorial",
    file: "nginx-svc.yaml",
    at: "my-nginx\n  ports",
    theme: "Light Modern",
    steps: [noSideBar, codeLens, renamePreview("front"), tallPanel],
  },
  {
    name: "lens-and-hints",
    workspace: "shop",
    file: "cart.yaml",
    at: "---",
    theme: "Default Dark Modern",
    steps: [noSideBar, codeLens, hints],
  },
  {
    name: "ingress",
    workspace: "shop",
    file: "ingress.yaml",
    at: "storefront",
    theme: "Default Dark Modern",
    steps: [noSideBar, hover],
  },
  {
    name: "walkthrough",
    workspace: "tutorial",
    file: "nginx-svc.yaml",
    at: "Service\nmetadata",
    theme: "Light Modern",
    steps: [
      noSideBar,
      codeLens,
      walkthrough("Connect an Application with a Service", "See what the Service reaches"),
    ],
  },
  {
    name: "picture",
    workspace: "shop",
    file: "payment.yaml",
    at: "kind: Service",
    theme: "Default Dark Modern",
    steps: [noSideBar, squiggle, command("Patchbay: Show Wiring Picture"), picture],
  },
  {
    name: "picture-light",
    workspace: "shop",
    file: "payment.yaml",
    at: "kind: Service",
    theme: "Light Modern",
    steps: [noSideBar, squiggle, command("Patchbay: Show Wiring Picture"), picture],
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
  "editor.stickyScroll.enabled": false,
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
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: 1.25 });
  // A busy machine may take its time to load the editor.
  page.setDefaultTimeout(300_000);
  await page.goto(address(shot, { server, folder: scratch.folder(shot.workspace) }));
  await page.locator(colouredText).first().waitFor();
  await photograph(page, shot).finally(() => page.close());
};

/** Where a step fails, the picture of that moment goes elsewhere: it says more than the error. */
const photograph = async (page, { name, steps }) => {
  const shoot = (folder) => page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled" });
  try {
    for (const step of steps) await step(page);
    await shoot(images);
    console.log(name);
  } catch (error) {
    await shoot(tmpdir());
    console.error(`${name}: ${error.message}\nSee ${join(tmpdir(), `${name}.png`)}`);
    process.exitCode = 1;
  }
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
