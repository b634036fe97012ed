/** Builds every bundle that ships, one row each. `--watch` rebuilds, `--dev` keeps names and maps. */
import { readdirSync, readFileSync } from "node:fs";
import { build, context } from "esbuild";

const development = process.argv.includes("--dev") || process.argv.includes("--watch");

const { version } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));

/** The pages of the rules by id, without the note on how they were made. */
const pages = Object.fromEntries(
  readdirSync(new URL("docs/rules/", import.meta.url))
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .map((name) => [
      name.slice(0, -".md".length),
      readFileSync(new URL(`docs/rules/${name}`, import.meta.url), "utf8"),
    ])
    .map(([id, text]) => [id, text.replace(/^<!--.*?-->\s*/s, "")]),
);

const node = { platform: "node", format: "cjs", target: "node20", mainFields: ["module", "main"] };
const browser = { platform: "browser", target: "es2022", mainFields: ["browser", "module", "main"] };
/** What VS Code loads in a browser is a module as Node has them; a worker is a script. */
const browserModule = { ...browser, format: "cjs" };
const browserScript = { ...browser, format: "iife" };

const bundles = [
  { entry: "client/src/extension.ts", out: "dist/extension.js", external: ["vscode"] },
  { entry: "server/src/node/main.ts", out: "dist/server.js", external: [] },
  { entry: "server/src/cli/main.ts", out: "dist/cli.js", external: [], banner: "#!/usr/bin/env node" },
  { entry: "client/webview/src/main.ts", out: "dist/picture.js", external: [], platform: browserScript },
  {
    entry: "client/src/extension.browser.ts",
    out: "dist/browser/extension.js",
    external: ["vscode"],
    platform: browserModule,
  },
  {
    entry: "server/src/browser/main.ts",
    out: "dist/browser/server.js",
    external: [],
    platform: browserScript,
  },
];

const options = ({ entry, out, external, banner, platform = node }) => ({
  entryPoints: [entry],
  outfile: out,
  external,
  bundle: true,
  ...platform,
  define: { PATCHBAY_VERSION: JSON.stringify(version), PATCHBAY_PAGES: JSON.stringify(pages) },
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
