/**
 * The tests of the grammars: files of YAML whose comments say which scopes stand above them. They run with the YAML
 * grammars that VS Code ships, into which ours are injected, as `package.json` says.
 */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "./editor/places.mjs";
import { run } from "./editor/processes.mjs";

const yamlGrammars = "node_modules/@codingame/monaco-vscode-yaml-default-extension/resources";

/** Runs every file in `test-fixtures/syntaxes` and resolves to `{ passed, failed }`, in lines with expectations. */
export const testGrammars = async () => {
  const reports = mkdtempSync(join(tmpdir(), "patchbay-grammar-"));
  try {
    const tool = join(repository, "node_modules/.bin/vscode-tmgrammar-test");
    const code = await run(
      tool,
      [...hostGrammars(), "--xunit-report", reports, "test-fixtures/syntaxes/*.yaml"],
      {
        cwd: repository,
        shell: process.platform === "win32",
      },
    );
    const counts = countLines(readdirSync(reports).map((file) => readFileSync(join(reports, file), "utf8")));
    // A file that cannot be read has no lines that failed.
    return code === 0 ? counts : { ...counts, failed: Math.max(1, counts.failed) };
  } finally {
    rmSync(reports, { recursive: true });
  }
};

const hostGrammars = () =>
  readdirSync(join(repository, yamlGrammars))
    .filter((file) => file.endsWith(".tmLanguage.json"))
    .flatMap((file) => ["-g", `${yamlGrammars}/${file}`]);

const countLines = (reports) => {
  const cases = reports.flatMap((report) => report.split("<testcase").slice(1));
  const failed = cases.filter((text) => /<(?:failure|error)\b/.test(text)).length;
  return { passed: cases.length - failed, failed };
};
