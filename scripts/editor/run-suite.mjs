/** Runs the end-to-end suite in a real editor. */
import { join } from "node:path";
import { chooseEditors } from "./hosts.mjs";
import { repository } from "./places.mjs";
import { resultReader } from "./results.mjs";
import { createScratch } from "./scratch.mjs";
import { bundleSuite } from "./suite-bundle.mjs";

/**
 * Runs every story in every editor that the machine offers, and prints each result.
 * Resolves to `{ passed, failed }`; an editor that ends badly or without a result counts as a failure.
 * @param extension the folder of the extension under test
 */
export const runEditorSuite = async (extension = repository) => {
  const counts = { passed: 0, failed: 0 };
  for (const editor of await chooseEditors()) {
    console.log(`In ${editor.label}:`);
    const results = await runIn(editor, extension);
    counts.passed += results.filter(({ passed }) => passed).length;
    counts.failed += results.filter(({ passed }) => !passed).length;
  }
  return counts;
};

const runIn = async ({ run, web, beside, stories }, extension) => {
  const scratch = createScratch();
  // VS Code runs a suite in the host of the extension that it lies in.
  const tested = web ? scratch.webExtension(extension) : extension;
  const suite = join(web ? tested : scratch.root, "suite.js");
  if (beside) scratch.installOthers();
  try {
    await bundleSuite({ outfile: suite, folder: stories, web });
    return await collectResults((stream) =>
      run({
        extensionDevelopmentPath: tested,
        extensionTestsPath: suite,
        launchArgs: [
          scratch.workspace,
          `--user-data-dir=${scratch.userData}`,
          `--extensions-dir=${scratch.extensions}`,
        ],
        stdout: stream,
        stderr: stream,
      }),
    );
  } finally {
    scratch.remove();
  }
};

/** Runs an editor and resolves to the results of its suite, with one more if the editor itself went wrong. */
const collectResults = async (runEditor) => {
  const results = [];
  let planned = 0;
  const add = (result) => {
    results.push(result);
    console.log(describeResult(result));
  };
  const reader = resultReader((line) => {
    if (line.planned === undefined) add(line);
    else planned = line.planned;
  });
  const ending = await runEditor(reader.stream).then(
    () => `${results.length} of ${planned} tests ran.`,
    (error) => error.message,
  );
  const explained = results.some(({ passed }) => !passed);
  const complete = planned > 0 && results.length === planned;
  if (!explained && !complete)
    add({ passed: false, title: "the editor", error: `${ending}\n${reader.rest()}` });
  return results;
};

const describeResult = ({ passed, title, milliseconds, error }) =>
  passed ? `  ✓ ${title} (${milliseconds} ms)` : `  ✗ ${title}\n${error}`;
