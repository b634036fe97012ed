import { expect, test } from "vitest";
import { applyEdits } from "../../src/text/edit.ts";
import { indexLines } from "../../src/text/line-index.ts";
import { insertPair, placeOf, removeItem, removePair, replaceScalar, shapeOf } from "../../src/yaml/edits.ts";
import { asMap, asScalar, child, itemsOf } from "../../src/yaml/node.ts";
import { parseDocument } from "../../src/yaml/parse.ts";

function withPair(text: string, key: string): string {
  const shape = shapeOf(asMap(child(parseDocument(text).root, key)));
  if (shape === undefined) throw new Error("nothing to put a pair into");
  return applyEdits(text, [insertPair(shape, indexLines(text), { key: "tier", value: "front" })]);
}

function withoutPair(text: string): string {
  const place = placeOf(asMap(child(parseDocument(text).root, "port")), "node");
  if (place === undefined) throw new Error("no pair to take out");
  return applyEdits(text, [removePair(place, indexLines(text))]);
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

/** The text without the pair under a key, wherever the map with it stands. */
function without(text: string, key = "b", ...path: readonly string[]): string {
  const root = parseDocument(text).root;
  const holder = path.reduce((node, step) => child(node, step), root);
  const map = asMap(holder?.kind === "sequence" ? holder.items[0] : holder);
  const place = placeOf(map, key);
  if (place === undefined) throw new Error("nothing to take out");
  return applyEdits(text, [removePair(place, indexLines(text))]);
}

test("a pair goes with its line and the comment on it; comments above stay", () => {
  expect(without("a: 1\n# of b, or of all\nb: 2 # of b\nc: 3\n")).toBe("a: 1\n# of b, or of all\nc: 3\n");
  expect(without("a: 1\nb:\n  - x # of x\n  - y\n# of c\nc: 3\n")).toBe("a: 1\n# of c\nc: 3\n");
  expect(without("a: 1\nb: |\n  text\n\nc: 3\n")).toBe("a: 1\n\nc: 3\n");
  expect(without("a: 1\nb:\nc: 3\n")).toBe("a: 1\nc: 3\n");
});

test("the first pair goes, also behind the dash of a list", () => {
  expect(without("b: 2 # of b\nc: 3\n")).toBe("c: 3\n");
  expect(without("list:\n  - b: 2\n    c: 3\n", "b", "list")).toBe("list:\n  - c: 3\n");
  expect(without("list:\n  - b: 2\n    # of c\n    c: 3\n", "b", "list")).toBe(
    "list:\n  -     # of c\n    c: 3\n",
  );
});

test("the last pair goes, also without a final line end", () => {
  expect(without("a: 1\nb: 2\n")).toBe("a: 1\n");
  expect(without("a: 1\nb: 2")).toBe("a: 1");
  expect(without("spec:\n  a: 1\n  b: { x: y }\n---\n", "b", "spec")).toBe("spec:\n  a: 1\n---\n");
});

test("the only pair leaves an empty map", () => {
  expect(without("spec:\n  b: 2 # of b\n", "b", "spec")).toBe("spec:\n  {} # of b\n");
  expect(without("spec: { b: 2, }\n", "b", "spec")).toBe("spec: {}\n");
});

test("in flow style a comma goes with the pair", () => {
  expect(without("{ b: 2, c: 3 }\n")).toBe("{ c: 3 }\n");
  expect(without("{ a: 1, b: [2], c: 3 }\n")).toBe("{ a: 1, c: 3 }\n");
  expect(without("{ a: 1, b: 2 }\n")).toBe("{ a: 1 }\n");
  expect(without("{\n  a: 1,\n  b: 2,\n}\n")).toBe("{\n  a: 1,\n}\n");
  expect(without('{\n  "a": 1,\n  "b": 2\n}\n')).toBe('{\n  "a": 1\n}\n');
});

test("a pair that stands elsewhere cannot be taken out", () => {
  const root = parseDocument("x: &x { b: 1, c: 2 }\ny: *x\nz:\n  <<: *x\n  d: *x\n").root;
  expect(placeOf(asMap(child(root, "y")), "b")).toBeUndefined();
  expect(placeOf(asMap(child(root, "z")), "b")).toBeUndefined();
  expect(placeOf(asMap(child(root, "z")), "d")).toBeDefined();
  expect(placeOf(asMap(child(root, "z")), "e")).toBeUndefined();
});

test("a value on lines of its own is indented like its key", () => {
  const text = "spec:\n    labels:\n        app: web\n";
  const shape = shapeOf(asMap(child(parseDocument(text).root, "spec")));
  if (shape === undefined) throw new Error("nothing to put a pair into");
  const edit = insertPair(shape, indexLines(text), { key: "list", value: { yaml: "\n  x: y" } });
  expect(applyEdits(text, [edit])).toBe(`${text}    list:\n      x: y\n`);
});

test("a pair goes behind a list or a map, whose last line it does not split", () => {
  expect(withPair("spec:\n  ports:\n    - a: 1 # note\n\n# end\n", "spec")).toBe(
    "spec:\n  ports:\n    - a: 1 # note\n  tier: front\n\n# end\n",
  );
  expect(withPair("spec:\n  app:\n    a: b", "spec")).toBe("spec:\n  app:\n    a: b\n  tier: front");
});

test("in JSON a new pair is JSON too", () => {
  expect(withPair('{ "labels": { "app": "web" } }', "labels")).toBe(
    '{ "labels": { "app": "web", "tier": "front" } }',
  );
});

test("a value on lines of its own is indented as its key is", () => {
  const text = "spec:\n  app: web\n";
  const shape = shapeOf(asMap(child(parseDocument(text).root, "spec")));
  if (shape === undefined) throw new Error("nothing to put a pair into");
  const pair = { key: "ports", value: { yaml: "\n  - port: 80\n    name: a" } };
  expect(applyEdits(text, [insertPair(shape, indexLines(text), pair)])).toBe(
    "spec:\n  app: web\n  ports:\n    - port: 80\n      name: a\n",
  );
});

test("a pair takes its line with it when it goes", () => {
  expect(withoutPair("port:\n  a: 1 # one\n  node: 2 # two\n  b: 3\n")).toBe("port:\n  a: 1 # one\n  b: 3\n");
  expect(withoutPair("port:\n  a: 1\n  node: 2")).toBe("port:\n  a: 1");
  expect(withoutPair("port:\n  node: 2 # two\n  b: 3\n")).toBe("port:\n  b: 3\n");
  expect(withoutPair("port: { node: 2, b: 3 }\n")).toBe("port: { b: 3 }\n");
  expect(withoutPair("port: {\n  a: 1,\n  node: 2,\n}\n")).toBe("port: {\n  a: 1,\n}\n");
});

test("nothing is taken out that stands elsewhere", () => {
  const place = (text: string) => placeOf(asMap(child(parseDocument(text).root, "port")), "node");
  expect(place("other: &a { node: 2, b: 3 }\nport: *a\n")).toBeUndefined();
  expect(place("other: &a { node: 2, b: 3 }\nport: { <<: *a, c: 4 }\n")).toBeUndefined();
});

test("an item of a list goes with its lines, or with its comma", () => {
  const without = (text: string) => {
    const [first, second] = itemsOf(child(parseDocument(text).root, "ports")).map((item) => asMap(item));
    const [before, shape] = [shapeOf(first), shapeOf(second)];
    if (before === undefined || shape === undefined) throw new Error("no two items");
    const item = shape.flow
      ? { flow: true, range: shape.range, before: before.range.end }
      : { flow: false, range: { start: shape.firstKey, end: shape.end }, before: before.end };
    return applyEdits(text, [removeItem(item, indexLines(text))]);
  };
  expect(without("ports:\n  - a: 1 # one\n  # two\n  - a: 2\n    b: 3 # three\n  - a: 4\n")).toBe(
    "ports:\n  - a: 1 # one\n  - a: 4\n",
  );
  expect(without("ports: [{ a: 1 }, { a: 2 }]\n")).toBe("ports: [{ a: 1 }]\n");
});
