/** What the system says of a file without opening it: as long as that stays, so does what the file holds. */
import { statSync } from "node:fs";
import { pathOf } from "./node-file-system.ts";

/** Of the file systems in use, none tells times more coarsely, in milliseconds. */
const coarsest = 2_000;

/**
 * Size, times of the content and of the entry (in nanoseconds) and number of the file that a `file:` uri leads to.
 * Undefined for what is no file, and for one that changed so shortly before `now` (in milliseconds) that another
 * change might get the same time.
 */
export function markOf(uri: string, now = Date.now()): string | undefined {
  const stat = statOf(pathOf(uri));
  if (stat?.isFile() !== true) return undefined;
  const { size, mtimeNs, ctimeNs, ino } = stat;
  const changed = Math.max(Number(mtimeNs), Number(ctimeNs)) / 1e6;
  return changed > now - coarsest ? undefined : [size, mtimeNs, ctimeNs, ino].join(" ");
}

function statOf(path: string) {
  try {
    return statSync(path, { bigint: true });
  } catch {
    return undefined;
  }
}
