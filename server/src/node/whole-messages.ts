/** Messages in one piece on a stream. */
import { Writable } from "node:stream";

/**
 * A stream that hands each message on as one chunk. The library writes the header of a message, a text, and waits
 * before it writes the content, bytes: two system calls, and whoever reads wakes up twice for one answer. It ends
 * when `output` does, with the same error.
 */
export function wholeMessages(output: NodeJS.WritableStream): Writable {
  let header = "";
  const whole = new Writable({
    decodeStrings: false,
    write(part: string | Uint8Array, _encoding, done) {
      if (typeof part === "string") {
        header += part;
        done();
        return;
      }
      const message = Buffer.concat([Buffer.from(header, "ascii"), part]);
      header = "";
      output.write(message, done);
    },
  });
  output.on("error", (error: Error) => whole.destroy(error));
  output.on("close", () => whole.destroy());
  return whole;
}
