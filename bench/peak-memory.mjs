/**
 * Loaded into a measured process before its own code: writes the most memory it ever held, in bytes, to the
 * file that PATCHBAY_BENCH_PEAK names, when it ends.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";

process.on("exit", () => writeFileSync(process.env.PATCHBAY_BENCH_PEAK, String(peakBytes())));

/**
 * Linux counts the memory of the process that started this one into `maxRSS`, because it lasts over `exec`;
 * the high-water mark of the new program's own memory does not.
 */
function peakBytes() {
  const status = "/proc/self/status";
  const mark = existsSync(status) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(status, "utf8")) : null;
  return (mark === null ? process.resourceUsage().maxRSS : Number(mark[1])) * 1024;
}
