/** What the walkthrough teaches, and how it is known from a document that it has happened. */
import type { Hover, TextDocument, TextDocumentChangeEvent } from "vscode";

/** The context keys of the steps in the manifest. */
export type Lesson =
  | "patchbay.walkthrough.exposed"
  | "patchbay.walkthrough.sawEndpoints"
  | "patchbay.walkthrough.sawVariables"
  | "patchbay.walkthrough.mended"
  | "patchbay.walkthrough.sawPorts"
  | "patchbay.walkthrough.opened";

/**
 * What a hover of ours teaches; undefined when it is no lesson. Goes by what is written where the hover belongs: its
 * words are for people, in their language.
 */
export function lessonOfHover(document: TextDocument, { range }: Hover): Lesson | undefined {
  if (range === undefined) return undefined;
  const text = document.getText(range);
  if (/\b(?:port|targetPort):/.test(text)) return "patchbay.walkthrough.sawPorts";
  const line = document.lineAt(range.start.line).text;
  if (/^kind:\s+["']?Service\b/.test(line)) return "patchbay.walkthrough.sawEndpoints";
  if (line.includes("$(") || /^\s*- name:/.test(line)) return "patchbay.walkthrough.sawVariables";
  return undefined;
}

/** What a change teaches with what it wrote: a Service, however it was written, or the type of one. */
export function lessonsOfChange({ document, contentChanges }: TextDocumentChangeEvent): readonly Lesson[] {
  if (document.languageId !== "yaml") return [];
  return contentChanges.flatMap(({ text, range }): readonly Lesson[] => {
    if (/^kind:\s+["']?Service\b/m.test(text)) return ["patchbay.walkthrough.exposed"];
    const last = range.start.line + text.split("\n").length;
    const written = linesOf(document, { from: range.start.line, to: last });
    const isExposed = written.some((line) => /^\s+type:\s+["']?(?:NodePort|LoadBalancer)\b/.test(line));
    return isExposed ? ["patchbay.walkthrough.opened"] : [];
  });
}

function linesOf(document: TextDocument, { from, to }: { from: number; to: number }): readonly string[] {
  const end = Math.min(to, document.lineCount);
  return Array.from({ length: Math.max(0, end - from) }, (_, index) => document.lineAt(from + index).text);
}
