/** `patchbay check`: loads, runs every rule, prints the findings. */
import colors from "picocolors";
import { promptFileSystem } from "../node/node-file-system.ts";
import { today } from "../node/today.ts";
import type { FindingLevel, Rule } from "../rules/rule.ts";
import type { FileSystem } from "../workspace/file-system.ts";
import type { Scope } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { SkippedFile } from "./account.ts";
import { buildId } from "./build.ts";
import { type Answered, cached, cacheRefusal } from "./check-cache.ts";
import { displayPath } from "./display-path.ts";
import { type FindingsReport, failsOn, findAll, findingsReport } from "./findings-report.ts";
import { applySafeFixes } from "./fix.ts";
import { type Complaints, complainOf, load } from "./load.ts";
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
  /** The file that keeps the result from one run to the next. */
  readonly cache?: string;
}

type Reporter = (report: FindingsReport, terminal: Terminal) => string;

/** The formats of `--format`. */
export const reporters = {
  text: (report, { color }) => findingsText(report, colors.createColors(color)),
  json: (report) => jsonText(report),
  sarif: (report) => sarifText(report),
  github: (report) => githubText(report),
} as const satisfies Record<string, Reporter>;

/** What a check comes to, as plain data. */
interface Result extends Complaints {
  readonly report: FindingsReport;
  /** What `--fix` could not write. */
  readonly unwritten: readonly SkippedFile[];
  /** True when something was not checked, or not mended: the command ends with 2. */
  readonly failed: boolean;
}

/** Checks what the paths name, and mends what can be mended safely where it is asked to. A rule that throws ends the command with 2, because something stays unchecked. */
export async function check(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const refusal = refusalOf(paths, options);
  if (refusal !== undefined) {
    terminal.complain(`patchbay: ${refusal}`);
    return 2;
  }
  const result = await resultOf(paths, options, terminal);
  complainOf(result, terminal);
  for (const each of result.unwritten) terminal.complain(`patchbay: ${each.file}: ${each.reason}`);
  await terminal.print(reporters[options.format](result.report, terminal));
  if (result.failed) return 2;
  return result.report.findings.some(failsOn(options.failOn)) ? 1 : 0;
}

/** Why options and paths do not go together. */
function refusalOf(paths: readonly string[], { fix, cache }: CheckOptions): string | undefined {
  const input = paths.includes("-");
  if (fix === true && input) return "--fix writes files, and standard input is none";
  if (cache !== undefined && input) return "--cache is about files, and standard input is none";
  return cache === undefined ? undefined : cacheRefusal(cache);
}

/** From the cache where there is one that holds. */
async function resultOf(
  paths: readonly string[],
  options: CheckOptions,
  terminal: Terminal,
): Promise<Result> {
  const answer = (disk: FileSystem) => checkNow(paths, { ...options, disk }, terminal);
  if (options.cache === undefined) return (await answer(promptFileSystem)).result;
  const { complain } = terminal;
  return cached({ file: options.cache, asked: askedOf(paths, options), day: today(), complain }, answer);
}

/** All that decides about the result on every day, and stands in no file. */
function askedOf(paths: readonly string[], { scope }: CheckOptions): string {
  return JSON.stringify([buildId(), process.version, process.cwd(), paths, scope ?? null]);
}

async function checkNow(
  paths: readonly string[],
  { stdinFilename, scope, fix, disk }: CheckOptions & { readonly disk: FileSystem },
  { readInput, complain }: Terminal,
): Promise<Answered<Result>> {
  const loaded = await load({ paths, inputName: stdinFilename, readInput, disk });
  const faults = new Set<string>();
  const onFault = (rule: Rule, placed: Placed, error: unknown) => {
    if (!faults.has(rule.id)) complain(faultText(rule, placed, error));
    faults.add(rule.id);
  };
  const day = today();
  const time = { asked: false };
  const tellDay = () => {
    time.asked = true;
    return day;
  };
  const findings = findAll(loaded, { onFault, today: tellDay, ...(scope === undefined ? {} : { scope }) });
  const repair = fix === true ? await applySafeFixes(loaded, findings) : undefined;
  const { problems, mistakes } = loaded;
  const unwritten = repair?.unwritten ?? [];
  const report = findingsReport(loaded, findings, repair?.fixed);
  const failed = loaded.failed || faults.size > 0 || unwritten.length > 0;
  const result = { report, problems, mistakes, unwritten, failed };
  return { result, lasting: faults.size === 0, ...(time.asked ? { day } : {}) };
}

/** Names the rule and the kind of object, never what the object holds. */
function faultText({ id }: Rule, { resource, document }: Placed, error: unknown): string {
  const reason = error instanceof Error ? error.message : String(error);
  return `patchbay: rule ${id} failed on a ${resource.kind} in ${displayPath(document.uri)}: ${reason}`;
}
