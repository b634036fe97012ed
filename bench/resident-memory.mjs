/** How much memory a process holds now, as the system counts it. */
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** In bytes. Throws where neither `/proc` nor `ps` tells. */
export function residentBytes(pid) {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(status, "utf8"))[1]
    : execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" });
  return Number(kilobytes) * 1024;
}
