/** Runs the rules over one resource. A rule that throws costs that rule, never the others. */

import { defaultNodePorts, type PortRange } from "../kubernetes/ports.ts";
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
  /** The node ports that the settings of a file name; those of Kubernetes itself when left out. */
  readonly nodePorts?: (uri: string) => PortRange;
  readonly onFault: (rule: Rule, placed: Placed, error: unknown) => void;
}

/** The findings on one resource, in the order of the text. */
export function checkResource(placed: Placed, options: CheckOptions): readonly Finding[] {
  const context = contextFor(placed, options);
  const findings = options.rules.flatMap((rule) => runRule(rule, { placed, context }, options));
  return findings.sort((a, b) => a.range.start - b.range.start || (a.rule < b.rule ? -1 : 1));
}

/** What the rules of one resource share: most rules on a Service ask for the same pods. */
function contextFor(placed: Placed, { graph, scope = "auto", minor, nodePorts }: CheckOptions): RuleContext {
  const question = { scope, reader: placed };
  let selection: Selection | undefined;
  return {
    graph,
    question,
    minor: minor?.(placed.document.uri) ?? newestMinor,
    nodePorts: nodePorts?.(placed.document.uri) ?? defaultNodePorts,
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
      return level === "off"
        ? []
        : [{ ...report, message: sentence(report.message), rule: rule.id, level, placed }];
    });
  } catch (error) {
    onFault(rule, placed, error);
    return [];
  }
}

/** With a capital at the start: "this Service" begins a sentence where an object has no name. */
function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
