/** How the collector of garbage works for the terminal command. */
import { setFlagsFromString } from "node:v8";

/**
 * Nearly all that is made while manifests are read is thrown away at once. A nursery for it that does not grow keeps
 * a check of thousands of files at about half of the memory and is no slower. A program that people start has no other
 * place to say so: flags after `node` in its first line are not understood everywhere.
 */
export function keepNurserySmall(): void {
  setFlagsFromString("--semi-space-growth-factor=1");
}
