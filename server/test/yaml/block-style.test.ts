/** Our reader of block style: the same tree as the parser of the `yaml` package, or none. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readBlockStyle } from "../../src/yaml/block-style/read.ts";
import { splitDocuments } from "../../src/yaml/boundaries.ts";
import { parseWithPackage } from "../../src/yaml/package-parser.ts";

const fixtures = documentsBelow(fileURLToPath(new URL("../../../test-fixtures/rules", import.meta.url)));

const read: Readonly<Record<string, string>> = {
  "maps and lists by indentation": "a:\n  b: 1\n  c:\n    - x\n    - y: 2\n      z: 3\n",
  "a list straight below its key": "a:\n- x\n- y\nb: 1\n",
  "a list of lists": "- - a\n  - b\n- c\n",
  "what has no value": "a:\nb:   # nothing\nc:\n-\n- d:\n",
  "comments and blank lines anywhere": "# one\n\na: # two\n# three\n  b: 1 # four\n\n  # five\nc: 2\n",
  "a start mark": "--- # here\na: 1\n",
  "colons and hashes inside": "image: nginx:1.25\nurl: http://web:80/#top\ntime: 12:30\n",
  "a blank before the colon": "a : 1\n'b' : 2\n",
  "a scalar over several lines": "a: one\n  two\n\n  three\n   - four\nb: 1\n",
  "quotes over several lines": "a: 'it''s\n  one\n\n  line'\nb: \"and\n  another\"\n",
  escapes: 'a: "\\"x\\" \\u00e9\\n"\n',
  "a literal": "a: |\n  one\n    two\n\n  # three\n# four\nb: |-\n  \tx\n\n",
  "a folded text": "a: >\n\n  one\n  two\n\n\n  three\nb: >-\n  x\n",
  "flow on one line": 'a: { b: 1, "c":  [x, \'y\', "z"], }\nd: []\ne: {}\n',
  "flow over several lines": "a: [\n    x, # one\n  # two\n\n    'y',\n  ]\nb: {\n  c: 1 }\n",
  "flow for a whole document":
    '---\n# kyaml\n{\n  kind: "Service",\n  "spec": { ports: [{\n    port: 80,\n  }] },\n}\n',
  "a value on the next line": "a:\n  one\n  two\nb:\n  [x]\n",
  "an equal key twice": "a: 1\na: 2\n",
  "no line break at the end": "a:\n  - b",
  "other alphabets": "ключ: значение\u00a0\n名: 😀 # x\n",
};

describe("is read as the parser reads it:", () => {
  test.for(Object.entries(read))("%s", ([, text]) => {
    expect(readBlockStyle(text)).toBeDefined();
    expect({ root: readBlockStyle(text), problems: [] }).toEqual(parseWithPackage(text));
  });
});

const left: Readonly<Record<string, string>> = {
  "an anchor and its alias": "a: &x 1\nb: *x\n",
  "a merge key": "a:\n  <<: { b: 1 }\n",
  "a tag": "a: !!str 1\n",
  "a tab": "a:\n\tb: 1\n",
  "another line end": "a: 1\r\n",
  "a template": "a: {{ .Values.a }}\n",
  "an action of a template": "a: 1\n{{- if .b }}\nb: 2\n",
  "an indented key below a value": "a: 1\n  b: 2\n",
  "a key on the line of another": "a: b: c\n",
  "a line between two depths": "a:\n    b: 1\n  c: 2\n",
  "a key that is no scalar": "? a\n: 1\n",
  "a quote that is not closed": 'a: "b\n',
  "a bracket that is not closed": "a: [b\n",
  "a bracket that closes too far out": "a:\n  b: [\n    c\n  ]\n",
  "a comment between a key and its scalar": "a:\n # b\n  c\n",
  "a comment at the margin inside brackets": "a: [\n# b\n  c]\n",
  "a mark behind something": "\u00a0\n---\na: 1\n",
  "a half-typed key": "a: 1\nb\n",
  "what follows an end mark": "a: 1\n...\n",
  "a kept line end": "a: |+\n  b\n\n",
  "only comments": "# a\n",
};

describe("is left to the parser:", () => {
  test.for(Object.entries(left))("%s", ([, text]) => {
    expect(readBlockStyle(text)).toBeUndefined();
  });
});

test("every document of the rules' fixtures is read alike, and nearly all by us", () => {
  for (const text of fixtures) expectAlike(text);
  const ours = fixtures.filter((text) => readBlockStyle(text) !== undefined);
  expect(ours.length / fixtures.length).toBeGreaterThan(0.9);
});

test("whatever is put into a document, left out or moved, it is read alike", () => {
  const change = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    out: fc.nat(3),
    into: fc.constantFrom(
      ..."\n|\n\n|  |: |:|- |-|#| #|'|\"|[|]|{ |}|, |>|\t|&a |*a |!x |? |\\|...|<<: |\u00a0".split("|"),
    ),
  });
  fc.assert(
    fc.property(
      fc.constantFrom(...fixtures),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      (text, changes) => {
        const spoilt = changes.reduce((now, { at, out, into }) => {
          const start = Math.floor(at * now.length);
          return now.slice(0, start) + into + now.slice(start + out);
        }, text);
        for (const { start, end } of splitDocuments(spoilt)) expectAlike(spoilt.slice(start, end));
      },
    ),
    { numRuns: 500 },
  );
});

function expectAlike(text: string): void {
  const root = readBlockStyle(text);
  if (root !== undefined) expect({ root, problems: [] }, text).toEqual(parseWithPackage(text));
}

function documentsBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .flatMap((text) => splitDocuments(text).map(({ start, end }) => text.slice(start, end)));
}
