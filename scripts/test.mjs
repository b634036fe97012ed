/**
 * `npm test [-- --only RING]`: runs every ring of tests, the cheap ones first, and ends with the line
 * `N passed, N failed`. A ring that fails does not hide the next; a ring without a test has failed.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { repository } from "./editor/places.mjs";
import { run } from "./editor/processes.mjs";
import { runEditorSuite } from "./editor/run-suite.mjs";
import { testGrammars } from "./grammar-tests.mjs";

/** Name, heading, and a function that resolves to how many tests passed and failed. */
const rings = [
  { name: "style", heading: "Style and types", test: () => inTurn([biome, typeScript]) },
  {
    name: "core",
    heading: "Core and protocol, in memory",
    test: () => inTurn([() => vitest("server"), () => vitest("client"), testGrammars]),
  },
  { name: "build", heading: "Build of the bundles", test: () => succeeds("node", ["esbuild.mjs"]) },
  { name: "processes", heading: "Real processes", test: () => vitest("server/test/process") },
  { name: "editor", heading: "A real VS Code", test: () => runEditorSuite() },
];

const main = async () => {
  const { values } = parseArgs({ options: { only: { type: "string", multiple: true } } });
  const chosen = rings.filter(({ name }) => values.only?.includes(name) ?? true);
  const unknown = (values.only ?? []).filter((name) => !rings.some((ring) => ring.name === name));
  if (unknown.length > 0)
    throw new Error(`No ring ${unknown.join(", ")}: ${rings.map(({ name }) => name).join(", ")}`);
  const counts = sum(await inOrder(chosen.map((ring) => () => runRing(ring))));
  console.log(`\n${counts.passed} passed, ${counts.failed} failed`);
  return counts.failed === 0 ? 0 : 1;
};

const runRing = async ({ name, heading, test }) => {
  console.log(`\n── ${heading} (${name})`);
  const start = Date.now();
  const counts = await test().catch(brokenRing);
  if (counts.passed + counts.failed === 0) counts.failed = 1;
  const seconds = ((Date.now() - start) / 1000).toFixed(1);
  console.log(`   ${name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s`);
  return counts;
};

const brokenRing = (error) => {
  console.error(error.message);
  return { passed: 0, failed: 1 };
};

const biome = () => succeeds("biome", ["check", "--error-on-warnings"]);
const typeScript = () => succeeds("tsc", ["--build"]);

/** A command as one test: it passes with exit code 0. */
const succeeds = async (command, args) => {
  const code = await runTool(command, args);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
};

/** In milliseconds. A test that hangs must end; a busy machine must not fail one that works. */
const patience = 60_000;

/** Runs the tests under a folder, with the configuration that lies in it. */
const vitest = async (root) => {
  const folder = mkdtempSync(join(tmpdir(), "patchbay-vitest-"));
  const report = join(folder, "report.json");
  try {
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    await runTool("vitest", ["run", "--root", root, `--testTimeout=${patience}`, ...reporters]);
    return existsSync(report)
      ? countTests(JSON.parse(readFileSync(report, "utf8")))
      : { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** A skipped test proves nothing, so it has not passed; a file that could not be loaded is one failure. */
const countTests = ({ numTotalTests, numPassedTests, testResults }) => {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return { passed: numPassedTests, failed: numTotalTests - numPassedTests + unloaded.length };
};

const runTool = (command, args) =>
  run(join(repository, "node_modules/.bin", command), args, {
    cwd: repository,
    shell: process.platform === "win32",
  });

const inTurn = async (tests) => sum(await inOrder(tests));

const inOrder = async (tasks) => {
  const results = [];
  for (const task of tasks) results.push(await task());
  return results;
};

const sum = (all) => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failed: all.reduce((total, { failed }) => total + failed, 0),
});

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error.message);
  process.exitCode = 2;
}
