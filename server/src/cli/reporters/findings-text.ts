/** The findings for people: one block per file, every place in the form that terminals and editors can open. */
import type { Colors } from "picocolors/types";
import { printable } from "../../text/printable.ts";
import type { FileAccount } from "../account.ts";
import type { FindingEntry, FindingsReport, FixedEntry } from "../findings-report.ts";
import { severities } from "../levels.ts";
import type { FilePlace } from "../places.ts";

/** The report as text that ends with a line of counts. */
export function findingsText({ findings, fixed, files }: FindingsReport, colors: Colors): string {
  const blocks = [...byFile(findings).values()].map((entries) =>
    entries.map((entry) => findingText(entry, colors)).join(""),
  );
  const mended = fixed === undefined ? [] : [fixedText(fixed, colors)];
  return [...blocks, ...mended, `${summary(findings, files)}\n`].join("\n");
}

/** What `--fix` did. */
function fixedText(fixed: readonly FixedEntry[], colors: Colors): string {
  const files = new Set(fixed.map(({ file }) => file)).size;
  const lines = [
    fixed.length === 0
      ? "Nothing to fix safely."
      : `Fixed ${counted(fixed.length, "finding")} in ${counted(files, "file")}:`,
    ...fixed.map(
      (each) => `    ${colors.bold(placeText(each))} ${printable(each.fix)} ${colors.dim(`[${each.rule}]`)}`,
    ),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

function byFile(findings: readonly FindingEntry[]): ReadonlyMap<string, readonly FindingEntry[]> {
  const files = new Map<string, FindingEntry[]>();
  for (const finding of findings) {
    const entries = files.get(finding.file);
    if (entries === undefined) files.set(finding.file, [finding]);
    else entries.push(finding);
  }
  return files;
}

function findingText(finding: FindingEntry, colors: Colors): string {
  const { level, message, rule, related, fixes } = finding;
  const coloured = levelColors[level](colors)(level);
  const lines = [
    `${colors.bold(placeText(finding))} ${coloured} ${printable(message)} ${colors.dim(`[${rule}]`)}`,
    ...related.map((other) => `    ${colors.dim(placeText(other))} ${printable(other.message)}`),
    ...fixes.map(({ title }) => `    ${colors.dim("fix:")} ${printable(title)}`),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

const levelColors = {
  error: ({ red }: Colors) => red,
  warning: ({ yellow }: Colors) => yellow,
  information: ({ blue }: Colors) => blue,
  hint: ({ dim }: Colors) => dim,
} as const;

function placeText({ file, range: { start } }: FilePlace): string {
  return `${printable(file)}:${start.line}:${start.column}`;
}

function summary(findings: readonly FindingEntry[], { read, manifests, skipped }: FileAccount): string {
  const counts = severities.toReversed().flatMap((level) => {
    const count = findings.filter((finding) => finding.level === level).length;
    return count === 0 ? [] : [counted(count, level)];
  });
  const found = counts.length === 0 ? "No findings" : counts.join(", ");
  const left = skipped.length === 0 ? "" : `, ${skipped.length} skipped`;
  return `${found} in ${counted(manifests, "manifest")} (${counted(read, "file")} read${left}).`;
}

function counted(count: number, noun: string): string {
  return count === 1 || noun === "information" ? `${count} ${noun}` : `${count} ${noun}s`;
}
