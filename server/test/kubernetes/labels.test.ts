import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type Labels,
  type Match,
  matchPairs,
  matchRequirements,
  type Requirement,
} from "../../src/kubernetes/labels.ts";

function labels(pairs: Record<string, string | undefined>): Labels {
  return new Map(Object.entries(pairs));
}

test.each<[string, Labels, Labels, Match]>([
  ["a subset of the labels", labels({ app: "till" }), labels({ app: "till", tier: "front" }), "yes"],
  ["one pair more than the labels", labels({ app: "till", tier: "front" }), labels({ app: "till" }), "no"],
  ["another letter case", labels({ app: "Till" }), labels({ app: "till" }), "no"],
  ["the empty value", labels({ app: "" }), labels({ app: "" }), "yes"],
  ["the empty value, label absent", labels({ app: "" }), labels({}), "no"],
  ["no pairs at all", labels({}), labels({ app: "till" }), "no"],
  ["an unknown label value", labels({ app: "till" }), labels({ app: undefined }), "unknown"],
  ["an unknown selector value", labels({ app: undefined }), labels({ app: "till" }), "unknown"],
  ["an unknown selector value, label absent", labels({ app: undefined }), labels({}), "no"],
  [
    "an unknown value and a certain mismatch",
    labels({ app: "till", tier: "back" }),
    labels({ app: undefined, tier: "front" }),
    "no",
  ],
])("pairs: %s", (_, selector, of, expected) => {
  expect(matchPairs(selector, of)).toBe(expected);
});

const tierIn = (...values: string[]): Requirement => ({ key: "tier", operator: "In", values });
const tierNotIn = (...values: string[]): Requirement => ({ key: "tier", operator: "NotIn", values });
const tierExists: Requirement = { key: "tier", operator: "Exists", values: [] };
const tierDoesNotExist: Requirement = { key: "tier", operator: "DoesNotExist", values: [] };

test.each<[Requirement, present: Match, absent: Match, unknown: Match]>([
  [tierIn("front", "edge"), "yes", "no", "unknown"],
  [tierIn("back"), "no", "no", "unknown"],
  [tierIn(), "no", "no", "no"],
  [tierNotIn("back"), "yes", "yes", "unknown"],
  [tierNotIn("front"), "no", "yes", "unknown"],
  [tierNotIn(), "yes", "yes", "yes"],
  [tierExists, "yes", "no", "yes"],
  [tierDoesNotExist, "no", "yes", "no"],
])("requirement %j on tier=front, on no tier, on an unknown tier", (requirement, ...expected) => {
  const subjects = [labels({ tier: "front" }), labels({}), labels({ tier: undefined })];
  expect(subjects.map((subject) => matchRequirements([requirement], subject))).toEqual(expected);
});

test("no requirements match everything", () => {
  expect(matchRequirements([], labels({}))).toBe("yes");
});

test("requirements hold together, and one certain no decides", () => {
  const subject = labels({ tier: "front", app: undefined });
  const appIn: Requirement = { key: "app", operator: "In", values: ["till"] };
  expect(matchRequirements([tierIn("front"), appIn], subject)).toBe("unknown");
  expect(matchRequirements([appIn, tierIn("back")], subject)).toBe("no");
});

const key = fc.constantFrom("a", "b", "c");
const value = fc.constantFrom("", "x", "y");

test("a pair means the same as In with its one value", () => {
  const selectors = fc.uniqueArray(fc.tuple(key, value), { minLength: 1, selector: ([k]) => k });
  const subjects = fc.array(fc.tuple(key, fc.option(value, { nil: undefined })));
  fc.assert(
    fc.property(selectors, subjects, (pairs, subject) => {
      const requirements = pairs.map(([k, v]): Requirement => ({ key: k, operator: "In", values: [v] }));
      const of = new Map(subject);
      expect(matchPairs(new Map(pairs), of)).toBe(matchRequirements(requirements, of));
    }),
  );
});

test("an unknown value only ever hides a certain answer", () => {
  const requirement = fc.record<Requirement>({
    key,
    operator: fc.constantFrom("In", "NotIn", "Exists", "DoesNotExist"),
    values: fc.array(value, { maxLength: 2 }),
  });
  const pairs = fc.array(fc.tuple(key, value), { minLength: 1 });
  fc.assert(
    fc.property(fc.array(requirement), pairs, key, (requirements, known, hidden) => {
      const certain = new Map<string, string | undefined>(known);
      const blurred = new Map(certain);
      if (blurred.has(hidden)) {
        blurred.set(hidden, undefined);
      }
      expect([matchRequirements(requirements, certain), "unknown"]).toContain(
        matchRequirements(requirements, blurred),
      );
    }),
  );
});
