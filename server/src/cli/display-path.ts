/** How the terminal shows a uri: a path from where the command runs, with `/` on every system. */
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The relative path of a `file:` uri; `.` for the current folder, absolute where no relative path leads there. */
export function displayPath(uri: string): string {
  const relative = path.relative(process.cwd(), fileURLToPath(uri));
  return relative === "" ? "." : relative.split(path.sep).join("/");
}
