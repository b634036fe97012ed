import { expect, test } from "vitest";
import { plainValue } from "../../src/yaml/value.ts";

const strings = ["2024-01-01", "12:30:45", "1:20", "v1", "1.2.3", "NaN", "1e", "onn", "0xZZ", "-", "..."];
const booleans = {
  y: true,
  Y: true,
  yes: true,
  on: true,
  On: true,
  TRUE: true,
  n: false,
  N: false,
  off: false,
  False: false,
};
const numbers = {
  "1": 1,
  "+1": 1,
  "010": 8,
  "0o10": 8,
  "0x10": 16,
  "0b11": 3,
  "1_000": 1000,
  "1e3": 1000,
  ".5": 0.5,
  "1.10": 1.1,
  "08": 8,
  "-7": -7,
};

test.each(strings)("%s stays a string (S0.8)", (text) => {
  expect(plainValue(text)).toEqual({ type: "string", value: text });
});

test.each(Object.entries(booleans))("%s is the boolean %s (S0.8)", (text, value) => {
  expect(plainValue(text)).toEqual({ type: "boolean", value });
});

test.each(Object.entries(numbers))("%s is the number %s (S0.8)", (text, value) => {
  expect(plainValue(text)).toEqual({ type: "number", value });
});

test.each(["", "~", "null", "Null", "NULL"])("%j is null (S0.8)", (text) => {
  expect(plainValue(text)).toEqual({ type: "null" });
});
