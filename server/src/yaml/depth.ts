/**
 * How deep a text is nested, told before it is parsed: the parser follows each level with a call of its own, and needs
 * minutes for a hundred thousand that a megabyte can hold. No manifest comes near the limit.
 */

/** How many levels are read. Kubernetes itself refuses JSON that is nested deeper than 10,000. */
const depthLimit = 500;

/** True for a text with more open brackets, or more dashes in a row, than anybody reads. Those in strings count too. */
export function isTooDeep(text: string): boolean {
  let [brackets, dashes] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === openList || code === openMap) brackets += 1;
    else if ((code === closeList || code === closeMap) && brackets > 0) brackets -= 1;
    if (code === dash && isBlank(text.charCodeAt(at + 1))) dashes += 1;
    else if (!isBlank(code)) dashes = 0;
    if (brackets > depthLimit || dashes > depthLimit) return true;
  }
  return false;
}

function isBlank(code: number): boolean {
  return code === blank || code === tab;
}

const [openList, closeList, openMap, closeMap] = [0x5b, 0x5d, 0x7b, 0x7d];
const [dash, blank, tab] = [0x2d, 0x20, 0x09];
