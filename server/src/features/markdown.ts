/**
 * Text of the user as Markdown. Manifests come from anywhere, so a name must stay a name: no link, no HTML, no end of
 * a table cell.
 */

/**
 * A text as a code span. Line breaks and other control characters become blanks, and a pipe becomes a broken bar,
 * since it would end a table cell even here. An empty text gives an empty pair of quotes.
 */
export function code(text: string): string {
  const inside = oneLine(text);
  if (inside === "") return '`""`';
  const longest = Math.max(0, ...(inside.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = longest > 0 ? " " : "";
  return `${fence}${pad}${inside}${pad}${fence}`;
}

/** A text as prose: every character that Markdown could read as something else is escaped. */
export function prose(text: string): string {
  return oneLine(text).replace(/[\\`*[\]<>&~!#$]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])/g, "\\$&");
}

/** A link; `target` is a uri, and characters that would end it early are encoded. */
export function link(label: string, target: string): string {
  return `[${prose(label)}](${target.replace(/[\s()<>\\`|\p{Cc}]/gu, encode)})`;
}

/** A table; nothing when it has no rows. Cells are Markdown on one line already. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  return rows.length === 0 ? "" : [head, head.map(() => "---"), ...rows].map(line).join("\n");
}

/** Lines that stay lines when rendered: two blanks at the end of one break it. Empty ones are left out. */
export function lines(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("  \n");
}

/** Paragraphs and tables one below the other; empty ones are left out. */
export function blocks(...texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n\n");
}

function oneLine(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll("|", "¦")
    .trim();
}

/** `encodeURIComponent` leaves parentheses alone. */
function encode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).padStart(2, "0").toUpperCase()}`;
}
