import { expect, test } from "vitest";
import { splitDocuments } from "../../src/yaml/boundaries.ts";

const parts = (text: string) => splitDocuments(text).map(({ start, end }) => text.slice(start, end));

test("a line that starts with --- begins a document", () => {
  expect(parts("a: 1\n---\nb: 2\n--- # note\nc: 3\n")).toEqual([
    "a: 1\n",
    "---\nb: 2\n",
    "--- # note\nc: 3\n",
  ]);
});

test("a text without documents has none", () => {
  expect(parts("")).toEqual([]);
  expect(parts("# only a comment\n\n")).toEqual([]);
  expect(parts("\uFEFF\n")).toEqual([]);
});

test("comments and directives before the first --- belong to its document", () => {
  expect(parts("# head\n%YAML 1.1\n---\na: 1\n")).toEqual(["# head\n%YAML 1.1\n---\na: 1\n"]);
});

test("an end mark ends a document, and what only follows it is none", () => {
  expect(parts("a: 1\n...\n---\nb: 2\n...\n")).toEqual(["a: 1\n...\n", "---\nb: 2\n...\n"]);
  expect(parts("a: 1\n...\nb: 2\n")).toEqual(["a: 1\n...\n", "b: 2\n"]);
});

test("--- within a line, or indented in a block scalar, separates nothing", () => {
  const text = "a: x --- y\nb: |\n  ---\n  text\n";
  expect(parts(text)).toEqual([text]);
});

test("CRLF changes nothing", () => {
  expect(parts("a: 1\r\n---\r\nb: 2\r\n")).toEqual(["a: 1\r\n", "---\r\nb: 2\r\n"]);
});

test("kubectl separates at longer dashes too, and drops that line", () => {
  expect(parts("a: 1\n------\nb: 2\n")).toEqual(["a: 1\n", "b: 2\n"]);
});

test("JSON texts follow each other without a mark", () => {
  expect(parts('{"a": "}{"}\n{"b": [1, {}]}\n')).toEqual(['{"a": "}{"}', '\n{"b": [1, {}]}']);
});

test("a flow document under --- is one document", () => {
  expect(parts("---\n{\n  a: 1,\n}\n---\n{ b: 2 }\n")).toEqual(["---\n{\n  a: 1,\n}\n", "---\n{ b: 2 }\n"]);
});
