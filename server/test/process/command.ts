/** Runs the built command in a real process, on real files. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

export const command = fileURLToPath(new URL("../../../dist/cli.js", import.meta.url));

export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs `patchbay` with arguments in a folder, with this standard input. */
export function patchbay(args: readonly string[], folder: string, input: string | Uint8Array = ""): Run {
  return patchbayIn(args, { folder, input });
}

export interface Surroundings {
  readonly folder: string;
  readonly input?: string | Uint8Array;
  /** Added to the environment of this process. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** The same in an environment of its own. */
export function patchbayIn(args: readonly string[], { folder, input = "", environment }: Surroundings): Run {
  const { status, stdout, stderr } = spawnSync(process.execPath, [command, ...args], {
    cwd: folder,
    input,
    env: { ...process.env, ...environment },
    encoding: "utf8",
  });
  return { code: status, stdout, stderr };
}

/** A folder with these files, by path, that is gone after the test. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(join(tmpdir(), "patchbay-process-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [path, content] of Object.entries(files)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}
