/** The texts that the programs of this folder begin with. */
import { textsBelow as filesBelow } from "../bench/folder-texts.mjs";
import { manifest, manifestCount } from "../server/test/safety/manifests.ts";

/** Every manifest below a folder. */
export function textsBelow(folder) {
  return filesBelow(folder).map(({ text }) => text);
}

/** Manifests of our own, two documents each. */
export function generatedTexts() {
  return Array.from({ length: manifestCount }, (_, pick) =>
    [manifest(pick), manifest(pick * 7)].join("---\n"),
  );
}
