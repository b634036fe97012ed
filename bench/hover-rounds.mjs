/**
 * Hover right after an edit: a character is typed into the selector of a Service, and the Service is hovered at
 * once; the next round deletes the character again, so the text keeps its size. Three servers take turns in the
 * same run: ours with the whole corpus as its workspace, ours with that file alone, and the peer with that file
 * alone. Each has finished its background work before the next one is asked, so none disturbs another.
 */
import { copyFile, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { patchbay, yamlLanguageServer } from "./servers.mjs";
import { placesOfService } from "./service-in-text.mjs";
import { goal, summary } from "./statistics.mjs";
import { startServer } from "./stdio-client.mjs";

/**
 * Measures one hover figure.
 *
 * `call` is the checked command line. `file` is relative to the corpus and `service` the name of the Service in
 * it. `rounds` counts the measured edits and `warmUp` those before them, both rounded up to pairs of an
 * insertion and its deletion. `peerLimit` is the goal for our median as a share of the peer's. Throws when a
 * server fails, or when our answers do not follow the edits.
 */
export async function hoverFigure(call, { figure, file, service, peerLimit, ...plan }) {
  const inCorpus = join(call.corpus, file);
  const folder = await mkdtemp(join(tmpdir(), "patchbay-bench-"));
  const alone = join(folder, basename(file));
  await copyFile(inCorpus, alone);
  const text = await readFile(inCorpus, "utf8");
  const runs = [
    contestant(patchbay({ name: "corpus", cli: call.cli, folder: call.corpus }), inCorpus),
    contestant(patchbay({ name: "alone", cli: call.cli, folder }), alone),
    contestant(yamlLanguageServer({ name: "yaml-language-server", folder }), alone),
  ];
  try {
    for (const run of runs) await open(run, text);
    await takeTurns(runs, {
      ...plan,
      rounds: call.rounds ?? plan.rounds,
      places: placesOfService(text, service),
    });
  } finally {
    await Promise.all(runs.map(({ server }) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  }
  return result(runs, { figure, peerLimit });
}

function contestant(description, path) {
  return { server: startServer(description), uri: pathToFileURL(path).href, samples: [], answers: [] };
}

/** Opens the file, and waits for the server's first work on it and on its workspace to end. */
async function open({ server, uri }, text) {
  await server.initialize();
  await server.open(uri, text);
  await server.settled(uri);
}

async function takeTurns(runs, { places, rounds, warmUp }) {
  const { line, character } = places.edit;
  const typed = { line, character: character + 1 };
  const edits = [
    { range: { start: places.edit, end: places.edit }, text: "x" },
    { range: { start: places.edit, end: typed }, text: "" },
  ];
  const warmPairs = Math.ceil(warmUp / 2);
  const pairs = warmPairs + Math.ceil(rounds / 2);
  for (let pair = 0; pair < pairs; pair++) {
    for (const edit of edits) {
      for (const run of order(runs, pair)) {
        await takeTurn(run, { edit, hover: places.hover, measured: pair >= warmPairs });
      }
    }
  }
}

/**
 * Another order for each pair of rounds, through all rotations forwards and backwards. A server that goes right
 * after the peer finds a processor that has rested meanwhile, and is slower for it: each must go there as often.
 */
function order(runs, pair) {
  const first = (pair >> 1) % runs.length;
  const rotated = [...runs.slice(first), ...runs.slice(0, first)];
  return pair % 2 === 0 ? rotated : rotated.reverse();
}

async function takeTurn({ server, uri, samples, answers }, { edit, hover, measured }) {
  const start = performance.now();
  await server.change(uri, edit);
  const answer = await server.hover(uri, hover);
  const elapsed = performance.now() - start;
  await server.settled(uri);
  if (!measured) return;
  samples.push(elapsed);
  answers.push(JSON.stringify(answer?.contents ?? null));
}

function result(runs, { figure, peerLimit }) {
  const [corpus, alone, peer] = runs.map(({ samples }) => summary(samples, "ms"));
  for (const run of runs.slice(0, 2)) assertAnswersFollowEdits(run);
  const answered = runs[2].answers.filter((answer) => answer !== "null").length;
  return {
    figure,
    series: { corpus, alone, "yaml-language-server": peer },
    goals: [
      goal("corpus / alone", { value: corpus.median / alone.median, limit: 1.25 }),
      goal("corpus / yaml-language-server", { value: corpus.median / peer.median, limit: peerLimit }),
    ],
    notes: [
      `yaml-language-server had a hover to show in ${answered} of ${peer.runs} rounds: it has no schema here`,
    ],
  };
}

/** A fast answer about the text before the edit is worth nothing: the two texts must get two answers. */
function assertAnswersFollowEdits({ server, answers }) {
  const [typed, deleted] = [0, 1].map((half) => new Set(answers.filter((_, round) => round % 2 === half)));
  const stale =
    answers.includes("null") || typed.size !== 1 || deleted.size !== 1 || typed.has([...deleted][0]);
  if (stale) throw new Error(`${server.name}: the hovers do not follow the edits: ${[...typed, ...deleted]}`);
}
