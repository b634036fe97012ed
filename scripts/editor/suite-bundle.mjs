/** Bundles the end-to-end suite into one file that exports `run()`, as VS Code's test host wants it. */
import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { build } from "esbuild";
import { repository } from "./places.mjs";
import { resultMarker } from "./results.mjs";

const suiteFolder = join(repository, "client/test/e2e");

/**
 * Writes the bundle to `outfile`. The entry imports every `*.test.ts` of the folder, so that none can be forgotten.
 * @param folder the stories: a folder within `suite`, or `""` for those that lie in `suite` itself
 * @param web whether the suite runs in the worker of a page, where nothing of Node is
 */
export const bundleSuite = ({ outfile, folder, web }) =>
  build({
    stdin: { contents: entry(folder), resolveDir: suiteFolder, loader: "ts" },
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

/** Modules of Node and for Node, as they are made for browsers. Mocha's says of itself that it is no CommonJS, and is. */
const standIns = {
  mocha: () =>
    `${readFileSync(join(repository, "node_modules/mocha/mocha.js"), "utf8")}\nmodule.exports = globalThis.Mocha;`,
  "node:assert/strict": () => `module.exports = require("assert").strict;`,
};

const standInPlugin = {
  name: "stand-ins",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /.*/ }, ({ path }) =>
      path in standIns ? { path, namespace: "stand-in" } : undefined,
    );
    onLoad({ filter: /.*/, namespace: "stand-in" }, ({ path }) => ({
      contents: standIns[path](),
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

const entry = (folder) => `
  import { runStories } from "./index.ts";
  const load = async () => { ${storyFiles(folder)
    .map((file) => `await import("./suite/${file}");`)
    .join(" ")} };
  export const run = () => runStories({ load, resultMarker: ${JSON.stringify(resultMarker)} });
`;

const storyFiles = (folder) =>
  readdirSync(join(suiteFolder, "suite", folder))
    .filter((file) => file.endsWith(".test.ts"))
    .sort()
    .map((file) => posix.join(folder, file));
