/** Runs the tests of the core and of the processes in a network namespace that has no interface: nothing may need one. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";

const repository = join(import.meta.dirname, "..");

export async function examine() {
  if (spawnSync("unshare", ["-rn", "true"]).status !== 0)
    return { figures: { "network namespaces": "not permitted here, nothing was proven" }, failures: [] };
  const tests = ["scripts/test.mjs", "--only", "core", "--only", "processes"];
  const { status, stdout } = spawnSync("unshare", ["-rn", process.execPath, ...tests], {
    cwd: repository,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 2 ** 28,
  });
  const last = stdout.trimEnd().split("\n").at(-1);
  return { figures: { "without a network": last }, failures: status === 0 ? [] : [stdout] };
}
