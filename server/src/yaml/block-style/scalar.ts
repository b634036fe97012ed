/** What stands on the line of its key or dash: a scalar of any style, or a flow collection. */
import type { YamlNode, YamlScalar } from "../node.ts";
import { readBlockScalar } from "./block-scalar.ts";
import { readFlow } from "./flow.ts";
import { isOver, type Lines, nextLine, skipBlanks } from "./lines.ts";
import { readPlain } from "./plain.ts";
import { readQuotedLines } from "./quoted.ts";

/**
 * The value that starts at `start`, on the current line, below a collection at column `indent`. Goes on to the line
 * behind it.
 */
export function readScalar(lines: Lines, start: number, indent: number): YamlNode | undefined {
  const value = readAny(lines, start, indent);
  if (value !== undefined) nextLine(lines);
  return value;
}

function readAny(lines: Lines, start: number, indent: number): YamlNode | undefined {
  const { text } = lines;
  switch (text[start]) {
    case "|":
    case ">":
      return readBlockScalar(lines, start, indent);
    case '"':
    case "'":
      return alone(lines, readQuotedLines(lines, start, indent));
    case "[":
    case "{":
      return alone(lines, readFlow(lines, start, indent));
    default:
      return readPlain(lines, start, indent);
  }
}

/** The value when nothing but a comment follows it. */
function alone({ text }: Lines, value: YamlNode | undefined): YamlNode | undefined {
  return value !== undefined && isOver(text, skipBlanks(text, value.range.end)) ? value : undefined;
}

/** The value of a key or dash that has none. */
export function absentAt(offset: number): YamlScalar {
  return {
    kind: "scalar",
    range: { start: offset, end: offset },
    text: "",
    style: "plain",
    aliased: false,
  };
}
