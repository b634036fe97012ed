/** Code actions that silence a finding: for its line, its document or its file, the narrowest first. */
import * as l10n from "@vscode/l10n";
import type { Finding } from "../rules/rule.ts";
import type { TextEdit } from "../text/edit.ts";
import { positionAt } from "../text/line-index.ts";
import type { SourceDocument } from "../workspace/source-file.ts";
import { isJson } from "../yaml/boundaries.ts";
import { type Directive, directiveMark, readDirectives } from "../yaml/directives.ts";
import { type ActionAnswer, type Asked, textOf } from "./answers.ts";

type Scope = "next-line" | "document" | "file";

const titles: Readonly<Record<Scope, (rule: string) => string>> = {
  "next-line": (rule) => l10n.t("Suppress `{0}` on this line", rule),
  document: (rule) => l10n.t("Suppress `{0}` in this document", rule),
  file: (rule) => l10n.t("Suppress `{0}` in this file", rule),
};

const widening: readonly Scope[] = ["next-line", "document", "file"];

/** The actions for one finding. None in JSON, which has no comments, and none on findings about suppressions. */
export function suppressActions(asked: Asked, finding: Finding): readonly ActionAnswer[] {
  const text = textOf(asked, asked.uri);
  const documents = asked.workspace.file(asked.uri)?.documents ?? [];
  if (text === undefined || isJson(text) || finding.rule.startsWith("suppression-")) return [];
  return widening.flatMap((scope) => {
    const [first = finding.placed.document] = scope === "file" ? documents : [finding.placed.document];
    const subject = { finding, document: first, text: text.slice(first.place.start, first.place.end) };
    const edit = merged(scope, subject) ?? added(scope, subject);
    if (edit === undefined) return [];
    return [
      {
        title: titles[scope](finding.rule),
        kind: "quickfix" as const,
        finding,
        changes: [{ kind: "edit" as const, document: first, edit }],
        select: undefined,
      },
    ];
  });
}

interface Subject {
  readonly finding: Finding;
  /** Where the comment goes. */
  readonly document: SourceDocument;
  /** The text of that document. */
  readonly text: string;
}

/** The rule behind those of a comment that holds there already; undefined where none does, or where it has a reason of its own. */
function merged(scope: Scope, { finding, document }: Subject): TextEdit | undefined {
  const line = lineOf(finding, document);
  const holds = (directive: Directive) =>
    scope === "next-line" ? directive.line === line : directive.scope === scope;
  const existing = document.content.directives.find((each) => holds(each) && !each.hasReason);
  const at = existing?.names.at(-1)?.range.end;
  return at === undefined ? undefined : { range: { start: at, end: at }, newText: `, ${finding.rule}` };
}

/** A line of its own; undefined where that would not be a comment, or not hold where it should. */
function added(scope: Scope, subject: Subject): TextEdit | undefined {
  const { finding, document, text } = subject;
  const start = startOf(scope, subject);
  if (start === undefined) return undefined;
  const indent = scope === "file" ? "" : (/^[ \t]*/.exec(text.slice(start))?.[0] ?? "");
  const newText = `${indent}# ${directiveMark}-${scope} ${finding.rule}\n`;
  const after = readDirectives(text.slice(0, start) + newText + text.slice(start));
  const made = after.find(({ range }) => range.start === start + indent.length);
  const holds = made !== undefined && (scope !== "next-line" || made.line === lineOf(finding, document) + 1);
  return holds ? { range: { start, end: start }, newText } : undefined;
}

/** The offset of the line before which the comment goes, behind a byte-order mark; undefined on the line of a `---`. */
function startOf(scope: Scope, { finding, document, text }: Subject): number | undefined {
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  if (scope === "file") return mark;
  const offset = scope === "document" ? document.content.start : finding.range.start;
  const start = Math.max(mark, document.lines.starts[positionAt(document.lines, offset).line] ?? 0);
  return text.startsWith("---", start) ? undefined : start;
}

function lineOf({ range }: Finding, { lines }: SourceDocument): number {
  return positionAt(lines, range.start).line;
}
