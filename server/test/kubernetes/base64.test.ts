import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeBase64 } from "../../src/kubernetes/base64.ts";

test("what was encoded is decoded, line breaks or not", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), fc.nat({ max: 20 }), (bytes, width) => {
      const text = Buffer.from(bytes).toString("base64");
      const broken = width === 0 ? text : text.replace(new RegExp(`.{${width}}`, "g"), "$&\r\n");
      expect(decodeBase64(broken)).toEqual({ bytes });
    }),
  );
});

test.each([
  ["bar", 0],
  ["plain text", 5],
  ["eA", 0],
  ["eA=", 3],
  ["eA=x", 2],
  ["eHg=x", 4],
  ["eA==x", 4],
  ["=", 0],
  ["e===", 1],
  ["eHh4!", 4],
])("%j is illegal at byte %i, as Go counts (S8.45)", (text, illegalAt) => {
  expect(decodeBase64(text)).toEqual({ illegalAt });
});
