/** The keys of ConfigMaps and Secrets: those that a scan of the lines finds are those of the tree. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { readDataKeys, scanDataKeys } from "../../src/resources/kinds/data-keys.ts";
import { parseDocument } from "../../src/yaml/parse.ts";

const head = "apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: c\n";

const value = fc.constantFrom(
  "x",
  '"a: b"',
  "|\n    key: no key\n\n    other: none",
  ">-\n      folded\n      key: none",
  "",
  "# comment",
  "'x' # data:",
);
const key = fc.constantFrom("a", '"b.c"', "'d'", "e-f_g", ".h", "data");
const entries = fc.array(fc.tuple(key, value), { minLength: 1, maxLength: 5 });
const field = fc.tuple(
  fc.constantFrom("data", "binaryData", "stringData"),
  entries,
  fc.constantFrom("  ", "    "),
);

test("a scan says the same as the tree, keys and places", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(field, { selector: ([name]) => name, maxLength: 3 }),
      fc.boolean(),
      (fields, crlf) => {
        const body = fields.map(([name, pairs, indent]) => {
          const lines = pairs.map(
            ([each, text]) => `${indent}${each}: ${text.replaceAll("\n    ", `\n${indent}  `)}`,
          );
          return `${name}:\n${lines.join("\n# note\n")}\n`;
        });
        const text = (head + body.join("")).replaceAll("\n", crlf ? "\r\n" : "\n");
        const { root, problems } = parseDocument(text);
        const scanned = scanDataKeys(text);
        expect(problems).toEqual([]);
        if (scanned !== undefined && root !== undefined) expect(scanned).toEqual(readDataKeys(root));
      },
    ),
  );
});

test("plain block style is scanned, and every doubt gives nothing", () => {
  const keys = (data: string) => scanDataKeys(head + data)?.map((each) => each.key);
  expect(keys('data:\n  a: x\n  "b": |\n    c: d\n')).toEqual(["a", "b"]);
  expect(keys("metadata: {}\n")).toEqual([]);
  expect(keys("data: { a: x }\n")).toBeUndefined();
  expect(keys("data: &all\n  a: x\n")).toBeUndefined();
  expect(keys("data:\n  a: x\n  <<: *more\n")).toBeUndefined();
  expect(keys("data:\n  ? a\n  : x\n")).toBeUndefined();
  expect(keys("data:\n    a: x\n  b: y\n")).toBeUndefined();
});

test("a megabyte of a dashboard is scanned in no time", () => {
  const text = `${head}data:\n  dashboard.json: |\n${'    { "a": "b" }\n'.repeat(70_000)}  other: x\n`;
  const began = performance.now();
  expect(scanDataKeys(text)?.map((each) => each.key)).toEqual(["dashboard.json", "other"]);
  expect(performance.now() - began).toBeLessThan(500);
});
