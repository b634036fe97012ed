import { expect, test } from "vitest";
import { applyEdits } from "../../src/text/edit.ts";
import { indexLines } from "../../src/text/line-index.ts";
import { insertPair, removeLines, replaceScalar, shapeOf } from "../../src/yaml/edits.ts";
import { asMap, asScalar, child, itemsOf } from "../../src/yaml/node.ts";
import { parseDocument } from "../../src/yaml/parse.ts";

function withPair(text: string, key: string): string {
  const shape = shapeOf(asMap(child(parseDocument(text).root, key)));
  if (shape === undefined) throw new Error("nothing to put a pair into");
  return applyEdits(text, [insertPair(shape, indexLines(text), { key: "tier", value: "front" })]);
}

function replaced(text: string, value: string): string {
  const scalar = asScalar(child(parseDocument(text).root, "app"));
  if (scalar === undefined) throw new Error("no scalar");
  return applyEdits(text, [replaceScalar(scalar, value)]);
}

test("a pair goes behind the last one, and its comment stays where it is", () => {
  expect(withPair("labels:\n    app: web # note\nspec: {}\n", "labels")).toBe(
    "labels:\n    app: web # note\n    tier: front\nspec: {}\n",
  );
});

test("a pair goes behind the last one of a file without a final line end", () => {
  expect(withPair("labels:\n  app: web", "labels")).toBe("labels:\n  app: web\n  tier: front");
});

test("flow style stays flow style, on one line or on several", () => {
  expect(withPair("labels: { app: web }\n", "labels")).toBe("labels: { app: web, tier: front }\n");
  expect(withPair('labels: {\n  app: "web",\n}\n', "labels")).toBe(
    'labels: {\n  app: "web",\n  tier: front,\n}\n',
  );
});

test("a scalar keeps its quotes", () => {
  expect(replaced("app: web\n", "shop")).toBe("app: shop\n");
  expect(replaced("app: 'web'\n", "it's")).toBe("app: 'it''s'\n");
  expect(replaced('app: "web"\n', 'a"b')).toBe('app: "a\\"b"\n');
});

test("a string that would become something else gets quotes", () => {
  expect(replaced("app: web\n", "on")).toBe('app: "on"\n');
  expect(replaced("app: web\n", "8080")).toBe('app: "8080"\n');
  expect(replaced("app: web\n", "a: b")).toBe('app: "a: b"\n');
  expect(replaced("app: web\n", "")).toBe('app: ""\n');
});

test("a value that is missing is put behind its colon", () => {
  expect(replaced("app:\nspec: {}\n", "web")).toBe("app: web\nspec: {}\n");
});

test.each([
  ["- a: 1\n  b: 2\n- a: 3\n", "- a: 3\n"],
  ["# list\n- a: 1 # note\n- a: 3\n", "# list\n- a: 3\n"],
])("an entry of a list goes with its lines: %j", (text, rest) => {
  expect(without(text, 0)).toBe(rest);
});

test("the last entry of a file without a final line end goes with the line end before it", () => {
  expect(without("- a: 1\n- a: 3", 1)).toBe("- a: 1");
});

function without(text: string, index: number): string {
  const shape = shapeOf(asMap(itemsOf(parseDocument(text).root)[index]));
  if (shape === undefined) throw new Error("no entry");
  return applyEdits(text, [removeLines(shape, indexLines(text))]);
}
