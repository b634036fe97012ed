/** What a run prints: one JSON line and one table row per figure, with the versions that were measured. */
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";

const packages = {
  patchbay: join("..", "package.json"),
  "yaml-language-server": join("node_modules", "yaml-language-server", "package.json"),
  "@monokle/validation": join("node_modules", "@monokle", "validation", "package.json"),
  yaml: join("node_modules", "yaml", "package.json"),
};

/** One figure for a program: `series` and `goals` by name, and where and with what they were measured. */
export function jsonLine(figure) {
  return JSON.stringify({ schema: "patchbay.bench/1", ...figure, versions: versions(), machine: machine() });
}

/** All figures for people, as a Markdown table under a line with versions. */
export function table(figures) {
  const rows = figures.map(({ figure, series, goals }) => [figure, seriesText(series), goalsText(goals)]);
  const version = Object.entries(versions()).map(([name, number]) => `${name} ${number}`);
  return [
    "",
    `${version.join(", ")}, ${machine()}`,
    "",
    ...[["figure", "median / p95", "goals"], ["---", "---", "---"], ...rows].map(
      (row) => `| ${row.join(" | ")} |`,
    ),
    ...figures.flatMap(({ figure, notes = [] }) => notes.map((note) => `\n${figure}: ${note}.`)),
  ].join("\n");
}

function seriesText(series) {
  return Object.entries(series)
    .map(([name, { median, p95, unit }]) => `${name} ${median} / ${p95} ${unit}`)
    .join("; ");
}

function goalsText(goals) {
  return goals
    .map(({ name, value, limit, unit, met }) => {
      const number = `${value}${unit && ` ${unit}`}`;
      return `${name}: ${number} (at most ${limit}: ${met ? "met" : "not met"})`;
    })
    .join("; ");
}

function versions() {
  const versionOf = (file) => JSON.parse(readFileSync(join(import.meta.dirname, file), "utf8")).version;
  return {
    ...Object.fromEntries(Object.entries(packages).map(([name, file]) => [name, versionOf(file)])),
    node: process.versions.node,
  };
}

function machine() {
  const processors = cpus();
  return `${processors.length} × ${processors[0]?.model.trim() ?? "unknown processor"}`;
}
