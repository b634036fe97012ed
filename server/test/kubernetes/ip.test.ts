import { expect, test } from "vitest";
import { isCidr, parseIp, specialUse } from "../../src/kubernetes/ip.ts";

test.each([
  "10.0.0.1",
  "0.0.0.0",
  "255.255.255.255",
  "2001:db8::1",
  "::",
  "::1",
  "fe80::1",
  "1:2:3:4:5:6:7:8",
  "1::",
  "64:ff9b::192.0.2.1",
])("%s is an address", (text) => {
  expect(parseIp(text)?.family).toBe(text.includes(":") ? "IPv6" : "IPv4");
});

test.each([
  "",
  "None",
  "10.0.0",
  "10.0.0.256",
  "10.0.0.1:80",
  "a.b.c.d",
  "1:2:3",
  "1::2::3",
  "1:2:3:4:5:6:7:8:9",
  "12345::",
  "::1%eth0",
  ":1",
  "1:2:3:4:5:6:7::8:9",
])("%s is none", (text) => {
  expect(parseIp(text)).toBeUndefined();
});

test("forms that clusters took before 1.36 are told apart (S0.30)", () => {
  expect(parseIp("10.0.0.01")).toEqual({ family: "IPv4", bytes: [10, 0, 0, 1], outdated: true });
  expect(parseIp("::ffff:192.0.2.1")).toEqual({ family: "IPv4", bytes: [192, 0, 2, 1], outdated: true });
  expect(parseIp("10.0.0.0")?.outdated).toBe(false);
});

test.each([
  ["10.9.8.0/24", true],
  [" 10.9.8.0/24 ", true],
  ["2001:db8::/64", true],
  ["2001:db8::/129", false],
  ["10.9.8.0/33", false],
  ["10.9.8.0/024", false],
  ["10.9.8.0", false],
  ["/24", false],
])("%j is a block of addresses: %s (S1.61)", (text, expected) => {
  expect(isCidr(text)).toBe(expected);
});

test.each([
  ["0.0.0.0", "the unspecified address"],
  ["::", "the unspecified address"],
  ["127.9.9.9", "a loopback address"],
  ["::1", "a loopback address"],
  ["169.254.0.1", "a link-local address"],
  ["febf::1", "a link-local address"],
  ["224.0.0.255", "a link-local multicast address"],
  ["ff12::1", "a link-local multicast address"],
  ["224.0.1.0", undefined],
  ["10.0.0.1", undefined],
  ["2001:db8::1", undefined],
])("%s is %s (S1.64)", (text, expected) => {
  const ip = parseIp(text);
  if (ip === undefined) throw new Error("no address");
  expect(specialUse(ip)).toBe(expected);
});
