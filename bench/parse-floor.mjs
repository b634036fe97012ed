/**
 * The floor under every tool that reads manifests with the `yaml` package: parse every file under the folder
 * that is the first argument, and do nothing else. Prints how many files that were, and the time spent inside
 * the parser alone.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAllDocuments } from "yaml";

const [folder] = process.argv.slice(2);
const files = readdirSync(folder, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name));

let parseMilliseconds = 0;
for (const file of files) {
  const text = readFileSync(file, "utf8");
  const start = performance.now();
  try {
    parseAllDocuments(text);
  } catch {
    // Some files are no YAML at all; the time until that is found out counts like any other.
  }
  parseMilliseconds += performance.now() - start;
}
process.stdout.write(JSON.stringify({ files: files.length, parseMilliseconds }));
