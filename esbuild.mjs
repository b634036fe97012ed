/** Builds every bundle that ships, one row each. `--watch` rebuilds, `--dev` keeps names and maps. */
import { readFileSync } from "node:fs";
import { build, context } from "esbuild";

const development = process.argv.includes("--dev") || process.argv.includes("--watch");

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

const bundles = [
  { entry: "client/src/extension.ts", out: "dist/extension.js", external: ["vscode"] },
  { entry: "server/src/node/main.ts", out: "dist/server.js", external: [] },
  { entry: "server/src/cli/main.ts", out: "dist/cli.js", external: [], banner: "#!/usr/bin/env node" },
];

const options = ({ entry, out, external, banner }) => ({
  entryPoints: [entry],
  outfile: out,
  external,
  bundle: true,
  platform: "node",
  format: "cjs",
  target: "node20",
  mainFields: ["module", "main"],
  define: { PATCHBAY_VERSION: JSON.stringify(version) },
  minify: !development,
  sourcemap: development,
  logLevel: "warning",
  ...(banner === undefined ? {} : { banner: { js: banner } }),
});

if (process.argv.includes("--watch")) {
  for (const bundle of bundles) await (await context(options(bundle))).watch();
} else {
  await Promise.all(bundles.map((bundle) => build(options(bundle))));
}
