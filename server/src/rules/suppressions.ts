/** What silences findings: comments and annotations, seen as one thing. */
import { positionAt } from "../text/line-index.ts";
import type { Range } from "../text/range.ts";
import type { Placed, SourceDocument } from "../workspace/source-file.ts";
import type { Directive, DirectiveScope, ListedName } from "../yaml/directives.ts";
import { rulesNamed } from "./aliases.ts";
import type { Finding } from "./rule.ts";

export interface Suppression {
  readonly scope: DirectiveScope | "object";
  /** The comment, or the value of the annotation. */
  readonly range: Range;
  /** False for the annotation of another tool, whose names are its own business. */
  readonly own: boolean;
  readonly names: readonly ListedName[];
  /** What to delete with it; undefined where that would leave something broken. */
  readonly removal: Range | undefined;
  /** Whether the finding stands where the suppression holds, whatever its rule. */
  readonly covers: (finding: Finding) => boolean;
}

/** The suppressions that stand in a document. */
export function suppressionsIn(document: SourceDocument): readonly Suppression[] {
  return [
    ...document.content.directives.flatMap((directive) => ofDirective(document, directive) ?? []),
    ...objectsOf(document).flatMap(ofAnnotations),
  ];
}

/** Whether a document holds any suppression: asked of every document, so it builds nothing. */
export function holdsSuppressions({ content, resources }: SourceDocument): boolean {
  return content.directives.length > 0 || resources.some(({ resource }) => resource.ignores.length > 0);
}

/** Whether a document holds a suppression for its whole file. */
export function reachesFile({ content }: SourceDocument): boolean {
  return content.directives.some(({ scope }) => scope === "file");
}

/** Whether one of the names of the suppression silences the finding. */
export function silences({ covers, names }: Suppression, finding: Finding): boolean {
  return names.some(({ name }) => rulesNamed(name).includes(finding.rule)) && covers(finding);
}

function ofDirective(document: SourceDocument, directive: Directive): Suppression | undefined {
  const { scope, line, range, names, removal } = directive;
  if (scope === undefined) return undefined;
  const covers = ({ placed, range: { start } }: Finding) => {
    if (scope === "file") return placed.document.uri === document.uri;
    if (placed.document !== document) return false;
    return scope === "document" || positionAt(document.lines, start).line === line;
  };
  return { scope, range, own: true, names, removal, covers };
}

/** One resource for each object: a custom resource with pod templates inside stands for several. */
function objectsOf({ resources }: SourceDocument): readonly Placed[] {
  return [...new Map(resources.map((placed) => [placed.resource.item, placed])).values()];
}

function ofAnnotations({ document, resource }: Placed): readonly Suppression[] {
  return resource.ignores.map(({ range, keyRange, alone, own, names }) => ({
    scope: "object",
    range,
    own,
    names,
    removal: alone ? wholeLines(document, { start: keyRange.start, end: range.end }) : undefined,
    covers: ({ placed }) => placed.document === document && placed.resource.item === resource.item,
  }));
}

/** The range with the rest of its first and last line; a block scalar ends where the next line begins. */
function wholeLines({ lines }: SourceDocument, { start, end }: Range): Range {
  const first = lines.starts[positionAt(lines, start).line] ?? start;
  const last = positionAt(lines, end);
  return { start: first, end: last.character === 0 ? end : (lines.starts[last.line + 1] ?? end) };
}
