import { expect, test } from "vitest";
import { findProbePort } from "../../src/kubernetes/probe-port.ts";

const own = [{ name: "http", number: 8080 }, { name: "late" }];

test.each([
  [9000, 9000],
  ["http", 8080],
  ["late", undefined],
  ["9000", 9000],
  ["web", undefined],
])("%j is asked at %j", (port, number) => {
  expect(findProbePort(port, own)).toBe(number);
});
