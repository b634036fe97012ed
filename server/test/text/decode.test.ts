/** Bytes become text as kubectl reads them. */
import { expect, test } from "vitest";
import { decodeText } from "../../src/text/decode.ts";

test.each<[string, readonly number[], string | undefined]>([
  ["UTF-8", [0xc3, 0xa9], "é"],
  ["UTF-8 with a byte-order mark", [0xef, 0xbb, 0xbf, 0x61], "a"],
  ["UTF-16 with the low byte first", [0xff, 0xfe, 0x61, 0x00], "a"],
  ["UTF-16 with the high byte first", [0xfe, 0xff, 0x00, 0x61], "a"],
  ["nothing", [], ""],
  ["neither", [0xc3, 0x28], undefined],
])("%s", (_what, bytes, text) => {
  expect(decodeText(Uint8Array.from(bytes))).toBe(text);
});
