/** Stories of many steps over generated manifests and, with a corpus, over real ones; every step is compared. */
import { manifest, manifestCount } from "../server/test/safety/manifests.ts";
import { acts, Story } from "../server/test/safety/story.ts";
import { textsBelow } from "./corpus-texts.mjs";
import { randomFrom } from "./random.mjs";

const stepsOfStory = 40;
const largest = 12_000;

export async function examine({ steps, corpus, seed }) {
  const generated = Array.from({ length: manifestCount }, (_, pick) => manifest(pick));
  const real = corpus === undefined ? [] : textsBelow(corpus).filter((text) => text.length < largest);
  const failures = [];
  let taken = 0;
  for (let number = 0; taken < steps && failures.length < 5; number++) {
    const story = seed + number;
    const random = randomFrom(story);
    const texts = real.length > 0 && number % 2 === 1 ? real : generated;
    const failure = live(random, texts, Math.min(stepsOfStory, steps - taken));
    taken += failure?.steps ?? Math.min(stepsOfStory, steps - taken);
    if (number % 50 === 49) console.error(`incremental: ${taken} steps, ${failures.length} failures`);
    if (failure !== undefined)
      failures.push(
        `story ${story} of ${texts === real ? "the corpus" : "generated manifests"}: ${failure.text}`,
      );
  }
  return {
    figures: { steps: taken, "steps over real manifests": real.length > 0 ? "half" : "none" },
    failures,
  };
}

/** Lives through one story; undefined when every answer was right. */
function live(random, texts, length) {
  const any = (count) => Math.floor(random() * count);
  const paths = ["a/one.yaml", "a/two.yaml", "a/b/three.yaml", "c/four.yaml"];
  const files = Object.fromEntries(paths.map((path) => [path, texts[any(texts.length)]]));
  const story = new Story(
    { ...files, "a/kustomization.yaml": "resources: [one.yaml, b/three.yaml]\n" },
    texts,
  );
  const path = [];
  for (let at = 0; at < length; at++) {
    const step = { act: acts[any(acts.length)], file: any(20), at: any(20_000), pick: any(texts.length) };
    path.push(step);
    try {
      story.take(step);
      const difference = story.difference(step.at);
      if (difference !== undefined)
        return { steps: path.length, text: `${difference}\n${JSON.stringify(path)}` };
    } catch (error) {
      return { steps: path.length, text: `${error.stack}\n${JSON.stringify(path)}` };
    }
  }
  return undefined;
}
