/** Runs the rules over one resource. A rule that throws costs that rule, never the others. */
import { newestMinor } from "../kubernetes/versions.ts";
import type { Graph } from "../workspace/graph.ts";
import { type Scope, type Selection, selectPods } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { Finding, Level, Rule, RuleContext } from "./rule.ts";

/** The level that the settings of a file give a rule; undefined where they leave it to the rule. */
export type Levels = (rule: string, uri: string) => Level | undefined;

export interface CheckOptions {
  readonly graph: Graph;
  /** `auto` when left out. */
  readonly scope?: Scope;
  readonly rules: readonly Rule[];
  readonly levels: Levels;
  /** The minor version of Kubernetes 1 that the settings of a file name; the newest one known when left out. */
  readonly minor?: (uri: string) => number;
  readonly onFault: (rule: Rule, placed: Placed, error: unknown) => void;
}

/** The findings on one resource, in the order of the text. */
export function checkResource(placed: Placed, options: CheckOptions): readonly Finding[] {
  const context = contextFor(placed, options);
  const findings = options.rules.flatMap((rule) => runRule(rule, { placed, context }, options));
  return findings.sort((a, b) => a.range.start - b.range.start || (a.rule < b.rule ? -1 : 1));
}

/** What the rules of one resource share: most rules on a Service ask for the same pods. */
function contextFor(placed: Placed, { graph, scope = "auto", minor }: CheckOptions): RuleContext {
  const question = { scope, reader: placed };
  let selection: Selection | undefined;
  return {
    graph,
    question,
    minor: minor?.(placed.document.uri) ?? newestMinor,
    select: (service) => {
      selection ??= selectPods(graph, service, question);
      return selection;
    },
  };
}

interface Subject {
  readonly placed: Placed;
  readonly context: RuleContext;
}

function runRule(rule: Rule, { placed, context }: Subject, options: CheckOptions): readonly Finding[] {
  const { levels, onFault } = options;
  const wanted = levels(rule.id, placed.document.uri);
  if (wanted === "off" || (wanted === undefined && rule.level === "off")) return [];
  try {
    return [...rule.check(placed, context)].flatMap((report) => {
      const level = wanted ?? report.level ?? rule.level;
      return level === "off" ? [] : [{ ...report, rule: rule.id, level, placed }];
    });
  } catch (error) {
    onFault(rule, placed, error);
    return [];
  }
}
