/** Bundles the end-to-end suite into one file that exports `run()`, as VS Code's test host wants it. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { repository } from "./places.mjs";
import { resultMarker } from "./results.mjs";

const suiteFolder = join(repository, "client/test/e2e");

/** Writes the bundle to `outfile`. The entry imports every `*.test.ts` of the suite, so that none can be forgotten. */
export const bundleSuite = (outfile) =>
  build({
    stdin: { contents: entry(), resolveDir: suiteFolder, loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    external: ["vscode"],
    sourcemap: "inline",
    logLevel: "warning",
    // Mocha resolves its parallel runner by path; nothing here runs in parallel.
    logOverride: { "require-resolve-not-external": "silent" },
  });

const entry = () => `
  import { runStories } from "./index.ts";
  const load = async () => { ${storyFiles()
    .map((file) => `await import("./suite/${file}");`)
    .join(" ")} };
  export const run = () => runStories({ load, resultMarker: ${JSON.stringify(resultMarker)} });
`;

const storyFiles = () =>
  readdirSync(join(suiteFolder, "suite"))
    .filter((file) => file.endsWith(".test.ts"))
    .sort();
