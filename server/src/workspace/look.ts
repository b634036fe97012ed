/** One question about the graph that asks the same of the same objects many times, such as that of a policy. */
import type { Graph } from "./graph.ts";
import type { Placed } from "./source-file.ts";

/** Made for one question and thrown away with it: the graph must not change meanwhile. */
export interface Look {
  readonly graph: Graph;
  /** Who asks, to be told of changes. */
  readonly reader: Placed | undefined;
}

/** The answers of each look, gone when it is. */
export type Remembered<Key, Answer> = WeakMap<Look, Map<Key, Answer>>;

/** What `ask` gives about an object, asked once in a look. */
export function once<Key, Answer>(
  remembered: Remembered<Key, Answer>,
  look: Look,
  { of, ask }: { readonly of: Key; readonly ask: () => Answer },
): Answer {
  const ofLook = remembered.get(look) ?? new Map<Key, Answer>();
  remembered.set(look, ofLook);
  const before = ofLook.get(of);
  if (before !== undefined) return before;
  const answer = ask();
  ofLook.set(of, answer);
  return answer;
}
