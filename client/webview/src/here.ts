/** The node that the editor's cursor is in. */
import type { WiringNode } from "../../../server/src/lsp/protocol.ts";
import type { CursorPlace } from "../../src/picture/messages.ts";

/** The innermost node at a place; undefined when no node is written there. */
export function nodeAt(
  nodes: readonly WiringNode[],
  cursor: CursorPlace | undefined,
): WiringNode | undefined {
  if (cursor === undefined) return undefined;
  return nodes
    .filter(({ location, extent }) => location.uri === cursor.uri && holds(extent, cursor))
    .toSorted(
      (a, b) => linesOf(a) - linesOf(b) || Number(a.parent === undefined) - Number(b.parent === undefined),
    )[0];
}

function holds({ start, end }: WiringNode["extent"], { line, character }: CursorPlace): boolean {
  const begins = line > start.line || (line === start.line && character >= start.character);
  return begins && (line < end.line || (line === end.line && character <= end.character));
}

function linesOf({ extent }: WiringNode): number {
  return extent.end.line - extent.start.line;
}
