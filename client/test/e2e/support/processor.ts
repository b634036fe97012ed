/** How much of a processor this thread gets: a busy machine must not fail a suite that measures. */

const windows = 10;

/** How long a window is, in milliseconds, and what counts as having been kept waiting in between. */
const watched = 40;
const noticeable = 0.5;

/** Less is not believed: what is weighed with nothing always fits. */
const least = 0.1;

/**
 * From 0.1 to 1: the share of the time in which this thread runs when it wants to, in the worst of some windows from
 * now on. The worst, because what was measured before may have fallen into one like it.
 */
export const processorShare = (): number =>
  Math.max(least, Math.min(...Array.from({ length: windows }, shareInWindow)));

const shareInWindow = (): number => {
  const began = performance.now();
  let waited = 0;
  for (let last = began; last - began < watched; ) {
    const now = performance.now();
    if (now - last > noticeable) waited += now - last;
    last = now;
  }
  return 1 - waited / (performance.now() - began);
};
