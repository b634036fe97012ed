import fc from "fast-check";
import { expect, test } from "vitest";
import { applyEdits, lineEnd, withLineEnd } from "../../src/text/edit.ts";
import { indexLines, offsetAt, positionAt } from "../../src/text/line-index.ts";

test("offsets and positions are each other's opposite", () => {
  const texts = fc.array(fc.constantFrom("a", "\n", "\r\n", "ü", "😀")).map((parts) => parts.join(""));
  fc.assert(
    fc.property(texts, fc.nat(), (text, at) => {
      const offset = text.length === 0 ? 0 : at % (text.length + 1);
      const index = indexLines(text);
      const position = positionAt(index, offset);
      expect(offsetAt(index, position)).toBe(offset);
      expect(text.slice(0, offset).split("\n").length - 1).toBe(position.line);
    }),
  );
});

test("positions outside of the text land inside", () => {
  const index = indexLines("a\nb");
  expect(positionAt(index, 99).line).toBe(1);
  expect(offsetAt(index, { line: 7, character: 0 })).toBe(2);
  expect(offsetAt(index, { line: -1, character: -1 })).toBe(0);
});

test("edits are applied by place, whatever their order", () => {
  const edits = [
    { range: { start: 4, end: 5 }, newText: "E" },
    { range: { start: 0, end: 1 }, newText: "A" },
    { range: { start: 2, end: 2 }, newText: "-" },
  ];
  expect(applyEdits("abcde", edits)).toBe("Ab-cdE");
});

test("new lines become those of the file", () => {
  const edit = { range: { start: 0, end: 0 }, newText: "a\nb\n" };
  expect(withLineEnd(edit, lineEnd("x\r\ny")).newText).toBe("a\r\nb\r\n");
  expect(withLineEnd(edit, lineEnd("x\ny\r\n")).newText).toBe("a\nb\n");
  expect(lineEnd("no line end")).toBe("\n");
});
