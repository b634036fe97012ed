/** Waiting for the editor: it answers when it is ready, so a test polls for what it needs instead of sleeping. */

const interval = 50;

/** How long a test is willing to wait, in milliseconds; generous, since a busy machine must not fail a suite. */
const patience = 40_000;

/**
 * Asks until `accept` is satisfied with the answer, and resolves to that answer.
 * After the deadline it rejects, naming what was awaited and what was seen last.
 * @param awaited what the test waits for, in words that complete "Waited for …"
 */
export const eventually = async <T>(
  awaited: string,
  ask: () => T | PromiseLike<T>,
  accept: (answer: T) => boolean,
): Promise<T> => {
  const deadline = Date.now() + patience;
  for (;;) {
    const answer = await ask();
    if (accept(answer)) return answer;
    if (Date.now() > deadline) throw new Error(`Waited for ${awaited}; last seen: ${describe(answer)}`);
    await new Promise((resolve) => setTimeout(resolve, interval));
  }
};

const describe = (answer: unknown): string => JSON.stringify(answer, undefined, 2) ?? String(answer);
