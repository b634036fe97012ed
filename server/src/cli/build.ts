/** Which build of the command runs: two of one version may differ while somebody works on it. */
import { readFileSync } from "node:fs";
import { digest } from "./journal.ts";

/** The digest of the bundle, equal wherever the same sources were built. Without a bundle no two runs are of one build. */
export function buildId(): string {
  if (typeof __filename !== "string") return `${process.pid} ${Date.now()}`;
  return digest(readFileSync(__filename));
}
