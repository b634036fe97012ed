/** Runs the reference cases of Service and workload validation that the rules on ports answer. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { ReferenceCase } from "./answers.ts";
import { portErrors, portFacts, type ServerError } from "./port-answers.ts";

const folder = process.env.PATCHBAY_SHARED;

if (folder === undefined) {
  test("the reference cases stay unread, because PATCHBAY_SHARED names no folder", () => {
    expect(process.env).not.toHaveProperty("PATCHBAY_SHARED");
  });
} else {
  const { cases }: { cases: readonly ReferenceCase[] } = JSON.parse(
    readFileSync(join(folder, "reference", "cases.json"), "utf8"),
  );
  const ours = cases.filter(
    ({ topic, rules }) =>
      (topic === "service-validation" || topic === "workload-validation") &&
      rules.some((rule) => portFacts.has(rule)),
  );

  test("both topics have cases", () => {
    expect(new Set(ours.map(({ topic }) => topic))).toEqual(
      new Set(["service-validation", "workload-validation"]),
    );
  });

  test.each(ours)("$id $question", ({ input, expected }) => {
    expect(portErrors(input[0] ?? "")).toEqual(errorsOf(expected).map(({ path, kind }) => ({ path, kind })));
  });
}

/** The wording of the details is not ours to repeat. */
function errorsOf(expected: unknown): readonly ServerError[] {
  const list =
    typeof expected === "object" && expected !== null && "errors" in expected ? expected.errors : expected;
  if (!Array.isArray(list)) throw new Error("A case that lists no errors");
  return list;
}
