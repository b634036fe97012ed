/** Runs the rules over one resource. A rule that throws costs that rule, never the others. */
import type { Graph } from "../workspace/graph.ts";
import { settingsUnder } from "../workspace/project.ts";
import { type Scope, type Selection, selectPods } from "../workspace/selection.ts";
import { defaultSettings, type Settings } from "../workspace/settings.ts";
import type { Placed } from "../workspace/source-file.ts";
import { projectOf } from "../workspace/world.ts";
import type { Finding, Level, Rule, RuleContext } from "./rule.ts";

/** The level that the settings of a file give a rule; undefined where they leave it to the rule. */
export type Levels = (rule: string, uri: string) => Level | undefined;

export interface CheckOptions {
  readonly graph: Graph;
  /** What the settings say of the file when left out. */
  readonly scope?: Scope;
  readonly rules: readonly Rule[];
  readonly levels: Levels;
  /** The settings of a file; the defaults under what its project says when left out. */
  readonly settings?: (uri: string) => Settings;
  /** Days since the beginning of 1970. Where it is left out, rules on time are silent. */
  readonly today?: () => number;
  readonly onFault: (rule: Rule, placed: Placed, error: unknown) => void;
}

/** The findings on one resource, in the order of the text. */
export function checkResource(placed: Placed, options: CheckOptions): readonly Finding[] {
  const context = contextFor(placed, options);
  const { type } = placed.resource;
  const findings = options.rules
    .filter(({ on }) => on === undefined || on === type)
    .flatMap((rule) => runRule(rule, { placed, context }, options));
  return findings.sort((a, b) => a.range.start - b.range.start || (a.rule < b.rule ? -1 : 1));
}

/** The level that a rule has in a file, unless a finding names its own. */
export function levelOf({ id, level }: Rule, uri: string, { levels }: CheckOptions): Level {
  return levels(id, uri) ?? level;
}

/** What the rules of one resource share: most rules on a Service ask for the same pods. */
function contextFor(placed: Placed, options: CheckOptions): RuleContext {
  const { graph } = options;
  const { uri } = placed.document;
  const settings = options.settings?.(uri) ?? settingsUnder(projectOf(graph.world, uri), defaultSettings);
  const { scope = settings.scope } = options;
  const question = { scope, reader: placed };
  let selection: Selection | undefined;
  return {
    graph,
    look: { graph, reader: placed },
    question,
    get today() {
      return options.today?.();
    },
    minor: settings.kubernetesVersion,
    nodePorts: settings.nodePortRange,
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
