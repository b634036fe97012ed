import { expect, test } from "vitest";
import { defaultNodePorts, isPortNumber, isWithinRange } from "../../src/kubernetes/ports.ts";

test.each([1, 80, 65535])("%d is a port number", (n) => {
  expect(isPortNumber(n)).toBe(true);
});

test.each([0, -1, 65536, 80.5, Number.NaN, Number.POSITIVE_INFINITY])("%d is not a port number", (n) => {
  expect(isPortNumber(n)).toBe(false);
});

test("a range holds both of its ends", () => {
  expect([29_999, 30_000, 32_767, 32_768].map((n) => isWithinRange(n, defaultNodePorts))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});
