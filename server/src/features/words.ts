/** Lists of few things in a sentence. */
import * as l10n from "@vscode/l10n";

/** "a", "a and b", "a and b and c". */
export function both(items: readonly string[]): string {
  return items.length === 0 ? "" : items.reduce((one, other) => l10n.t("{0} and {1}", one, other));
}

/** "a", "a or b", "a or b or c". */
export function either(items: readonly string[]): string {
  return items.length === 0 ? "" : items.reduce((one, other) => l10n.t("{0} or {1}", one, other));
}
