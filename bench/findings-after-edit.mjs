/**
 * All findings of all affected files right after an edit of a label that one Service selects, in the release manifest
 * of ordinary size, with the whole corpus as workspace; and what the peer computes for the same edit of that file
 * alone. Both in one process and without the delay that each puts before its work.
 */
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { textsBelow } from "./folder-texts.mjs";
import { checkedWorkspace } from "./in-process.mjs";
import { goal, summary } from "./statistics.mjs";
import { yamlValidation } from "./yaml-validation.mjs";

const file = "GoogleCloudPlatform__microservices-demo/plain/release/kubernetes-manifests.yaml";
const label = "        app: frontend";

export async function measure({ corpus, rounds = 200 }) {
  const { uri, text } = chosen(corpus);
  const ours = checkedWorkspace(pathToFileURL(corpus).href, textsBelow(corpus));
  const validate = await yamlValidation();
  const samples = { patchbay: [], "yaml-language-server": [] };
  const warmUp = 40;
  let affected = 0;
  for (let round = -warmUp; round < rounds; round++) {
    const edited = round % 2 === 0 ? text.replace(label, `${label}x`) : text;
    const turns = [
      ["patchbay", () => ours.edit(uri, edited)],
      ["yaml-language-server", () => validate(uri, edited)],
    ];
    if (round % 4 < 2) turns.reverse();
    for (const [name, act] of turns) {
      const start = performance.now();
      const answer = await act();
      const elapsed = performance.now() - start;
      if (name === "patchbay") affected = Math.max(affected, answer.files);
      if (round >= 0) samples[name].push(elapsed);
    }
  }
  return result(samples, affected);
}

function chosen(corpus) {
  const path = join(corpus, file);
  const found = textsBelow(join(corpus, file.split("/")[0])).find((each) => each.path === path);
  if (found?.text.includes(label) !== true) throw new Error(`${file} has no line "${label}"`);
  return found;
}

function result(samples, affected) {
  const series = Object.fromEntries(
    Object.entries(samples).map(([name, values]) => [name, summary(values, "ms")]),
  );
  const ratio = series.patchbay.median / series["yaml-language-server"].median;
  return {
    figure: "findings-after-edit",
    series,
    goals: [goal("patchbay / yaml-language-server", { value: ratio, limit: 0.25 })],
    notes: [`one edit affects ${affected} file${affected === 1 ? "" : "s"}`],
  };
}
