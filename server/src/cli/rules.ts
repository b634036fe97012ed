/** `patchbay rules`: every rule with its level, for people and for programs. */
import { rules } from "../rules/index.ts";
import { jsonText } from "./reporters/json.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

export interface RulesOptions {
  readonly format: "text" | "json";
}

/** Prints the list of rules, sorted by name. */
export async function listRules({ format }: RulesOptions, { print }: Terminal): Promise<ExitCode> {
  await print(format === "json" ? jsonText(rulesReport()) : rulesText());
  return 0;
}

function rulesReport() {
  const entries = rules.map(({ id, level, title, since, references }) => ({
    rule: id,
    level,
    title,
    since,
    references,
  }));
  return { schema: "patchbay.rules/1", rules: entries };
}

function rulesText(): string {
  const width = Math.max(...rules.map(({ id }) => id.length));
  return rules.map(({ id, level, title }) => `${id.padEnd(width)}  ${level.padEnd(11)}  ${title}\n`).join("");
}
