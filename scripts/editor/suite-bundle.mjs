/** Bundles the end-to-end suite into one file that exports `run()`, as VS Code's test host wants it. */
import { readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { build } from "esbuild";
import { repository } from "./places.mjs";
import { resultMarker } from "./results.mjs";

const suiteFolder = join(repository, "client/test/e2e");

/**
 * Writes the bundle to `outfile`. The entry imports every `*.test.ts` of the folders, so that none can be forgotten.
 * @param folders names of folders of stories, in the folder `suite`; `""` is that folder itself
 * @param web whether the suite runs in the worker of a page, where nothing of Node is
 */
export const bundleSuite = ({ outfile, folders, web }) =>
  build({
    stdin: { contents: entry(folders), resolveDir: suiteFolder, loader: "ts" },
    outfile,
    bundle: true,
    format: "cjs",
    external: ["vscode"],
    sourcemap: "inline",
    logLevel: "warning",
    ...(web ? forWorker : forNode),
  });

const forNode = {
  platform: "node",
  target: "node20",
  // Mocha resolves its parallel runner by path; nothing here runs in parallel.
  logOverride: { "require-resolve-not-external": "silent" },
};

/** The same modules as they are made for browsers. */
const standIns = new Map([
  ["mocha", `require("mocha/mocha.js"); module.exports = globalThis.Mocha;`],
  ["node:assert/strict", `module.exports = require("assert").strict;`],
]);

const standInPlugin = {
  name: "stand-ins",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^(?:mocha|node:assert\/strict)$/ }, ({ path }) => ({ path, namespace: "stand-in" }));
    onLoad({ filter: /.*/, namespace: "stand-in" }, ({ path }) => ({
      contents: standIns.get(path),
      resolveDir: repository,
    }));
  },
};

const forWorker = {
  platform: "browser",
  target: "es2022",
  plugins: [standInPlugin],
  define: { global: "globalThis" },
  banner: { js: "var process = globalThis.process ?? { env: {} };" },
};

const entry = (folders) => `
  import { runStories } from "./index.ts";
  const load = async () => { ${folders
    .flatMap(storyFiles)
    .map((file) => `await import("./suite/${file}");`)
    .join(" ")} };
  export const run = () => runStories({ load, resultMarker: ${JSON.stringify(resultMarker)} });
`;

const storyFiles = (folder) =>
  readdirSync(join(suiteFolder, "suite", folder))
    .filter((file) => file.endsWith(".test.ts"))
    .sort()
    .map((file) => posix.join(folder, file));
