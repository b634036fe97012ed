import fc from "fast-check";
import { expect, test } from "vitest";
import { expand, references } from "../../src/kubernetes/expansion.ts";

const variables = new Map([
  ["HOST", "db"],
  ["EMPTY", ""],
  ["NESTED", "$(HOST)"],
  ["dotted.name", "dot"],
]);

const lookup = (name: string) => variables.get(name);

test.each([
  ["tcp://$(HOST):1", "tcp://db:1"],
  ["$(HOST)$(HOST)", "dbdb"],
  ["$(GONE)", "$(GONE)"],
  ["$$(HOST)", "$(HOST)"],
  ["$$$(HOST)", "$db"],
  ["$$HOST $HOST", "$HOST $HOST"],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the shell's form, which the kubelet does not know.
  ["${HOST}", "${HOST}"],
  ["$(NESTED)", "$(HOST)"],
  ["[$(EMPTY)]", "[]"],
  ["$(HOST", "$(HOST"],
  ["$(a$(HOST))", "$(a$(HOST))"],
  ["\\$(HOST)", "\\db"],
  ["end$", "end$"],
  ["$(dotted.name)", "dot"],
  ["$()", "$()"],
  ["", ""],
])("%j becomes %j", (text, expected) => {
  expect(expand(text, lookup)).toBe(expected);
});

test("references are found with their offsets, escapes left out", () => {
  expect(references("a$(B)$$(C)$$$(D)$(E")).toEqual([
    { name: "B", start: 1, end: 5 },
    { name: "D", start: 12, end: 16 },
  ]);
});

/** The kubelet's own loop, character by character, to compare with (S4.44). */
function expandByCharacter(text: string): string {
  let expanded = "";
  for (let at = 0; at < text.length; at++) {
    const next = text[at + 1];
    if (text[at] !== "$" || next === undefined) {
      expanded += text[at];
      continue;
    }
    const closer = text.indexOf(")", at + 2);
    if (next === "$") {
      expanded += "$";
      at += 1;
    } else if (next === "(" && closer !== -1) {
      expanded += lookup(text.slice(at + 2, closer)) ?? text.slice(at, closer + 1);
      at = closer;
    } else {
      expanded += `$${next}`;
      at += 1;
    }
  }
  return expanded;
}

const operatorText = fc
  .array(fc.constantFrom("$", "$", "(", ")", "HOST", "EMPTY", "x", "€"))
  .map((parts) => parts.join(""));

test("expansion agrees with the kubelet's loop", () => {
  fc.assert(
    fc.property(operatorText, (text) => {
      expect(expand(text, lookup)).toBe(expandByCharacter(text));
    }),
    { numRuns: 1000 },
  );
});

test("a text without references and escapes is left alone", () => {
  fc.assert(
    fc.property(operatorText, (text) => {
      fc.pre(references(text).length === 0 && !text.includes("$$"));
      expect(expand(text, () => "changed")).toBe(text);
    }),
  );
});

test("references are what expansion looks up, and stand where they say", () => {
  fc.assert(
    fc.property(operatorText, (text) => {
      const asked: string[] = [];
      expand(text, (name) => {
        asked.push(name);
        return undefined;
      });
      const found = references(text);
      expect(found.map(({ name }) => name)).toEqual(asked);
      expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(
        found.map(({ name }) => `$(${name})`),
      );
    }),
  );
});

test("many openers without an end are scanned once", () => {
  const text = "$(".repeat(500_000);
  expect(references(text)).toEqual([]);
});
