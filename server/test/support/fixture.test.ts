import { describe, expect, test } from "vitest";
import { parseFixture, renderFixture } from "./fixture.ts";

describe("parseFixture", () => {
  test("takes files apart, the text before any marker as main.yaml", () => {
    const { files } = parseFixture("a: 1\n#- b/c.yaml\nb: 2\n");
    expect([...files]).toEqual([
      ["main.yaml", "a: 1\n"],
      ["b/c.yaml", "b: 2\n"],
    ]);
  });

  test("makes no main.yaml when the first line starts a file", () => {
    expect([...parseFixture("#- b.yaml\nb: 2\n").files.keys()]).toEqual(["b.yaml"]);
  });

  test("refuses a file that stands there twice", () => {
    expect(() => parseFixture("#- b.yaml\n#- b.yaml\n")).toThrow("b.yaml twice");
  });

  test("finds the cursor and takes it out", () => {
    const { files, cursor } = parseFixture("a: 1\nb: tw$0o\n");
    expect(files.get("main.yaml")).toBe("a: 1\nb: two\n");
    expect(cursor).toEqual({ path: "main.yaml", offset: "a: 1\nb: tw".length });
  });

  test("refuses two cursors", () => {
    expect(() => parseFixture("a: $01\nb: $02\n")).toThrow("two cursors");
  });

  test("reads carets as the exact range on the line above", () => {
    const { files, expectations } = parseFixture("a: 1\nb: two\n#  ^^^ error: No `two`.\nc: 3\n");
    expect(files.get("main.yaml")).toBe("a: 1\nb: two\nc: 3\n");
    expect(expectations).toEqual([
      {
        path: "main.yaml",
        range: { start: 8, end: 11 },
        level: "error",
        rule: undefined,
        message: "No `two`.",
      },
    ]);
  });

  test("reads several findings under one line, and those of another rule", () => {
    const { expectations } = parseFixture("b: two\n#  ^^^ error: One.\n#  ^ hint other-rule: Two.\n");
    expect(expectations.map(({ range, level, rule }) => ({ range, level, rule }))).toEqual([
      { range: { start: 3, end: 6 }, level: "error", rule: undefined },
      { range: { start: 3, end: 4 }, level: "hint", rule: "other-rule" },
    ]);
  });

  test("counts ranges from the start of their own file", () => {
    const { expectations } = parseFixture("a: 1\n#- b.yaml\nb: 2\n#  ^ error: Two.\n");
    expect(expectations[0]).toMatchObject({ path: "b.yaml", range: { start: 3, end: 4 } });
  });

  test("takes markers out of a block scalar, where they would be content", () => {
    const { files } = parseFixture("a: |\n  one\n# ^^^ error: One.\n  two\n");
    expect(files.get("main.yaml")).toBe("a: |\n  one\n  two\n");
  });

  test.each(["#  ^^^ eror: Typing mistake.\n", "#  ^^^ error:\n", "#@1-4 error: No length.\n"])(
    "refuses a marker that it cannot read: %s",
    (line) => {
      expect(() => parseFixture(`a: 1\n${line}`)).toThrow("Not a marker");
    },
  );

  test("keeps the line ends of the text", () => {
    const { files, expectations } = parseFixture("a: 1\r\n#  ^ error: One.\r\nb: 2\r\n");
    expect(files.get("main.yaml")).toBe("a: 1\r\nb: 2\r\n");
    expect(expectations[0]?.message).toBe("One.");
  });
});

describe("renderFixture", () => {
  test.each([
    ["carets", "b: two\n#  ^^^ error: Two.\n"],
    ["a place at the first column", "two: 2\n#@1+3 error: Two.\n"],
    ["an empty place", "two:\n#@5+0 error: Nothing.\n"],
    ["a place of several lines", "a:\n  b: 1\n#@3+13 error: All.\n  c: 2\n"],
    ["several files", "a: 1\n#- b.yaml\nb: 2\n#  ^ warning other-rule: Two.\n"],
  ])("is the opposite of parseFixture for %s", (_name, text) => {
    expect(renderFixture(parseFixture(text))).toBe(text);
  });

  test("sets carets where the `#` starts the line, wherever it was written", () => {
    expect(renderFixture(parseFixture("  b: two\n  #  ^^^ error: Two.\n"))).toBe(
      "  b: two\n#    ^^^ error: Two.\n",
    );
  });

  test("sets findings of one line in the order of their places", () => {
    const text = "{ a: 1, b: 2 }\n#          ^ error: Two.\n#    ^ error: One.\n";
    expect(renderFixture(parseFixture(text))).toBe(
      "{ a: 1, b: 2 }\n#    ^ error: One.\n#          ^ error: Two.\n",
    );
  });
});
