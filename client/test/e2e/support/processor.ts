/** How much of a processor this thread gets: a busy machine must not fail a suite that measures. */

/** How long to watch, in milliseconds, and what counts as having been kept waiting in between. */
const watched = 200;
const noticeable = 0.5;

/** From 0 to 1: the share of the time, from now on and shortly, in which this thread runs when it wants to. */
export const processorShare = (): number => {
  const began = performance.now();
  let waited = 0;
  for (let last = began; last - began < watched; ) {
    const now = performance.now();
    if (now - last > noticeable) waited += now - last;
    last = now;
  }
  return 1 - waited / (performance.now() - began);
};
