/** Writes a file so that nobody ever sees half of it. */
import { promises as fs } from "node:fs";

/**
 * Puts new content in the place of a file, which keeps its mode, and its name when that is a link. Where there is none
 * it is made. Rejects as `fs` does.
 */
export async function replaceFile(path: string, content: Uint8Array): Promise<void> {
  const { target, mode } = await placeOf(path);
  const beside = `${target}.${process.pid}.tmp`;
  try {
    await fs.writeFile(beside, content, { flag: "wx" });
    if (mode !== undefined) await fs.chmod(beside, mode);
    await fs.rename(beside, target);
  } catch (error) {
    await fs.rm(beside, { force: true });
    throw error;
  }
}

async function placeOf(path: string): Promise<{ readonly target: string; readonly mode?: number }> {
  try {
    await fs.lstat(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return { target: path };
    throw error;
  }
  const target = await fs.realpath(path);
  return { target, mode: (await fs.stat(target)).mode };
}
