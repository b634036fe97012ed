/** Which groups are open. */
import type { Boxes } from "./boxes.ts";

/** With more cards than this, groups begin collapsed: nobody reads them all at once. */
const most = 60;

/** The groups that are open at first: all of a small picture, of a large one that of the cursor. */
export function initiallyExpanded(
  { groups, groupOf, cardOf }: Boxes,
  here: string | undefined,
): ReadonlySet<string> {
  const cards = groups.reduce((sum, group) => sum + group.cards.length, 0);
  if (cards <= most) return new Set(groups.map(({ id }) => id));
  const group = groupOf.get(cardOf.get(here ?? "")?.node.id ?? "");
  return new Set(group === undefined ? [] : [group.id]);
}

/** The same with one group the other way. */
export function toggled(expanded: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(expanded);
  if (!next.delete(id)) next.add(id);
  return next;
}
