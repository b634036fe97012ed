/** Runs one Node program in a process of its own, and says how long it took and how much memory it held. */
import { spawn } from "node:child_process";
import { mkdtemp, open, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const preload = pathToFileURL(join(import.meta.dirname, "peak-memory.mjs")).href;

/**
 * `program` is a script with its arguments. Returns `milliseconds` from start to end, `peakBytes` of resident
 * memory, and what it wrote to standard output, as parsed JSON. Throws when it crashes or writes no JSON.
 */
export async function runFresh(program) {
  const folder = await mkdtemp(join(tmpdir(), "patchbay-bench-"));
  try {
    const peakFile = join(folder, "peak");
    const outputFile = join(folder, "output");
    const milliseconds = await timed(program, { peakFile, outputFile });
    return {
      milliseconds,
      peakBytes: Number(await readFile(peakFile, "utf8")),
      output: JSON.parse(await readFile(outputFile, "utf8")),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Output goes to a file, so that no reader of ours slows the program down. */
async function timed(program, { peakFile, outputFile }) {
  const output = await open(outputFile, "w");
  try {
    const start = performance.now();
    const child = spawn(process.execPath, ["--import", preload, ...program], {
      stdio: ["ignore", output.fd, "pipe"],
      env: { ...process.env, PATCHBAY_BENCH_PEAK: peakFile },
    });
    let complaints = "";
    child.stderr.on("data", (chunk) => {
      complaints = `${complaints}${chunk}`.slice(-2000);
    });
    const { promise, resolve, reject } = Promise.withResolvers();
    child.once("error", reject);
    child.once("close", (code, signal) => resolve({ code, signal, at: performance.now() }));
    const end = await promise;
    // 1 and 2 say that there are findings or unreadable files, as the contract of the command has it.
    if (![0, 1, 2].includes(end.code)) {
      throw new Error(`${program.join(" ")} ended with ${end.code ?? end.signal}\n${complaints}`);
    }
    return end.at - start;
  } finally {
    await output.close();
  }
}
