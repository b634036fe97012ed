import { expect, test } from "vitest";
import { takesColor } from "../../src/cli/terminal.ts";

const terminal = { isTTY: true };

test.each([
  ["a terminal takes colour", terminal, {}, true],
  ["a pipe takes none", {}, {}, false],
  ["NO_COLOR is honoured", terminal, { NO_COLOR: "1" }, false],
  ["an empty NO_COLOR says nothing", terminal, { NO_COLOR: "" }, true],
  ["a dumb terminal takes none", terminal, { TERM: "dumb" }, false],
])("%s", (_name, stream, environment, expected) => {
  expect(takesColor(stream, environment)).toBe(expected);
});
