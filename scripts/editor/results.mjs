/** Reads test results out of everything that an editor prints. */
import { Writable } from "node:stream";

/** Begins every console line of the suite that carries a result. */
export const resultMarker = "patchbay-e2e-result:";

/**
 * A stream to hand to the editor: it calls `onResult` for every result and keeps the rest.
 * `rest()` is the last lines of that rest, which explain an editor that failed without a result.
 */
export const resultReader = (onResult) => {
  const rest = [];
  let unfinished = "";
  const stream = new Writable({
    decodeStrings: false,
    write(chunk, _encoding, done) {
      const lines = (unfinished + chunk).split("\n");
      unfinished = lines.pop();
      for (const line of lines) read(line);
      done();
    },
  });
  const read = (line) => {
    const start = line.indexOf(resultMarker);
    if (start === -1) rest.push(line);
    else onResult(JSON.parse(line.slice(start + resultMarker.length)));
  };
  return { stream, rest: () => rest.slice(-60).join("\n") };
};
