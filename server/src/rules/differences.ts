/** What is there instead of what a selector asks for, in words and in pairs, for every rule on selectors that nearly match. */
import * as l10n from "@vscode/l10n";
import type { Difference } from "../workspace/near-miss-evidence.ts";
import { listed, pairText } from "./wording.ts";

/** `` `app: web` and no `tier` ``. */
export function whatIsThere(differences: readonly Difference[]): string {
  const found = differences.flatMap((each) => each.found ?? []);
  const missing = differences.flatMap((each) => (each.found === undefined ? [each.pair.key] : []));
  return listed([
    ...(found.length > 0 ? [listed(found.map(pairText))] : []),
    ...missing.map((key) => l10n.t("no `{0}`", key)),
  ]);
}

/** A pair to be written; undefined when its value is not known. */
export function asPair({ key, value }: { readonly key: string; readonly value: string | undefined }) {
  return value === undefined ? undefined : { key, value };
}
