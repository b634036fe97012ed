/** `patchbay check`: loads, runs every rule, prints the findings. */
import colors from "picocolors";
import type { FindingLevel, Rule } from "../rules/rule.ts";
import type { Scope } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { displayPath } from "./display-path.ts";
import { failsOn, findingsReport } from "./findings-report.ts";
import { complainOf, load } from "./load.ts";
import { findingsText } from "./reporters/findings-text.ts";
import { jsonText } from "./reporters/json.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

export interface CheckOptions {
  readonly format: "text" | "json";
  readonly failOn: FindingLevel;
  readonly scope: Scope;
  readonly stdinFilename: string;
}

/** Checks what the paths name. A rule that throws ends the command with 2, because something stays unchecked. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { readInput } = terminal;
  const loaded = await load({ paths, inputName: options.stdinFilename, readInput });
  const faults = new Set<string>();
  const onFault = (rule: Rule, placed: Placed, error: unknown) => {
    if (!faults.has(rule.id)) terminal.complain(faultText(rule, placed, error));
    faults.add(rule.id);
  };
  const report = findingsReport(loaded, { scope: options.scope, onFault });
  complainOf(loaded, terminal);
  await terminal.print(
    options.format === "json" ? jsonText(report) : findingsText(report, colors.createColors(terminal.color)),
  );
  if (loaded.failed || faults.size > 0) return 2;
  return report.findings.some(failsOn(options.failOn)) ? 1 : 0;
}

/** Names the rule and the kind of object, never what the object holds. */
function faultText({ id }: Rule, { resource, document }: Placed, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `patchbay: rule ${id} failed on a ${resource.kind} in ${displayPath(document.uri)}: ${reason}`;
}
