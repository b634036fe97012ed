/** Lists one more file in a kustomization, beside one that it lists already. */
import type { TextEdit } from "../text/edit.ts";
import { scalarText } from "../yaml/edits.ts";
import { asScalar, child, itemsOf } from "../yaml/node.ts";
import { parseDocument } from "../yaml/parse.ts";
import { knownText } from "./identity.ts";

/**
 * The edit that adds `path` behind the entry `beside` of `resources`, in that entry's quotes. `text` is the document
 * of the kustomization, and the offsets count from its start. Undefined when `resources` does not hold the entry.
 */
export function addMember(
  text: string,
  { beside, path }: { readonly beside: string; readonly path: string },
): TextEdit | undefined {
  const list = child(parseDocument(text).root, "resources");
  const entry = itemsOf(list).find((item) => knownText(asScalar(item)) === beside);
  if (entry?.kind !== "scalar" || entry.aliased || list?.kind !== "sequence") return undefined;
  const added = scalarText(path, entry.style);
  const { start, end } = entry.range;
  if (list.flow) return { range: { start: end, end }, newText: `, ${added}` };
  const dash = text.slice(text.lastIndexOf("\n", start - 1) + 1, start);
  if (!/^[ \t]*-[ \t]+$/.test(dash)) return undefined;
  const behind = end + (/^[^\r\n]*/.exec(text.slice(end))?.[0].length ?? 0);
  return { range: { start: behind, end: behind }, newText: `\n${dash}${added}` };
}
