/** `patchbay check`: the findings of every rule, checked now or kept from the last run, and printed. */
import colors from "picocolors";
import { promptFileSystem } from "../node/node-file-system.ts";
import { today } from "../node/today.ts";
import type { FindingLevel } from "../rules/rule.ts";
import type { FileSystem } from "../workspace/file-system.ts";
import type { Scope } from "../workspace/selection.ts";
import { buildId } from "./build.ts";
import { cached, cacheRefusal } from "./check-cache.ts";
import type { Result } from "./check-now.ts";
import { complainOf } from "./complaints.ts";
import type { FindingsReport } from "./findings-report.ts";
import { failsOn } from "./levels.ts";
import { jsonText } from "./reporters/json.ts";
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

/** The formats of `--format`, each loaded when it is asked for. */
export const reporters = {
  text: async () => {
    const { findingsText } = await import("./reporters/findings-text.ts");
    return (report, { color }) => findingsText(report, colors.createColors(color));
  },
  json: async () => jsonText,
  sarif: async () => (await import("./reporters/sarif.ts")).sarifText,
  github: async () => (await import("./reporters/github.ts")).githubText,
} as const satisfies Record<string, () => Promise<Reporter>>;

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
  const reporter: Reporter = await reporters[options.format]();
  await terminal.print(reporter(result.report, terminal));
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
  // What a cache can do without is loaded only here: the rules, and all that reads manifests.
  const answer = async (disk: FileSystem) => {
    const { checkNow } = await import("./check-now.ts");
    return checkNow(paths, { ...options, disk }, terminal);
  };
  if (options.cache === undefined) return (await answer(promptFileSystem)).result;
  const { complain } = terminal;
  return cached({ file: options.cache, asked: askedOf(paths, options), day: today(), complain }, answer);
}

/** All that decides about the result on every day, and stands in no file. */
function askedOf(paths: readonly string[], { scope }: CheckOptions): string {
  return JSON.stringify([buildId(), process.version, process.cwd(), paths, scope ?? null]);
}
