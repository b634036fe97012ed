/**
 * `npm run bench -- --corpus FOLDER`: measures the built product beside what a user would have without it.
 * Progress goes to standard error; standard output gets one JSON line per figure, then one table.
 *
 * Ends with 0 when every figure was measured, whether or not its goals were met; 1 when one could not be;
 * 2 for a wrong call.
 */
import { spawnSync } from "node:child_process";
import { appendFileSync, existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { jsonLine, table } from "./report.mjs";

const root = join(import.meta.dirname, "..");
const figureNames = [
  "hover-after-edit",
  "big-file",
  "findings-after-edit",
  "growth",
  "namespace-edit",
  "cold-index",
  "validation",
  "worker-thread",
  "warm-start",
  "large-index",
  "many-edits",
  "start",
];
const usage = `npm run bench -- --corpus FOLDER [--only FIGURE] [--rounds N] [--cli FILE]
  --corpus  a folder of manifest repositories: the workspace that is measured
  --only    one of ${figureNames.join(", ")}
  --rounds  measured rounds of each figure that takes them, in place of its own number
  --objects how many objects the largest generated workspace has, in place of 100000
  --cli     the terminal command to measure, in place of dist/cli.js`;

const call = readCall();
installPeers();
process.exitCode = await measureAll();

function readCall() {
  try {
    const { values } = parseArgs({
      options: {
        corpus: { type: "string" },
        only: { type: "string" },
        rounds: { type: "string" },
        objects: { type: "string", default: "100000" },
        cli: { type: "string", default: join(root, "dist", "cli.js") },
      },
    });
    return checked(values);
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(2);
  }
}

/** The call with absolute paths. Throws, naming the option, when one of them cannot be used. */
function checked({ corpus, only, rounds, objects, cli }) {
  if (corpus === undefined) throw new Error("--corpus is missing");
  if (!existsSync(corpus)) throw new Error(`--corpus: ${corpus} does not exist`);
  if (!existsSync(cli)) throw new Error(`--cli: ${cli} does not exist; "npm run build" makes dist/cli.js`);
  if (only !== undefined && !figureNames.includes(only)) throw new Error(`--only: no figure "${only}"`);
  for (const [name, count] of Object.entries({ rounds, objects }))
    if (count !== undefined && !/^[1-9]\d*$/.test(count))
      throw new Error(`--${name}: "${count}" is no count`);
  return {
    corpus: resolve(corpus),
    cli: resolve(cli),
    rounds: rounds === undefined ? undefined : Number(rounds),
    objects: Number(objects),
    figures: only === undefined ? figureNames : [only],
  };
}

/** Adds the figure to `results/`, one file a figure, one line a run: to see how it changes from version to version. */
function keep(figure) {
  const folder = join(import.meta.dirname, "results");
  mkdirSync(folder, { recursive: true });
  appendFileSync(join(folder, `${figure.figure}.jsonl`), `${jsonLine(figure)}\n`);
}

/** Peers have their own package and lock file, so that the product never depends on them. */
function installPeers() {
  if (existsSync(join(import.meta.dirname, "node_modules", ".package-lock.json"))) return;
  const install = spawnSync("npm", ["ci", "--prefix", import.meta.dirname], {
    stdio: ["ignore", 2, 2],
    shell: process.platform === "win32",
  });
  if (install.status !== 0) throw new Error("the peers could not be installed: npm ci --prefix bench failed");
}

/** Figures run one after the other: two at a time would measure each other. */
async function measureAll() {
  const results = [];
  for (const name of call.figures) {
    console.error(`${name}: measuring`);
    try {
      // Imported late, because the modules need the peers that were just installed.
      const { measure } = await import(`./${name}.mjs`);
      results.push(await measure(call));
      console.log(jsonLine(results.at(-1)));
      keep(results.at(-1));
    } catch (error) {
      console.error(`${name}: not measured: ${error.stack}`);
    }
  }
  if (results.length > 0) console.log(table(results));
  return results.length === call.figures.length ? 0 : 1;
}
