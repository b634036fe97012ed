import fc from "fast-check";
import { expect, test } from "vitest";
import { asScalar, child, descend, type YamlNode } from "../../src/yaml/node.ts";
import { parseDocument } from "../../src/yaml/parse.ts";
import { scalarValue } from "../../src/yaml/value.ts";

function scalarAt(text: string, ...keys: readonly string[]) {
  const scalar = asScalar(descend(parseDocument(text).root, ...keys));
  if (scalar === undefined) throw new Error(`no scalar at ${keys.join(".")}`);
  return scalar;
}

test("a range covers the value alone, without comments and line ends", () => {
  const text = "spec:\n  name: web # the front\n  quoted: 'it''s'\r\n";
  const place = ({ range }: YamlNode) => text.slice(range.start, range.end);
  expect(place(scalarAt(text, "spec", "name"))).toBe("web");
  expect(place(scalarAt(text, "spec", "quoted"))).toBe("'it''s'");
});

test("quotes and tags decide the type, not the text (S0.11)", () => {
  expect(scalarValue(scalarAt('a: "8080"', "a"))).toEqual({ type: "string", value: "8080" });
  expect(scalarValue(scalarAt("a: !!str 8080", "a"))).toEqual({ type: "string", value: "8080" });
  expect(scalarValue(scalarAt("a: 8080", "a"))).toEqual({ type: "number", value: 8080 });
  expect(scalarValue(scalarAt("a: $" + "{PORT}", "a"))).toEqual({ type: "unknown" });
});

test("the last of several equal keys counts (S0.12)", () => {
  expect(scalarAt("a: 1\na: 2\n", "a").text).toBe("2");
});

test("an alias stands where it is written, not where it points", () => {
  const text = "labels: &l { app: web }\nselector: *l\n";
  const selector = child(parseDocument(text).root, "selector");
  expect(asScalar(child(selector, "app"))?.text).toBe("web");
  expect(selector && text.slice(selector.range.start, selector.range.end)).toBe("*l");
  expect(asScalar(child(selector, "app"))?.aliased).toBe(true);
});

test("merge keys bring in what is not written", () => {
  const text = "base: &b { app: web, tier: front }\nlabels:\n  <<: *b\n  tier: back\n";
  expect(scalarAt(text, "labels", "app").text).toBe("web");
  expect(scalarAt(text, "labels", "tier").text).toBe("back");
});

test("aliases that multiply without end are bounded", () => {
  const bomb = ["a: &a [x, x, x, x, x, x, x, x, x, x]"];
  for (const [one, two] of ["ab", "bc", "cd", "de", "ef", "fg", "gh"].map((pair) => [pair[0], pair[1]])) {
    bomb.push(`${two}: &${two} [${Array.from({ length: 10 }, () => `*${one}`).join(", ")}]`);
  }
  const count = (node: YamlNode): number =>
    node.kind === "map"
      ? node.pairs.reduce((sum, pair) => sum + count(pair.value), 1)
      : node.kind === "sequence"
        ? node.items.reduce((sum, item) => sum + count(item), 1)
        : 1;
  const { root } = parseDocument(bomb.join("\n"));
  expect(root && count(root)).toBeLessThan(200_000);
});

test("the lines of a quoted scalar may stand anywhere, as kubectl takes them", () => {
  const text = "metadata:\n  note: '[\n    1,\n  ]'\nspec:\n  name: web\n";
  expect(parseDocument(text).problems).toEqual([]);
  expect(scalarAt(text, "spec", "name").range.start).toBe(text.indexOf("web"));
});

test("a half-typed line costs its own value, not the document", () => {
  const { root, problems } = parseDocument(
    "kind: Service\nmetadata:\n  name: web\nspec:\n  selector:\n    app\n  ports:\n    - port: 80\n",
  );
  expect(asScalar(descend(root, "metadata", "name"))?.text).toBe("web");
  expect(problems.length).toBeGreaterThanOrEqual(0);
});

test("nothing that is typed makes the parser throw", () => {
  const pieces = [
    "a",
    ":",
    " ",
    "\n",
    "-",
    "{",
    "}",
    "[",
    "]",
    '"',
    "'",
    "|",
    ">",
    "&x",
    "*x",
    "<<",
    "?",
    "#",
    "!!str",
    "\t",
    "%",
    "---",
    "...",
    "\u0000",
    "\uFEFF",
  ];
  const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 60 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, (text) => {
      expect(Array.isArray(parseDocument(text).problems)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("nesting without end is a problem, not an exception", () => {
  const { problems } = parseDocument("[".repeat(100_000));
  expect(problems.length).toBeGreaterThan(0);
});
