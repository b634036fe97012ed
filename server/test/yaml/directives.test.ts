import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readDirectives } from "../../src/yaml/directives.ts";

/** Scope, line and names of each directive, in short. */
function shortly(text: string): readonly string[] {
  return readDirectives(text).map(
    ({ word, line, names, hasReason }) =>
      `${word} ${line ?? "-"} [${names.map(({ name }) => name).join(" ")}]${hasReason ? " reason" : ""}`,
  );
}

describe("readDirectives", () => {
  test.each([
    ["# patchbay-disable-line a", "line 0 [a]"],
    ["#patchbay-disable-line a,b", "line 0 [a b]"],
    ["##  patchbay-disable-file a b , c -- why, oh why", "file - [a b c] reason"],
    ["# patchbay-disable-document -- why", "document - [] reason"],
    ["# patchbay-disable-file a --", "file - [a] reason"],
    ["# patchbay-disable-file a--b", "file - [a--b]"],
    ["# patchbay-disable", " - []"],
    ["# patchbay-disable-everything a", "everything - [a]"],
    ["a: 1 # patchbay-disable-line a\r\n", "line 0 [a]"],
    ["{{- if .Values.web }} # patchbay-disable-line a\nb: 1", "line 0 [a]"],
  ])("%j", (text, expected) => {
    expect(shortly(text)).toEqual([expected]);
  });

  test.each([
    ["# see patchbay-disable-line a"],
    ["# patchbay-disabled a"],
    ["a: b#patchbay-disable-line a"],
    ["a: '# patchbay-disable-line a'"],
    ['a: "b\n  # patchbay-disable-line a"'],
    ["a: |\n  # patchbay-disable-line a\n"],
    ["- >-\n  b\n\n  # patchbay-disable-line a\nc"],
  ])("%j holds none", (text) => {
    expect(shortly(text)).toEqual([]);
  });

  test("the next line is the next that is neither blank nor a comment", () => {
    const text =
      "a: 1\n# patchbay-disable-next-line x\n\n  # other\n# patchbay-disable-next-line y\n  b: 2\n";
    expect(shortly(text)).toEqual(["next-line 5 [x]", "next-line 5 [y]"]);
    expect(shortly("# patchbay-disable-next-line x")).toEqual(["next-line 1 [x]"]);
  });

  test("what is cut out leaves a list, or a line, that is whole", () => {
    const text = "a:\n  # patchbay-disable-next-line x, y -- why\n  b: 2 # patchbay-disable-line z\n";
    const cut = ({ start, end }: { start: number; end: number }) => text.slice(0, start) + text.slice(end);
    const [next, same] = readDirectives(text);
    const removals = next?.names.map(({ removal }) => cut(removal ?? { start: 0, end: 0 }));
    expect(removals).toEqual([text.replace("x, y", "y"), text.replace("x, y", "x")]);
    expect(cut(next?.removal ?? { start: 0, end: 0 })).toBe("a:\n  b: 2 # patchbay-disable-line z\n");
    expect(cut(same?.removal ?? { start: 0, end: 0 })).toBe(text.replace(" # patchbay-disable-line z", ""));
  });

  test("any text at all is read, and every place is a comment of it", () => {
    const piece = fc.constantFrom(
      "# patchbay-disable-line a",
      "\n",
      "  ",
      "a: ",
      "|",
      '"',
      "'",
      "- ",
      "{",
      "]",
      "---",
      "\r\n",
      "x",
      "\uFEFF",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join("");
        for (const { range } of readDirectives(text)) expect(text.slice(range.start)).toMatch(/^# patchbay/);
      }),
    );
  });
});
