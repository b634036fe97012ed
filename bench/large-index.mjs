/**
 * A workspace of 100,000 objects in about 20,000 files, opened from nothing: how long until everything is read and
 * checked, when the first answer about the open file comes, how long any request waits meanwhile, and how much memory
 * the server holds afterwards. The corpus goes the same way, for the time that a file takes there.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { textsBelow } from "./folder-texts.mjs";
import { firstApplication, writeWorkspace } from "./generate-workspace.mjs";
import { openAndIndex } from "./open-and-index.mjs";
import { goal, summary } from "./statistics.mjs";

const megabyte = 1e6;

export async function measure({ cli, corpus, objects: resources }) {
  const folder = await mkdtemp(join(tmpdir(), "patchbay-bench-"));
  try {
    writeWorkspace(folder, { resources });
    const small = textsBelow(corpus);
    const inCorpus = small.find(({ path }) => path.endsWith("release/kubernetes-manifests.yaml"));
    const large = textsBelow(folder);
    const open = firstApplication(large);
    await openAndIndex({ cli, folder: corpus, open: inCorpus });
    const ofCorpus = await openAndIndex({ cli, folder: corpus, open: inCorpus });
    const ofLarge = await openAndIndex({ cli, folder, open });
    return result({ small, ofCorpus, large, ofLarge, resources });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function result({ small, ofCorpus, large, ofLarge, resources }) {
  const perFile = (run, texts) => run.milliseconds / texts.length;
  const perKilobyte = (run, texts) =>
    (1000 * run.milliseconds) / texts.reduce((sum, { text }) => sum + text.length, 0);
  const memoryLimit = 120 + (resources * 3e3) / megabyte;
  return {
    figure: "large-index",
    series: {
      "hovers while indexing": summary(ofLarge.waits, "ms"),
      "hovers while indexing the corpus": summary(ofCorpus.waits, "ms"),
      "corpus per file": summary([perFile(ofCorpus, small)], "ms"),
      "large per file": summary([perFile(ofLarge, large)], "ms"),
    },
    goals: [
      goal("time per file, large / corpus", {
        value: perFile(ofLarge, large) / perFile(ofCorpus, small),
        limit: 1.2,
      }),
      goal("time per kilobyte, large / corpus", {
        value: perKilobyte(ofLarge, large) / perKilobyte(ofCorpus, small),
        limit: 1.2,
      }),
      goal("first answer / whole", { value: ofLarge.first / ofLarge.milliseconds, limit: 0.05 }),
      goal("longest wait in the corpus", { value: Math.max(...ofCorpus.waits), limit: 50, unit: "ms" }),
      goal("longest wait in the large one", { value: Math.max(...ofLarge.waits), limit: 50, unit: "ms" }),
      goal("memory of the corpus", {
        value: ofCorpus.bytes / megabyte,
        limit: 120 + (3e3 * 4564) / megabyte,
        unit: "MB",
      }),
      goal("memory of the large one", { value: ofLarge.bytes / megabyte, limit: memoryLimit, unit: "MB" }),
    ],
    notes: [
      `${large.length} files took ${Math.round(ofLarge.milliseconds)} ms, the ${small.length} of the corpus ${Math.round(ofCorpus.milliseconds)} ms; ${ofLarge.reports} reports of progress`,
    ],
  };
}
