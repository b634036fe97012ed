/**
 * Whether reading files in another thread would pay: what comes of a file has to be copied to the thread that answers,
 * and that copy costs it time there, beside reading the text in place. Both for every file of the corpus.
 */
import { deserialize, serialize } from "node:v8";
import { readFile } from "../server/src/workspace/source-file.ts";
import { textsBelow } from "./folder-texts.mjs";
import { goal, summary } from "./statistics.mjs";

export async function measure({ corpus, rounds = 5 }) {
  const files = textsBelow(corpus);
  const samples = { read: [], serialize: [], deserialize: [] };
  let bytes = 0;
  // Round 0 warms up and is not counted.
  for (let round = 0; round <= rounds; round++) {
    const read = timed(() => files.map(({ uri, text }) => contentsOf(uri, text)));
    const packed = timed(() => read.value.map((each) => serialize(each)));
    const copied = timed(() => packed.value.map((each) => deserialize(each)));
    bytes = packed.value.reduce((sum, each) => sum + each.length, 0);
    if (round === 0) continue;
    samples.read.push(read.milliseconds);
    samples.serialize.push(packed.milliseconds);
    samples.deserialize.push(copied.milliseconds);
  }
  return result({ samples, bytes, characters: files.reduce((sum, { text }) => sum + text.length, 0) });
}

/** What the graph takes in of a file; where it stands in the file is worked out on the spot. */
function contentsOf(uri, text) {
  return readFile(uri, text).documents.map(({ content, lines }) => ({ content, lines }));
}

function timed(act) {
  const start = performance.now();
  const value = act();
  return { value, milliseconds: performance.now() - start };
}

function result({ samples, bytes, characters }) {
  const series = Object.fromEntries(
    Object.entries(samples).map(([name, values]) => [name, summary(values, "ms")]),
  );
  const { read, serialize: packed, deserialize: unpacked } = series;
  return {
    figure: "worker-thread",
    series,
    goals: [
      goal("copy on the thread that answers / reading there", {
        value: unpacked.median / read.median,
        limit: 0.2,
      }),
      goal("both ends of the copy / reading", {
        value: (packed.median + unpacked.median) / read.median,
        limit: 0.5,
      }),
    ],
    notes: [`${Math.round(bytes / 1e6)} MB are copied for ${Math.round(characters / 1e6)} MB of text`],
  };
}
