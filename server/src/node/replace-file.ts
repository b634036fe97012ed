/** Writes a file so that nobody ever sees half of it. */
import { promises as fs } from "node:fs";

/** Puts new content in the place of a file, which keeps its mode, and its name when that is a link. Rejects as `fs` does. */
export async function replaceFile(path: string, content: Uint8Array): Promise<void> {
  const target = await fs.realpath(path);
  const { mode } = await fs.stat(target);
  const beside = `${target}.${process.pid}.tmp`;
  try {
    await fs.writeFile(beside, content, { flag: "wx" });
    await fs.chmod(beside, mode);
    await fs.rename(beside, target);
  } catch (error) {
    await fs.rm(beside, { force: true });
    throw error;
  }
}
