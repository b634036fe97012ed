import fc from "fast-check";
import { expect, test } from "vitest";
import { dnsLabelProblems, portNameProblems } from "../../src/kubernetes/names.ts";
import { nearestDnsLabel, nearestPortName } from "../../src/kubernetes/nearest-names.ts";

test("a label keeps what may stay", () => {
  expect(nearestDnsLabel("My Web")).toBe("my-web");
  expect(nearestDnsLabel("_grpc__web_")).toBe("grpc-web");
  expect(nearestDnsLabel("a--b")).toBe("a--b");
  expect(nearestDnsLabel("8080")).toBe("8080");
  expect(nearestDnsLabel("-")).toBeUndefined();
  expect(nearestDnsLabel("")).toBeUndefined();
});

test("a port name is short, has a letter and single hyphens", () => {
  expect(nearestPortName("application-http")).toBe("application-htt");
  expect(nearestPortName("a-very-long-one-http")).toBe("a-very-long-one");
  expect(nearestPortName("a--b")).toBe("a-b");
  expect(nearestPortName("8080")).toBeUndefined();
});

test("whatever comes out is legal", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 80 }), (text) => {
      expect(dnsLabelProblems(nearestDnsLabel(text) ?? "legal")).toEqual([]);
      expect(portNameProblems(nearestPortName(text) ?? "legal")).toEqual([]);
    }),
  );
});
