/** What is wrong with a `.patchbay.yaml`, now that the rules are known. */
import type { ProjectFile, ProjectProblem } from "../workspace/project-file.ts";
import { nearestName } from "./nearest-name.ts";

/** The problems of the file, those with names of rules included, in the order of its lines. */
export function projectProblems(file: ProjectFile, ids: readonly string[]): readonly ProjectProblem[] {
  const unknown = [...file.ruleLines].filter(([name]) => !ids.includes(name));
  const named = unknown.map(([name, line]) => ({ line, message: unknownRule(name, ids) }));
  return [...file.problems, ...named].sort((a, b) => a.line - b.line);
}

function unknownRule(name: string, ids: readonly string[]): string {
  const meant = nearestName(name, ids);
  return `rules: there is no rule ${name}.${meant === undefined ? "" : ` Did you mean ${meant}?`}`;
}
