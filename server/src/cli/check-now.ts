/** A check of what stands on the disk now: loads, runs every rule, and mends where it is asked to. */
import { today } from "../node/today.ts";
import type { Rule } from "../rules/rule.ts";
import type { FileSystem } from "../workspace/file-system.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { SkippedFile } from "./account.ts";
import type { CheckOptions } from "./check.ts";
import type { Answered } from "./check-cache.ts";
import type { Complaints } from "./complaints.ts";
import { type FindingsReport, findAll, findingsReport } from "./findings-report.ts";
import { applySafeFixes } from "./fix.ts";
import { load } from "./load.ts";
import { ruleFault } from "./rule-fault.ts";
import type { Terminal } from "./terminal.ts";

/** What a check comes to, as plain data. */
export interface Result extends Complaints {
  readonly report: FindingsReport;
  /** What `--fix` could not write. */
  readonly unwritten: readonly SkippedFile[];
  /** True when something was not checked, or not mended: the command ends with 2. */
  readonly failed: boolean;
}

/** The result on this disk. It does not last where a rule threw. */
export async function checkNow(
  paths: readonly string[],
  { stdinFilename, scope, fix, disk }: CheckOptions & { readonly disk: FileSystem },
  { readInput, complain }: Terminal,
): Promise<Answered<Result>> {
  const loaded = await load({ paths, inputName: stdinFilename, readInput, disk });
  const faults = new Set<string>();
  const onFault = (rule: Rule, placed: Placed, error: unknown) => {
    if (faults.has(rule.id)) return;
    for (const line of ruleFault(rule, placed, error).split("\n")) complain(line);
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
