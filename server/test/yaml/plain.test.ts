import { describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { plainDocuments, yamlText } from "../../src/yaml/plain.ts";

describe("documents as kubectl sees them", () => {
  test("scalars have the types of YAML 1.1, quotes make strings", () => {
    expect(plainDocuments("a: yes\nb: 010\nc: '010'\nd: ~\ne:\nf: !!str 5\ng: 1:20\nh: {{ x }}")).toEqual({
      values: [expect.objectContaining({ a: true, b: 8, c: "010", d: null, e: null, f: "5", g: "1:20" })],
      problem: undefined,
    });
  });

  test("aliases and merge keys are resolved, the last of equal keys wins", () => {
    const text = "base: &b { x: 1, y: 2 }\nuse:\n  <<: *b\n  y: 3\nx: 1\nx: 2\n";
    expect(plainDocuments(text).values).toEqual([{ base: { x: 1, y: 2 }, use: { x: 1, y: 3 }, x: 2 }]);
  });

  test("empty documents are left out", () => {
    expect(plainDocuments("---\n# nothing\n---\na: 1\n---\n").values).toEqual([{ a: 1 }]);
  });

  test("reading stops at the first document with broken YAML", () => {
    const { values, problem } = plainDocuments("a: 1\n---\nb: [\n---\nc: 3\n");
    expect(values).toEqual([{ a: 1 }]);
    expect(problem).toMatch(/sequence/);
  });

  test("a key that objects inherit is a key like any other", () => {
    expect(Object.keys(Object(plainDocuments("__proto__: 1\nconstructor: 2\n").values[0]))).toEqual([
      "__proto__",
      "constructor",
    ]);
  });
});

test("text has sorted keys and says the same to a reader of YAML 1.1", () => {
  const value = {
    spec: { ports: [{ port: 80, name: "y" }], on: "010" },
    kind: "Service",
    empty: "",
    none: null,
  };
  const text = yamlText(value);
  expect(text).toContain('spec:\n  "on": "010"\n  ports:\n  - name: "y"\n    port: 80\n');
  expect(text.indexOf("kind")).toBeLessThan(text.indexOf("spec"));
  const [document] = parseAllDocuments(text, { version: "1.1" });
  expect(document?.toJS()).toEqual(value);
});
