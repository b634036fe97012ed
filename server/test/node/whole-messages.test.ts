import { Writable } from "node:stream";
import { expect, test } from "vitest";
import { WholeMessages } from "../../src/node/whole-messages.ts";

function sink() {
  const chunks: string[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString("utf8"));
      done();
    },
  });
  return { output, chunks, writer: new WholeMessages(output) };
}

test("a message and its header are one chunk, in the order of writing", async () => {
  const { chunks, writer } = sink();
  const messages = [{ jsonrpc: "2.0" }, { jsonrpc: "2.0", result: "wéb" }];
  await Promise.all(messages.map((message) => writer.write(message)));
  // The length counts bytes: the second text has one character of two.
  expect(chunks).toEqual([
    'Content-Length: 17\r\n\r\n{"jsonrpc":"2.0"}',
    'Content-Length: 33\r\n\r\n{"jsonrpc":"2.0","result":"wéb"}',
  ]);
});

test("it tells when the output breaks, and that it is closed", async () => {
  const { output, writer } = sink();
  const error = new Promise((resolve) => writer.onError(([told]) => resolve(told)));
  const closed = new Promise<void>((resolve) => writer.onClose(() => resolve()));
  const broken = new Error("EPIPE");
  output.destroy(broken);
  expect(await error).toBe(broken);
  await closed;
  await expect(writer.write({ jsonrpc: "2.0" })).rejects.toThrow();
});
