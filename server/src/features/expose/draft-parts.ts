/** What the draft of a Service is made of. */
import type { Protocol } from "../../kubernetes/protocol.ts";
import type { YamlScalar } from "../../yaml/node.ts";

/** A text and the quotes that it stood in where it comes from. */
export interface Word {
  readonly text: string;
  readonly style: YamlScalar["style"];
}

export interface Pair {
  readonly key: string;
  readonly value: Word;
}

export interface DraftPort {
  /** Undefined for the only port of a Service whose container port has no name either. */
  readonly name: Word | undefined;
  readonly port: number;
  readonly protocol: Protocol;
  readonly targetPort: Word | number;
}

export interface Refusal {
  /** A sentence for the user. */
  readonly refused: string;
}

/** A word that nobody has written yet: it takes the quotes of the manifest. */
export function newWord(text: string): Word {
  return { text, style: "plain" };
}

/** A word as it is written, with its quotes. */
export function writtenWord({ text, style }: YamlScalar): Word {
  return { text, style };
}
