import { expect, test } from "vitest";
import { code, link, prose, table } from "../../src/features/markdown.ts";

test("a plain name is a plain code span", () => {
  expect(code("my-nginx")).toBe("`my-nginx`");
});

test("backticks inside get a longer fence", () => {
  expect(code("a`b")).toBe("`` a`b ``");
  expect(code("``")).toBe("``` `` ```");
});

test("nothing that a name holds ends its line or its cell", () => {
  expect(code("a\n\n# b | c\u2028d")).toBe("`a # b ¦ c d`");
  expect(code("\r\n")).toBe('`""`');
});

test("HTML and links stay text", () => {
  expect(code('<img src="x">')).toBe('`<img src="x">`');
  expect(prose("<img> [a](command:b) **c**")).toBe("\\<img\\> \\[a\\](command:b) \\*\\*c\\*\\*");
  expect(prose("a_b _c_")).toBe("a_b \\_c\\_");
});

test("a link ends where its target ends", () => {
  expect(link("a](command:x)", "file:///a b(1).yaml#L1")).toBe(
    "[a\\](command:x)](file:///a%20b%281%29.yaml#L1)",
  );
});

test("a table without rows is nothing", () => {
  expect(table(["a"], [])).toBe("");
  expect(table(["a", "b"], [["1", "2"]])).toBe("| a | b |\n| --- | --- |\n| 1 | 2 |");
});
