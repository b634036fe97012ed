/**
 * A workspace of any size that looks like those of companies: a folder for each team with its namespace, a folder
 * for each application with its manifests and a kustomization, and an overlay over each team. The names repeat from
 * team to team, as they do in life: every team has an `api`. The same seed gives the same bytes.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { randomFrom } from "../safety/random.mjs";
import { manifestOf } from "./generated-manifest.mjs";

/** How many objects one application has. */
export const resourcesPerApplication = 10;
const applicationsPerTeam = 20;

const names =
  "api web worker cache gateway billing search mail auth catalog cart orders stock users media audit report export import ledger quota rates feed chat alerts jobs proxy queue scores tags".split(
    " ",
  );
const towns =
  "oslo bergen turku malmo aarhus riga tartu gdansk lodz brno graz basel lyon nantes porto braga vigo cadiz bari pisa".split(
    " ",
  );

/** Yields `{ path, text }` of at least `resources` objects, rounded up to whole applications. */
export function* generateWorkspace({ resources, seed = 1 }) {
  const random = randomFrom(seed);
  const applications = Math.ceil(resources / resourcesPerApplication);
  for (let first = 0; first < applications; first += applicationsPerTeam) {
    const team = teamName(first / applicationsPerTeam);
    const size = Math.min(applicationsPerTeam, applications - first);
    const chosen = shuffled(names, random).slice(0, size);
    for (const name of chosen) yield* application({ team, name, random });
    yield {
      path: `teams/${team}/overlays/prod/kustomization.yaml`,
      text: `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nnamespace: ${team}\nresources:\n${chosen.map((name) => `  - ../../${name}\n`).join("")}`,
    };
  }
}

/** Writes the same workspace below a folder. Returns how many files that are. */
export function writeWorkspace(folder, plan) {
  let files = 0;
  for (const { path, text } of generateWorkspace(plan)) {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    files += 1;
  }
  return files;
}

/** The path of the first application's manifest, and a label value in it that its one Service selects. */
export function firstApplication(files) {
  const { path, text } = files.find((file) => file.path.endsWith("/app.yaml"));
  return { path, text, name: path.split("/").at(-2) };
}

function* application({ team, name, random }) {
  const folder = `teams/${team}/${name}`;
  yield { path: `${folder}/app.yaml`, text: manifestOf({ team, name, random }) };
  yield {
    path: `${folder}/kustomization.yaml`,
    text: "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  - app.yaml\n",
  };
}

function teamName(index) {
  const round = Math.floor(index / towns.length);
  return round === 0 ? towns[index] : `${towns[index % towns.length]}-${round + 1}`;
}

function shuffled(items, random) {
  const left = [...items];
  return items.map(() => left.splice(Math.floor(random() * left.length), 1)[0]);
}
