/** From our terms to the protocol's: offsets to positions, answers to messages. */
import {
  type CodeLens,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Hover,
  type Location,
  type Range as LspRange,
  MarkupKind,
} from "vscode-languageserver";
import type { HoverAnswer, LensAnswer, Spot } from "../features/answers.ts";
import type { Finding, FindingLevel, Related } from "../rules/rule.ts";
import { locate } from "../workspace/source-file.ts";
import { exposeCommand } from "./protocol.ts";

/** The range in the file of a range in a document. */
export function toRange({ document, range }: Spot): LspRange {
  return { start: locate(document, range.start), end: locate(document, range.end) };
}

const diagnosticSource = "patchbay";

const severities: Readonly<Record<FindingLevel, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** A finding as the client shows it. It links to the page of its rule where the client knows one. */
export function toDiagnostic(finding: Finding, docsBase: string | undefined): Diagnostic {
  const { placed, range, level, rule, message, related = [], unnecessary } = finding;
  return {
    range: toRange({ document: placed.document, range }),
    severity: severities[level],
    source: diagnosticSource,
    code: rule,
    message,
    ...(unnecessary === true ? { tags: [DiagnosticTag.Unnecessary] } : {}),
    ...(docsBase === undefined ? {} : { codeDescription: { href: `${docsBase}/${rule}.md` } }),
    ...(related.length === 0 ? {} : { relatedInformation: related.map(toRelatedInformation) }),
  };
}

function toRelatedInformation({ placed, range, message }: Related): DiagnosticRelatedInformation {
  return { location: toLocation({ document: placed.document, range }), message };
}

export function toLocation(spot: Spot): Location {
  return { uri: spot.document.uri, range: toRange(spot) };
}

export function toHover(answer: HoverAnswer): Hover {
  return { contents: { kind: MarkupKind.Markdown, value: answer.markdown }, range: toRange(answer) };
}

/** A lens; one that only tells has a command without a name, which clients show as plain text. */
export function toCodeLens(answer: LensAnswer): CodeLens {
  const { title, expose } = answer;
  if (expose === undefined) return { range: toRange(answer), command: { title, command: "" } };
  const { document, resource } = expose;
  const position = locate(document, resource.range.start);
  return {
    range: toRange(answer),
    command: { title, command: exposeCommand, arguments: [document.uri, position, "same-file"] },
  };
}
