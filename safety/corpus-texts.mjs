/** The texts that the programs of this folder begin with. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { manifest, manifestCount } from "../server/test/safety/manifests.ts";

/** Every manifest below a folder. */
export function textsBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ya?ml|json)$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
}

/** Manifests of our own, two documents each. */
export function generatedTexts() {
  return Array.from({ length: manifestCount }, (_, pick) =>
    [manifest(pick), manifest(pick * 7)].join("---\n"),
  );
}
