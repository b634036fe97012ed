/** What `patchbay check` reports: the findings of every file, in the shape that programs may rely on. */
import { today } from "../node/today.ts";
import { Findings } from "../rules/findings.ts";
import { rules } from "../rules/index.ts";
import type { Finding, Fix, Related, Rule } from "../rules/rule.ts";
import { withLineEnd } from "../text/edit.ts";
import type { Scope } from "../workspace/selection.ts";
import type { Placed, SourceDocument } from "../workspace/source-file.ts";
import type { Workspace } from "../workspace/workspace.ts";
import { projectOf } from "../workspace/world.ts";
import type { FileAccount } from "./account.ts";
import type { Loaded } from "./load.ts";
import { type FilePlace, placeIn } from "./places.ts";

export interface FindingsReport {
  readonly schema: "patchbay.findings/1";
  /** What `--fix` mended; undefined without it. */
  readonly fixed?: readonly FixedEntry[];
  readonly findings: readonly FindingEntry[];
  readonly files: FileAccount;
}

/** A finding that is mended, where it was before. */
export interface FixedEntry extends FilePlace {
  readonly rule: string;
  readonly message: string;
  /** The title of the fix. */
  readonly fix: string;
}

export type FindingEntry = ReturnType<typeof findingEntry>;

export interface CheckQuestion {
  /** What `.patchbay.yaml` says when left out. */
  readonly scope?: Scope;
  /** Days since the beginning of 1970; by the clock of the machine when left out. */
  readonly today?: () => number;
  /** Told of each rule that threw, on the resource where it did. */
  readonly onFault: (rule: Rule, placed: Placed, error: unknown) => void;
}

/** Checks everything that was loaded. */
export function findAll({ workspace }: Loaded, question: CheckQuestion): Findings {
  const { graph } = workspace;
  const levels = (rule: string, uri: string) => projectOf(graph.world, uri).rules.get(rule);
  const findings = new Findings({ graph, rules, levels, today, ...question });
  findings.update({ added: documentsOf(workspace), removed: [], told: new Set() });
  return findings;
}

/** What was found, sorted by file and place. */
export function findingsReport(
  { workspace, files, crlf }: Loaded,
  findings: Findings,
  fixed?: readonly FixedEntry[],
): FindingsReport {
  const entries = documentsOf(workspace)
    .flatMap((document) => findings.in(document))
    .map((finding) => findingEntry(finding, crlf));
  const mended = fixed === undefined ? {} : { fixed };
  return { schema: "patchbay.findings/1", ...mended, findings: entries.sort(byPlace), files };
}

/** Every document of a workspace, in the order of its files. */
export function documentsOf(workspace: Workspace): readonly SourceDocument[] {
  return [...workspace.files()].flatMap((file) => file.documents);
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

/** Order of findings in output. */
export function byPlace(a: FilePlace & { rule: string }, b: FilePlace & { rule: string }): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  const [one, other] = [a.range.start, b.range.start];
  return one.line - other.line || one.column - other.column || (a.rule < b.rule ? -1 : 1);
}
