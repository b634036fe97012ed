/** From fixtures to workspaces and findings: what every test of an answer begins with. */
import { Findings } from "../../src/rules/findings.ts";
import type { Finding, Fix, Rule } from "../../src/rules/rule.ts";
import { applyEdits, lineEnd, withLineEnd } from "../../src/text/edit.ts";
import { shifted } from "../../src/text/range.ts";
import { byPlace } from "../../src/workspace/selection.ts";
import { Workspace } from "../../src/workspace/workspace.ts";
import type { Expectation, Fixture } from "./fixture.ts";

const root = "mem:/w";

/** The day of every test: 2026-06-01. */
export const testDay = 20_605;

/** The uri under which a file of a fixture stands in its workspace. */
export function uriOf(path: string): string {
  return `${root}/${path}`;
}

/** The path in the fixture of a uri of its workspace. */
export function pathOf(uri: string): string {
  return uri.slice(root.length + 1);
}

/** A workspace of one folder with every file of the fixture open. */
export function workspaceOf({ files }: Pick<Fixture, "files">): Workspace {
  const workspace = new Workspace([root]);
  const texts = [...files].map(([path, text]) => ({ uri: uriOf(path), text }));
  workspace.updateAll(texts, { open: true });
  return workspace;
}

/**
 * What rules find in a workspace, in the order of files and places. A rule that throws makes the test throw. A rule
 * that is off is run when it is the one under test.
 */
export function findingsIn(
  workspace: Workspace,
  rules: readonly Rule[],
  underTest?: string,
): readonly Finding[] {
  const onFault = (_rule: Rule, _placed: unknown, error: unknown) => {
    throw error;
  };
  const off = new Set(rules.filter(({ level }) => level === "off").map(({ id }) => id));
  const levels = (rule: string) => (rule === underTest && off.has(rule) ? "information" : undefined);
  const findings = new Findings({ graph: workspace.graph, rules, levels, onFault, today: () => testDay });
  const documents = [...workspace.files()].flatMap((file) => file.documents);
  findings.update({ added: documents, removed: [], told: new Set() });
  return documents
    .flatMap((document) => findings.in(document))
    .sort((a, b) => byPlace(a.placed, b.placed) || a.range.start - b.range.start);
}

/** A finding as the expectation that would meet it; `rule` is the one under test. */
export function asExpectation(finding: Finding, rule: string): Expectation {
  const { document } = finding.placed;
  return {
    path: pathOf(document.uri),
    range: shifted(finding.range, document.place.start),
    level: finding.level,
    rule: finding.rule === rule ? undefined : finding.rule,
    message: finding.message,
  };
}

/** The files that a fix changes, by path, as they are afterwards. */
export function applyFix({ edits }: Fix, files: Fixture["files"]): ReadonlyMap<string, string> {
  const changed = new Map<string, string>();
  for (const path of new Set(edits.map(({ document }) => pathOf(document.uri)))) {
    const text = files.get(path) ?? "";
    const inFile = edits.filter(({ document }) => document.uri === uriOf(path));
    const moved = inFile.map(({ document, edit }) => ({
      ...withLineEnd(edit, lineEnd(text)),
      range: shifted(edit.range, document.place.start),
    }));
    changed.set(path, applyEdits(text, moved));
  }
  return changed;
}
