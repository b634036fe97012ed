/** Time comes from outside: a test has no need to wait, and a worker has other timers than Node. */

export interface Clock {
  /** Milliseconds; only differences mean anything. */
  readonly now: () => number;
  /** The day, counted from the beginning of 1970: what the wall clock says to the core. */
  readonly today: () => number;
  /** Resolves once messages that are waiting have had their turn. */
  readonly pause: () => Promise<void>;
  /** Runs something once, after so many milliseconds. Returns how to call it off. */
  readonly after: (milliseconds: number, run: () => void) => () => void;
}

/** How long work may go on before requests get their turn, in milliseconds. */
const sliceLength = 8;

/** For loops over many files: awaited after each step, it pauses when the slice is used up. */
export function sliced(clock: Clock): () => Promise<void> {
  let began = clock.now();
  return async () => {
    if (clock.now() - began < sliceLength) return;
    await clock.pause();
    began = clock.now();
  };
}
