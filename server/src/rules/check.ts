/** Runs the rules over one resource. A rule that throws costs that rule, never the others. */
import type { Graph } from "../workspace/graph.ts";
import type { Scope } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { Finding, Level, Rule } from "./rule.ts";

/** The level that the settings of a file give a rule; undefined where they leave it to the rule. */
export type Levels = (rule: string, uri: string) => Level | undefined;

export interface CheckOptions {
  readonly graph: Graph;
  /** `auto` when left out. */
  readonly scope?: Scope;
  readonly rules: readonly Rule[];
  readonly levels: Levels;
  readonly onFault: (rule: Rule, placed: Placed, error: unknown) => void;
}

/** The findings on one resource, in the order of the text. */
export function checkResource(placed: Placed, options: CheckOptions): readonly Finding[] {
  const findings = options.rules.flatMap((rule) => runRule(rule, placed, options));
  return findings.sort((a, b) => a.range.start - b.range.start || (a.rule < b.rule ? -1 : 1));
}

function runRule(rule: Rule, placed: Placed, options: CheckOptions): readonly Finding[] {
  const { graph, scope = "auto", levels, onFault } = options;
  const wanted = levels(rule.id, placed.document.uri);
  if (wanted === "off" || (wanted === undefined && rule.level === "off")) return [];
  try {
    return [...rule.check(placed, { graph, scope })].flatMap((report) => {
      const level = wanted ?? report.level ?? rule.level;
      return level === "off" ? [] : [{ ...report, rule: rule.id, level, placed }];
    });
  } catch (error) {
    onFault(rule, placed, error);
    return [];
  }
}
