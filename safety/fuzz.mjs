/**
 * A fuzzer that is led by coverage: texts that make the engine run code which none before them ran are kept, and what
 * is kept is mutated further. Over parsing, reading, every rule and every answer. The coverage is V8's own, by blocks.
 */
import { Session } from "node:inspector/promises";
import { manifest, manifestCount } from "../server/test/safety/manifests.ts";
import { spoils, survive } from "./hostile.mjs";
import { randomFrom } from "./random.mjs";

const longest = 6000;
const words = [
  "&a ",
  "*a",
  "<<: *a",
  "|",
  ">-",
  "!!str ",
  "? ",
  "- ",
  "{",
  "}",
  "[",
  "]",
  "---\n",
  "...\n",
  "null",
  "0x1F",
  "1e3",
  "~",
  "$(A)",
  "{{ .x }}",
  "-1",
  "65536",
  '"',
  "'",
  "# patchbay-disable-line\n",
  "\u2028",
];

export async function examine({ seconds, seed }) {
  const random = randomFrom(seed);
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: false, detailed: true });
  const kept = Array.from({ length: manifestCount }, (_, pick) => manifest(pick));
  const seen = new Set();
  for (const text of kept) survive(text);
  note(await session.post("Profiler.takePreciseCoverage"), seen);
  const begun = { kept: kept.length, blocks: seen.size };
  const failures = [];
  let count = 0;
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end && failures.length < 5) {
    // Coverage is dear to ask for, so several texts share one question; all of them are kept when it finds something.
    const batch = Array.from({ length: 8 }, () => mutated(kept, random));
    for (const text of batch) {
      count += 1;
      try {
        survive(text);
      } catch (error) {
        failures.push(`${error.stack}\n${JSON.stringify(text)}`);
      }
    }
    if (note(await session.post("Profiler.takePreciseCoverage"), seen)) kept.push(...batch);
  }
  session.disconnect();
  return {
    figures: {
      texts: count,
      kept: kept.length - begun.kept,
      "blocks at first": begun.blocks,
      blocks: seen.size,
    },
    failures,
  };
}

/** Adds the blocks that ran; true when one of them is new. */
function note({ result }, seen) {
  const before = seen.size;
  for (const { url, functions } of result) {
    if (!/\/server\/src\/|\/node_modules\/yaml\//.test(url)) continue;
    for (const { ranges } of functions) {
      for (const { startOffset, endOffset, count } of ranges) {
        if (count > 0) seen.add(`${url}:${startOffset}-${endOffset}`);
      }
    }
  }
  return seen.size > before;
}

function mutated(kept, random) {
  const any = (items) => items[Math.floor(random() * items.length)];
  let text = any(kept);
  for (let times = 1 + Math.floor(random() * 4); times > 0; times--) {
    const at = Math.floor(random() * (text.length + 1));
    const choice = random();
    if (choice < 0.4) text = text.slice(0, at) + any(words) + text.slice(at + Math.floor(random() * 4));
    else if (choice < 0.6) text = text.slice(0, at) + any(kept).slice(Math.floor(random() * 200));
    else if (choice < 0.7) text = `${text}---\n${any(kept)}`;
    else text = any(Object.values(spoils))(text, random);
  }
  return text.slice(0, longest);
}
