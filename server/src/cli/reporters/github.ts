/** Findings as workflow commands: GitHub shows them on the lines of a pull request. */
import type { FindingLevel } from "../../rules/rule.ts";
import { printable } from "../../text/printable.ts";
import type { FindingEntry, FindingsReport } from "../findings-report.ts";

const commands: Readonly<Record<FindingLevel, string>> = {
  error: "error",
  warning: "warning",
  information: "notice",
  hint: "notice",
};

/** One command per finding; nothing without findings. */
export function githubText({ findings }: FindingsReport): string {
  return findings.map(command).join("");
}

function command({ rule, level, message, file, range: { start, end } }: FindingEntry): string {
  const properties = {
    file,
    line: start.line,
    endLine: end.line,
    // Columns are shown within one line only.
    ...(start.line === end.line ? { col: start.column, endColumn: end.column } : {}),
    title: `patchbay ${rule}`,
  };
  const written = Object.entries(properties).map(([key, value]) => `${key}=${escapedProperty(`${value}`)}`);
  return `::${commands[level]} ${written.join(",")}::${escaped(printable(message))}\n`;
}

function escaped(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escaped(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
