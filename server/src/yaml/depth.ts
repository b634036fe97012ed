/**
 * How deep a text is nested, told before it is parsed: the parser follows each level with a call of its own, and needs
 * minutes for a hundred thousand that a megabyte can hold. No manifest comes near the limit.
 */

/** How many levels are read. Kubernetes itself refuses JSON that is nested deeper than 10,000. */
export const depthLimit = 500;

/** True for a text with more open brackets, or more dashes in a row, than anybody reads. Brackets in strings count too. */
export function isTooDeep(text: string): boolean {
  return /(?:-[ \t]{1,8}){500}/.test(text) || hasOpenBrackets(text);
}

function hasOpenBrackets(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === openList || code === openMap) depth += 1;
    else if ((code === closeList || code === closeMap) && depth > 0) depth -= 1;
    if (depth > depthLimit) return true;
  }
  return false;
}

const [openList, closeList, openMap, closeMap] = [0x5b, 0x5d, 0x7b, 0x7d];
