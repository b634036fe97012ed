/** How the terminal shows a uri: a path from where the command runs, with `/` on every system. */
import path from "node:path";
import { fileURLToPath } from "node:url";

const here = process.cwd();

/** The relative path of a `file:` uri; `-` is standard input. */
export function displayPath(uri: string): string {
  const relative = path.relative(here, fileURLToPath(uri));
  return relative === "" ? "." : relative.split(path.sep).join("/");
}
