/** Finds, by plain search, where a figure hovers and where it types: no parser under test decides it. */

/**
 * The places of the Service `name` in `text`: `hover`, on its kind, and `edit`, at the end of the first value of
 * its selector. Both are zero-based lines and characters. Throws when the text has no such Service.
 */
export function placesOfService(text, name) {
  const lines = text.split("\n");
  for (const start of documentStarts(lines)) {
    const length = lines.slice(start).indexOf("---");
    const document = lines.slice(start, length === -1 ? undefined : start + length);
    const kind = document.indexOf("kind: Service");
    const selector = document.indexOf("  selector:");
    if (kind === -1 || selector === -1 || !document.includes(`  name: ${name}`)) continue;
    return {
      hover: { line: start + kind, character: "kind: ".length },
      edit: { line: start + selector + 1, character: document[selector + 1].length },
    };
  }
  throw new Error(`no Service "${name}" with a selector in the text`);
}

function documentStarts(lines) {
  return [0, ...lines.flatMap((line, index) => (line === "---" ? [index + 1] : []))];
}
