/**
 * 100,000 edits in one server, each with a hover after it: neither its memory nor the time for an edit may grow. The
 * first tenth is left out, in which a fresh process warms up and takes what memory it needs.
 */

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { residentBytes } from "./resident-memory.mjs";
import { patchbay } from "./servers.mjs";
import { placesOfService } from "./service-in-text.mjs";
import { goal, summary } from "./statistics.mjs";
import { startServer } from "./stdio-client.mjs";

const file = "GoogleCloudPlatform__microservices-demo/plain/release/kubernetes-manifests.yaml";
const megabyte = 1e6;

export async function measure({ cli, corpus, rounds = 100_000 }) {
  const path = join(corpus, file);
  const text = await readFile(path, "utf8");
  const uri = pathToFileURL(path).href;
  const server = startServer(patchbay({ name: "patchbay", cli, folder: join(corpus, file.split("/")[0]) }));
  const [times, memory] = [[], []];
  try {
    await server.initialize();
    await server.open(uri, text);
    await server.settled(uri);
    const { hover, edit } = placesOfService(text, "frontend");
    const typed = { start: edit, end: { line: edit.line, character: edit.character + 1 } };
    const edits = [
      { range: { start: edit, end: edit }, text: "x" },
      { range: typed, text: "" },
    ];
    for (let round = 0; round < rounds; round++) {
      const start = performance.now();
      await server.change(uri, edits[round % 2]);
      await server.hover(uri, hover);
      times.push(performance.now() - start);
      if (round % Math.ceil(rounds / 200) === 0) memory.push(residentBytes(server.pid) / megabyte);
    }
    await server.settled(uri);
  } finally {
    await server.stop();
  }
  return result(times, memory);
}

/** The second tenth against the last: whatever is kept of each edit would show between them. */
function result(times, memory) {
  const part = (samples, tenth) =>
    samples.slice((samples.length * tenth) / 10, (samples.length * (tenth + 1)) / 10);
  const [early, late] = [1, 9].map((tenth) => summary(part(times, tenth), "ms"));
  const [before, after] = [1, 9].map((tenth) => summary(part(memory, tenth), "MB"));
  return {
    figure: "many-edits",
    series: { "second tenth": early, "last tenth": late, "memory then": before, "memory at last": after },
    goals: [
      goal("memory, last / second tenth", { value: after.median / before.median, limit: 1.05 }),
      goal("latency, last / second tenth", { value: late.median / early.median, limit: 1.05 }),
    ],
    notes: [`${times.length} edits`],
  };
}
