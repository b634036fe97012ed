import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { wholeMessages } from "../../src/node/whole-messages.ts";

function sink() {
  const chunks: string[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString("utf8"));
      done();
    },
  });
  return { output, chunks };
}

test("the header of a message and its content are one chunk", async () => {
  const { output, chunks } = sink();
  const whole = wholeMessages(output);
  for (const text of ["{}", '{"name":"wéb"}']) {
    const content = new TextEncoder().encode(text);
    whole.write(`Content-Length: ${content.byteLength}\r\n\r\n`, "ascii");
    await new Promise((resolve) => whole.write(content, resolve));
  }
  expect(chunks).toEqual(["Content-Length: 2\r\n\r\n{}", 'Content-Length: 15\r\n\r\n{"name":"wéb"}']);
});

test("it ends when the output does, with the same error", async () => {
  const { output } = sink();
  const whole = wholeMessages(output);
  const error = new Promise((resolve) => whole.on("error", resolve));
  const broken = new Error("EPIPE");
  output.destroy(broken);
  expect(await error).toBe(broken);
  expect(whole.destroyed).toBe(true);
});
