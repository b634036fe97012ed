/** Spoils manifests in every way for as long as it is let, each within a bound of time. */
import { generatedTexts, textsBelow } from "./corpus-texts.mjs";
import { spoils, survive } from "./hostile.mjs";
import { randomFrom } from "./random.mjs";

/** In milliseconds of processor time for each million letters, and at least for every text: what a hang would exceed. */
const perMillion = 20_000;
const atLeast = 2_000;

export async function examine({ corpus, seconds, seed }) {
  const random = randomFrom(seed);
  const texts = corpus === undefined ? generatedTexts() : textsBelow(corpus);
  const failures = [];
  const names = Object.keys(spoils);
  const end = performance.now() + seconds * 1000;
  let [count, longest] = [0, 0];
  while (performance.now() < end && failures.length < 10) {
    const name = names[count % names.length];
    const text = spoils[name](texts[Math.floor(random() * texts.length)], random);
    count += 1;
    const before = process.cpuUsage();
    try {
      survive(text);
    } catch (error) {
      failures.push(`${name}: ${error.stack}\n${JSON.stringify(text.slice(0, 2000))}`);
    }
    const { user } = process.cpuUsage(before);
    longest = Math.max(longest, user / 1000);
    if (user / 1000 > Math.max(atLeast, (perMillion * text.length) / 1e6))
      failures.push(
        `${name}: ${user / 1000} ms for ${text.length} letters\n${JSON.stringify(text.slice(0, 2000))}`,
      );
  }
  return { figures: { texts: count, ways: names.length, "longest, in ms": Math.round(longest) }, failures };
}
