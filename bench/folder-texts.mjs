/** The texts of a folder of manifests, as the server would find them. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Every YAML and JSON file below `folder` as `{ path, uri, text }`. */
export function textsBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, uri: pathToFileURL(path).href, text: readFileSync(path, "utf8") }));
}
