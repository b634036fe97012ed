/** `patchbay rules` and `patchbay explain`: what the command knows of itself. */
import { expect, test } from "vitest";
import { rules } from "../../src/rules/index.ts";
import { folderWith, patchbay } from "./command.ts";

const ids = rules.map(({ id }) => id);

test("rules lists every rule, one a line", () => {
  const { code, stdout } = patchbay(["rules"], folderWith({}));
  expect(code).toBe(0);
  expect(
    stdout
      .trimEnd()
      .split("\n")
      .map((line) => line.split(" ")[0]),
  ).toEqual(ids);
});

test("rules as JSON is made for programs", () => {
  const { code, stdout } = patchbay(["rules", "--format", "json"], folderWith({}));
  const report = JSON.parse(stdout);
  expect({ code, schema: report.schema }).toEqual({ code: 0, schema: "patchbay.rules/1" });
  expect(report.rules.map(({ rule }: { rule: string }) => rule)).toEqual(ids);
  const [first] = rules;
  expect(report.rules[0]).toEqual({
    rule: first?.id,
    level: first?.level,
    title: first?.title,
    since: first?.since,
    references: first?.references,
  });
});

test.each(ids)("explain %s prints its page, wherever the command runs", (id) => {
  const { code, stdout, stderr } = patchbay(["explain", id], folderWith({}));
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(new RegExp(`^# ${id}\n\n.*\n\nLevel: `));
  expect(stdout).toContain("\n## Why it matters\n");
});

test.each([
  ["port-name-requird", "patchbay: there is no rule port-name-requird; did you mean port-name-required?\n"],
  ["nonsense", "patchbay: there is no rule nonsense; `patchbay rules` lists them\n"],
])("explain %s ends with 2 and says what there is", (name, complaint) => {
  expect(patchbay(["explain", name], folderWith({}))).toEqual({ code: 2, stdout: "", stderr: complaint });
});
