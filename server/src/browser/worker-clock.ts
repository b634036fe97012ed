/** Time in a worker. */
import type { Clock } from "../lsp/clock.ts";

export const workerClock: Clock = {
  now: () => performance.now(),
  today: () => Math.floor(Date.now() / 86_400_000),
  // A message to oneself comes after those that wait; a timer would sleep for at least four milliseconds each time.
  pause: () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => {
        port1.close();
        resolve();
      });
      port1.start();
      port2.postMessage(undefined);
    }),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
