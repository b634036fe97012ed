import { expect, test } from "vitest";
import { applyEdits } from "../../src/text/edit.ts";
import { indexLines } from "../../src/text/line-index.ts";
import { insertPair, replaceScalar, shapeOf } from "../../src/yaml/edits.ts";
import { asMap, asScalar, child } from "../../src/yaml/node.ts";
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

test("flow style stays flow style, on one line or on several, in the quotes of the neighbours", () => {
  expect(withPair("labels: { app: web }\n", "labels")).toBe("labels: { app: web, tier: front }\n");
  expect(withPair('labels: {\n  app: "web",\n}\n', "labels")).toBe(
    'labels: {\n  app: "web",\n  tier: "front",\n}\n',
  );
});

test("JSON stays JSON", () => {
  const text = '{"labels":{"app":"web"},"port":{"number":80}}';
  expect(JSON.parse(withPair(text, "labels"))).toEqual({
    labels: { app: "web", tier: "front" },
    port: { number: 80 },
  });
  expect(JSON.parse(withPair(text, "port")).port).toEqual({ number: 80, tier: "front" });
});

test("a pair goes behind a nested map, not into what follows it", () => {
  expect(withPair("metadata:\n  name: web\n  labels:\n    app: web\nspec:\n  x: y\n", "metadata")).toBe(
    "metadata:\n  name: web\n  labels:\n    app: web\n  tier: front\nspec:\n  x: y\n",
  );
  expect(withPair("metadata:\n  labels:\n    app: web\n\n# next\nspec: {}\n", "metadata")).toBe(
    "metadata:\n  labels:\n    app: web\n  tier: front\n\n# next\nspec: {}\n",
  );
  expect(withPair("metadata:\n  labels:\n    app: web\n", "metadata")).toBe(
    "metadata:\n  labels:\n    app: web\n  tier: front\n",
  );
});

test("a block scalar is replaced without the line behind it", () => {
  expect(replaced("app: >-\n  web\nspec: {}\n", "shop")).toBe("app: shop\nspec: {}\n");
});

test("a key without a colon has no place for a value", () => {
  const scalar = asScalar(child(parseDocument("{ app }").root, "app"));
  expect(scalar?.aliased).toBe(true);
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
