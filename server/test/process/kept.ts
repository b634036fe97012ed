/** Looks into the file of `check --cache`, as a test may and nobody else should. */
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** A name that no walk takes for a manifest. */
export const cacheName = ".patchbay-cache";

/** What a test says through a cache, to see whether it was believed. */
export const marker = "Said by the cache.";

interface Kept {
  asked: string;
  day?: number;
  entries: { question: string; uri: string; answer: string; mark?: string }[];
  result: { report: { findings: { message: string }[] } };
}

/** Changes what a cache holds, and seals it again. */
export function rewrite(folder: string, change: (kept: Kept) => void): void {
  const file = join(folder, cacheName);
  const [head = "", body = ""] = readFileSync(file, "utf8").split("\n");
  const kept: Kept = JSON.parse(body);
  change(kept);
  const changed = JSON.stringify(kept);
  const digest = createHash("sha256").update(changed).digest("base64");
  writeFileSync(file, `${head.replace(/\S+$/, digest)}\n${changed}`);
}

/** Puts the marker into every finding of a cache. */
export function mark(folder: string): void {
  rewrite(folder, ({ result }) => {
    for (const finding of result.report.findings) finding.message = marker;
  });
}
