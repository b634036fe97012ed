/** What `patchbay check` reports: the findings of every file, in the shape that programs may rely on. */
import { Findings } from "../rules/findings.ts";
import { rules } from "../rules/index.ts";
import type { Finding, FindingLevel, Fix, Related, Rule } from "../rules/rule.ts";
import { withLineEnd } from "../text/edit.ts";
import type { Scope } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { FileAccount } from "./account.ts";
import type { Loaded } from "./load.ts";
import { placeIn } from "./places.ts";

export interface FindingsReport {
  readonly schema: "patchbay.findings/1";
  readonly findings: readonly FindingEntry[];
  readonly files: FileAccount;
}

export type FindingEntry = ReturnType<typeof findingEntry>;

export interface CheckQuestion {
  readonly scope: Scope;
  /** Told of each rule that threw, on the resource where it did. */
  readonly onFault: (rule: Rule, placed: Placed, error: unknown) => void;
}

/** From the least to the worst. */
export const severities = ["hint", "information", "warning", "error"] as const satisfies FindingLevel[];

/** The findings of everything that was loaded, sorted by file and place. */
export function findingsReport(loaded: Loaded, question: CheckQuestion): FindingsReport {
  const { workspace, files } = loaded;
  const documents = [...workspace.files()].flatMap((file) => file.documents);
  const findings = new Findings({ graph: workspace.graph, rules, levels: () => undefined, ...question });
  findings.update({ added: documents, removed: [], told: new Set() });
  const entries = documents
    .flatMap((document) => findings.in(document))
    .map((finding) => findingEntry(finding, loaded.crlf));
  return { schema: "patchbay.findings/1", findings: entries.sort(byPlace), files };
}

/** Whether a finding is at or above a level. */
export function failsOn(level: FindingLevel): (finding: FindingEntry) => boolean {
  const least = severities.indexOf(level);
  return (finding) => severities.indexOf(finding.level) >= least;
}

function findingEntry(finding: Finding, crlf: Loaded["crlf"]) {
  const { rule, level, message, placed, range, related = [], fixes = [] } = finding;
  const { kind, namespace, name, namespaceNode, nameNode } = placed.resource;
  return {
    rule,
    level,
    message,
    ...placeIn(placed.document, range),
    resource: {
      kind,
      namespace: namespace ?? namespaceNode?.text ?? null,
      name: name ?? nameNode?.text ?? null,
    },
    related: related.map(relatedEntry),
    fixes: fixes.map((fix) => fixEntry(fix, crlf)),
  };
}

function relatedEntry({ message, placed, range }: Related) {
  return { message, ...placeIn(placed.document, range) };
}

function fixEntry({ title, safe, edits }: Fix, crlf: Loaded["crlf"]) {
  return {
    title,
    safe,
    edits: edits.map(({ document, edit }) => ({
      ...placeIn(document, edit.range),
      newText: withLineEnd(edit, crlf.has(document.uri) ? "\r\n" : "\n").newText,
    })),
  };
}

function byPlace(a: FindingEntry, b: FindingEntry): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  const [one, other] = [a.range.start, b.range.start];
  return one.line - other.line || one.column - other.column || (a.rule < b.rule ? -1 : 1);
}
