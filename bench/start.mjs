/**
 * What a user waits for and downloads: the sizes of the bundles against their budgets, the time from the start of the
 * server's process to its first word, and the time to the first hover after a file was opened.
 */
import { readFileSync, statSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { generateWorkspace } from "./generate-workspace.mjs";
import { patchbay, yamlLanguageServer } from "./servers.mjs";
import { goal, summary } from "./statistics.mjs";
import { startServer } from "./stdio-client.mjs";

const rounds = 10;
const root = join(import.meta.dirname, "..");
const budgets = JSON.parse(readFileSync(join(import.meta.dirname, "budgets.json"), "utf8"));

export async function measure({ cli }) {
  const folder = await mkdtemp(join(tmpdir(), "patchbay-bench-"));
  try {
    const text = [...generateWorkspace({ resources: 10 })][0].text;
    await writeFile(join(folder, "app.yaml"), text);
    const servers = [
      patchbay({ name: "patchbay", cli, folder }),
      yamlLanguageServer({ name: "yaml-language-server", folder }),
    ];
    const samples = Object.fromEntries(servers.map(({ name }) => [name, { activation: [], hover: [] }]));
    for (let round = 0; round < rounds; round++) {
      for (const server of servers) {
        const { activation, hover } = await startOnce(server, {
          uri: pathToFileURL(join(folder, "app.yaml")).href,
          text,
        });
        samples[server.name].activation.push(activation);
        samples[server.name].hover.push(hover);
      }
    }
    return result(samples);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function startOnce(description, { uri, text }) {
  const start = performance.now();
  const server = startServer(description);
  try {
    await server.initialize();
    const activation = performance.now() - start;
    await server.open(uri, text);
    await server.hover(uri, { line: text.split("\n").indexOf("kind: Service"), character: 7 });
    return { activation, hover: performance.now() - start };
  } finally {
    await server.stop();
  }
}

function result(samples) {
  const series = Object.fromEntries(
    Object.entries(samples).flatMap(([name, { activation, hover }]) => [
      [`${name}, first word`, summary(activation, "ms")],
      [`${name}, first hover`, summary(hover, "ms")],
    ]),
  );
  const sizes = Object.entries(budgets.bundles).map(([bundle, kilobytes]) =>
    goal(bundle, {
      value: statSync(join(root, bundle)).size / 1000,
      limit: kilobytes * budgets.tolerance,
      unit: "kB",
    }),
  );
  const ratio = series["patchbay, first hover"].median / series["yaml-language-server, first hover"].median;
  return {
    figure: "start",
    series,
    goals: [...sizes, goal("first hover / yaml-language-server", { value: ratio, limit: 1 })],
  };
}
