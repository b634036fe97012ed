import { expect, test } from "vitest";
import type { Fix, Rule } from "../../src/rules/rule.ts";
import { applyFix, asExpectation, findingsIn, workspaceOf } from "./check.ts";
import { parseFixture } from "./fixture.ts";

/** Finds every object whose name is shouted. */
const shouting: Rule = {
  id: "name-shouted",
  title: "A name is shouted",
  level: "warning",
  since: "0.0.0",
  references: [],
  check({ resource, document }) {
    const { name, nameNode } = resource;
    if (name === undefined || nameNode === undefined || name !== name.toUpperCase()) return [];
    const edit = { range: nameNode.range, newText: `${name.toLowerCase()}\n# was ${name}` };
    const fix: Fix = { title: "Lower it", safe: true, edits: [{ document, edit }] };
    return [{ range: nameNode.range, message: `\`${name}\` is shouted.`, fixes: [fix] }];
  },
};

const text = [
  "apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\nspec: {}\n---\n",
  "apiVersion: v1\r\nkind: Pod\r\nmetadata:\r\n  name: WEB\r\n",
];

test("findings become the expectations that would meet them, with places in the file", () => {
  const fixture = parseFixture(`${text[0]}${text[0]?.replace("web", "WEB")}#- b.yaml\n${text[1]}`);
  const found = findingsIn(workspaceOf(fixture), [shouting]).map((each) => asExpectation(each, shouting.id));
  const shown = found.map(({ path, range, rule }) => ({
    path,
    text: fixture.files.get(path)?.slice(range.start, range.end),
    rule,
  }));
  expect(shown).toEqual([
    { path: "b.yaml", text: "WEB", rule: undefined },
    { path: "main.yaml", text: "WEB", rule: undefined },
  ]);
});

test("a fix changes the files that it names, with their own line ends", () => {
  const fixture = parseFixture(`#- b.yaml\n${text[1]}#- c.yaml\n${text[0]}`);
  const fix = findingsIn(workspaceOf(fixture), [shouting])[0]?.fixes?.[0];
  const changed = applyFix(fix ?? { title: "", safe: false, edits: [] }, fixture.files);
  expect([...changed]).toEqual([
    ["b.yaml", "apiVersion: v1\r\nkind: Pod\r\nmetadata:\r\n  name: web\r\n# was WEB\r\n"],
  ]);
});

test("a rule that throws makes the test fail", () => {
  const broken: Rule = {
    ...shouting,
    check: () => {
      throw new Error("broken");
    },
  };
  expect(() => findingsIn(workspaceOf(parseFixture(text[0] ?? "")), [broken])).toThrow("broken");
});
