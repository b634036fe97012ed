import { expect, test } from "vitest";
import { isAddress } from "../../src/kubernetes/address.ts";

test.each(["10.9.8.7", "0.0.0.0", "255.255.255.255", "::1", "2001:db8::ffff", "::ffff:10.0.0.1"])(
  "%s",
  (text) => {
    expect(isAddress(text)).toBe(true);
  },
);

test.each([
  "",
  "None",
  "10.0.0",
  "10.0.0.256",
  "10.00.0.1",
  "1.2.3.4.5",
  "fe80::1%eth0",
  "::g",
  "1::2::3",
  "a]:1",
])("not %j", (text) => {
  expect(isAddress(text)).toBe(false);
});
