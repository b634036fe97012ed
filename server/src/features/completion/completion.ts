/**
 * Completion: what exists in the workspace and fits the place. Fields and their fixed values are the business of the
 * YAML extension and its schemas; this knows names, labels, ports and variables of other manifests.
 */
import type { Asked, Spot } from "../answers.ts";
import { addresses } from "./addresses.ts";
import { type Cursor, cursorAt } from "./cursor.ts";
import { dataKeys } from "./data-keys.ts";
import { mentionedPorts } from "./mentioned-ports.ts";
import { objectNames } from "./object-names.ts";
import { podNames } from "./pod-names.ts";
import { podPorts } from "./pod-ports.ts";
import { selectorPairs } from "./selector-pairs.ts";
import { serviceManifests } from "./service-manifests.ts";
import { variables } from "./variables.ts";

export interface CompletionAnswer extends Spot {
  readonly label: string;
  readonly detail: string;
  readonly sort: "pair" | "port" | "object" | "key" | "variable" | "manifest";
  /** What replaces `range`. */
  readonly newText: string;
  /** True for a text with tab stops, in the notation of snippets. */
  readonly snippet: boolean;
}

/** An answer before it knows its place: that is the word at the cursor unless it says another. */
export type Offer = Pick<CompletionAnswer, "label" | "detail" | "sort"> &
  Partial<Pick<CompletionAnswer, "newText" | "range" | "snippet">>;

/** Each knows one kind of place, and offers nothing elsewhere. */
type Source = (cursor: Cursor) => readonly Offer[];

/** What is written alone, as a whole key or value. */
const whole: readonly Source[] = [
  selectorPairs,
  podPorts,
  mentionedPorts,
  objectNames,
  podNames,
  dataKeys,
  serviceManifests,
];

/** What may stand within a longer text. */
const within: readonly Source[] = [variables, addresses];

/** More than anybody reads; those who look for another type more of it. */
const most = 200;

/** What may be written at an offset of a file, the best first; nothing where the workspace has nothing that fits. */
export function complete(asked: Asked, offset: number): readonly CompletionAnswer[] {
  const cursor = cursorAt(asked, offset);
  if (cursor === undefined) return [];
  const sources = cursor.alone ? [...whole, ...within] : within;
  return limited(
    cursor,
    sources.flatMap((offersAt) => offersAt(cursor)),
  ).map((offer) => ({ ...cursor.word, newText: offer.label, snippet: false, ...offer }));
}

/** Where there are too many, those that have the letters that are typed. */
function limited({ typed }: Cursor, offers: readonly Offer[]): readonly Offer[] {
  if (offers.length <= most) return offers;
  const wanted = typed.toLowerCase();
  return offers.filter(({ label }) => label.toLowerCase().includes(wanted)).slice(0, most);
}
