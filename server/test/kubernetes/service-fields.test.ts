/** The rows that fixtures cannot show well: versions, and remedies that would only move the trouble. */
import { expect, test } from "vitest";
import { cures, fieldProblems } from "../../src/kubernetes/service-fields.ts";
import type { FieldValue, ServiceFieldName } from "../../src/kubernetes/service-spec.ts";
import { minorOf, newestMinor } from "../../src/kubernetes/versions.ts";

function spec(fields: Partial<Record<ServiceFieldName, FieldValue | readonly FieldValue[]>>) {
  const entries = Object.entries(fields).map(
    ([field, value]) => [field as ServiceFieldName, Array.isArray(value) ? value : [value]] as const,
  );
  return new Map<ServiceFieldName, readonly FieldValue[]>(entries);
}

const rowsOf = (...question: Parameters<typeof fieldProblems>) =>
  fieldProblems(...question).map(({ row }) => row);

test("older clusters take older forms of addresses, and fewer words for traffic distribution (S0.30)", () => {
  const old = spec({ clusterIP: "10.0.0.01" });
  expect([rowsOf(old, 35), rowsOf(old, 36)]).toEqual([[], ["S1.42"]]);
  const zone = spec({ trafficDistribution: "PreferSameZone" });
  expect([rowsOf(zone, 33), rowsOf(zone, 34)]).toEqual([["S1.65"], []]);
});

test("an unknown type decides nothing", () => {
  const fields = { clusterIP: "None", loadBalancerClass: "a/b", externalTrafficPolicy: "Local" } as const;
  expect(rowsOf(spec({ ...fields, type: undefined }))).toEqual([]);
  expect(rowsOf(spec({ ...fields, type: "NodePort" }))).toEqual(["S1.60", "S1.34"]);
});

test("nothing is said of values that cannot be known", () => {
  const unknown = {
    clusterIP: undefined,
    clusterIPs: [undefined, "2001:db8::1"],
    ipFamilies: [undefined, "IPv6"],
    ipFamilyPolicy: undefined,
    externalIPs: [undefined],
    sessionAffinity: undefined,
    timeoutSeconds: undefined,
  };
  expect(rowsOf(spec(unknown))).toEqual([]);
});

test("a remedy that causes another conflict is none", () => {
  const values = spec({ type: "NodePort", clusterIP: "None", externalTrafficPolicy: "Local" });
  const [problem] = fieldProblems(values);
  if (problem === undefined) throw new Error("no problem");
  expect(problem.row).toBe("S1.34");
  expect(problem.remedies).toHaveLength(2);
  expect(cures(problem, values, newestMinor)).toEqual([[{ field: "clusterIP" }]]);
});

test.each([
  ["1.36", 36],
  ["v1.9", 9],
  ["1.32.13", 32],
  ["2.0", undefined],
  ["newest", undefined],
])("%s has the minor version %s", (text, expected) => {
  expect(minorOf(text)).toBe(expected);
});
