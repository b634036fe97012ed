/** `patchbay check`: loads, runs every rule, prints the findings. */
import colors from "picocolors";
import type { FindingLevel, Rule } from "../rules/rule.ts";
import type { Scope } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { displayPath } from "./display-path.ts";
import { type FindingsReport, failsOn, findAll, findingsReport } from "./findings-report.ts";
import { applySafeFixes } from "./fix.ts";
import { complainOf, load } from "./load.ts";
import { findingsText } from "./reporters/findings-text.ts";
import { githubText } from "./reporters/github.ts";
import { jsonText } from "./reporters/json.ts";
import { sarifText } from "./reporters/sarif.ts";
import type { ExitCode, Terminal } from "./terminal.ts";

export interface CheckOptions {
  readonly format: keyof typeof reporters;
  readonly failOn: FindingLevel;
  readonly scope?: Scope;
  readonly stdinFilename: string;
  readonly fix?: boolean;
}

type Reporter = (report: FindingsReport, terminal: Terminal) => string;

/** The formats of `--format`. */
export const reporters = {
  text: (report, { color }) => findingsText(report, colors.createColors(color)),
  json: (report) => jsonText(report),
  sarif: (report) => sarifText(report),
  github: (report) => githubText(report),
} as const satisfies Record<string, Reporter>;

/** Checks what the paths name, and mends what can be mended safely where it is asked to. A rule that throws ends the command with 2, because something stays unchecked. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  if (options.fix === true && paths.includes("-")) {
    terminal.complain("patchbay: --fix writes files, and standard input is none");
    return 2;
  }
  const { readInput } = terminal;
  const loaded = await load({ paths, inputName: options.stdinFilename, readInput });
  const faults = new Set<string>();
  const onFault = (rule: Rule, placed: Placed, error: unknown) => {
    if (!faults.has(rule.id)) terminal.complain(faultText(rule, placed, error));
    faults.add(rule.id);
  };
  const { scope } = options;
  const findings = findAll(loaded, { onFault, ...(scope === undefined ? {} : { scope }) });
  const repair = options.fix === true ? await applySafeFixes(loaded, findings) : undefined;
  const report = findingsReport(loaded, findings, repair?.fixed);
  complainOf(loaded, terminal);
  for (const { file, reason } of repair?.unwritten ?? []) terminal.complain(`patchbay: ${file}: ${reason}`);
  await terminal.print(reporters[options.format](report, terminal));
  if (loaded.failed || faults.size > 0 || (repair?.unwritten.length ?? 0) > 0) return 2;
  return report.findings.some(failsOn(options.failOn)) ? 1 : 0;
}

/** Names the rule and the kind of object, never what the object holds. */
function faultText({ id }: Rule, { resource, document }: Placed, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `patchbay: rule ${id} failed on a ${resource.kind} in ${displayPath(document.uri)}: ${reason}`;
}
