/**
 * kubectl's parser lets the later lines of a quoted scalar stand at any indentation; YAML 1.2 parsers want them
 * deeper than the key. A manifest that the cluster accepts must not lose its containers to that.
 */

const opening = /^[ \t]*(?:- {1,20}){0,8}(?:[^\s#'"][^\n]*?:[ \t]+|- +)(['"])/gm;

/**
 * The text with the line breaks inside quoted block values replaced by blanks, of the same length, so that every
 * offset stays true. Returns the same string when there is nothing to join.
 */
export function joinQuotedLines(text: string): string {
  let result = text;
  opening.lastIndex = 0;
  for (let match = opening.exec(result); match !== null; match = opening.exec(result)) {
    const start = opening.lastIndex;
    const end = closing(result, start, match[1] ?? "'");
    if (end === -1) continue;
    const inside = result.slice(start, end);
    if (inside.includes("\n"))
      result = result.slice(0, start) + inside.replace(/[\r\n]/g, " ") + result.slice(end);
    opening.lastIndex = end;
  }
  return result;
}

/** The offset of the quote that ends the scalar, or -1. `''` and `\"` do not end it. */
function closing(text: string, start: number, quote: string): number {
  const token = quote === "'" ? /''|'/g : /\\[\s\S]|"/g;
  token.lastIndex = start;
  for (let match = token.exec(text); match !== null; match = token.exec(text)) {
    if (match[0] === quote) return match.index;
  }
  return -1;
}
