import { expect, test } from "vitest";
import { isProtocol, protocols } from "../../src/kubernetes/protocol.ts";

test("the three protocols of the API are protocols", () => {
  expect(protocols.map(isProtocol)).toEqual([true, true, true]);
});

test.each(["tcp", "HTTP", "", "TCP "])("%j is not a protocol", (text) => {
  expect(isProtocol(text)).toBe(false);
});
