/** A headless Chromium, whichever the machine has. */
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { onDebian, requireDebianPackages } from "./debian.mjs";
import { findExecutable } from "./processes.mjs";

const commands = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser"];
const applications = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

// These keep it silent on a closed network, and let it run as root and without a graphics card.
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Launches a headless browser with a fresh profile; throws with a remedy when the machine has none. */
export const launchChromium = async () =>
  chromium.launch({ executablePath: await requireBrowser(), args: flags });

/** Resolves to the executable of a browser, which is installed first where we may; throws with a remedy otherwise. */
export const requireBrowser = async () => {
  if (findBrowser() === undefined && onDebian) await requireDebianPackages(["chromium", "fonts-dejavu-core"]);
  const browser = findBrowser();
  if (browser !== undefined) return browser;
  throw new Error(
    "No browser was found. Install Chrome or Chromium, or run: npx playwright-core install chromium",
  );
};

const findBrowser = () =>
  commands.map(findExecutable).find((path) => path !== undefined) ??
  [...applications, chromium.executablePath()].find((path) => existsSync(path));
