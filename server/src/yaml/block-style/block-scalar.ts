/** Scalars of many lines behind `|` or `>`. */
import type { YamlScalar } from "../node.ts";
import { beforeBlanks, type Lines, lineEnd, skipBlanks } from "./lines.ts";

const headers: readonly string[] = ["|", "|-", ">", ">-"];

/**
 * The block scalar whose header starts here. Leaves `lines` at its last line. Undefined for headers that keep trailing
 * lines or state an indentation, for folded lines of several depths, and where blanks alone make a difference.
 */
export function readBlockScalar(lines: Lines, start: number, indent: number): YamlScalar | undefined {
  const { text } = lines;
  const header = text.slice(start, beforeBlanks(text, lines.end));
  if (!headers.includes(header)) return undefined;
  const content = contentLines(lines, indent);
  if (content === undefined) return undefined;
  const folded = header.startsWith(">");
  const joined = folded ? foldedText(content) : content.join("\n");
  if (joined === undefined) return undefined;
  return {
    kind: "scalar",
    range: { start, end: start + text.slice(start, lines.end).trimEnd().length },
    text: header.endsWith("-") ? joined : `${joined}\n`,
    style: "block",
    aliased: false,
  };
}

/** The lines without their indentation, from the first to the last that is not blank. */
function contentLines(lines: Lines, indent: number): readonly string[] | undefined {
  const { text } = lines;
  const content: string[] = [];
  let depth = -1;
  let blankLines = 0;
  for (let start = lines.end + 1; start < text.length; ) {
    const end = lineEnd(text, start);
    const first = skipBlanks(text, start);
    if (first >= end) {
      if (depth === -1 ? end > start : end - start > depth) return undefined;
      blankLines += 1;
    } else {
      if (depth === -1 && first - start > indent) depth = first - start;
      if (depth === -1 || first - start < depth) {
        if (text[first] === "\t") return undefined;
        break;
      }
      for (; blankLines > 0; blankLines--) content.push("");
      content.push(text.slice(start + depth, end));
      lines.end = end;
    }
    start = end + 1;
  }
  return content.length === 0 ? undefined : content;
}

/** One line break is a blank, several are one less; undefined when a line is further in than the first. */
function foldedText(content: readonly string[]): string | undefined {
  let text = "";
  let breaks = 0;
  for (const line of content) {
    if (line.startsWith(" ") || line.startsWith("\t")) return undefined;
    if (line === "") breaks += 1;
    else {
      const separator = breaks === 0 ? (text === "" ? "" : " ") : "\n".repeat(breaks);
      text += separator + line;
      breaks = 0;
    }
  }
  return text;
}
