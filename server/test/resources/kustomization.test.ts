import { expect, test } from "vitest";
import { readKustomization } from "../../src/resources/kustomization.ts";

const read = (text: string) => {
  const kustomization = readKustomization(text);
  if (kustomization === undefined) throw new Error("no kustomization");
  return kustomization;
};

test("labels reach pods and selectors only where they say so", () => {
  const text =
    "labels:\n- { pairs: { a: x } }\n- { pairs: { b: x }, includeSelectors: true }\n- { pairs: { c: x }, includeTemplates: true }\ncommonLabels: { d: x }\n";
  expect([...read(text).labelKeys].sort()).toEqual(["b", "c", "d"]);
});

test("a patch in place says what it touches", () => {
  const patch = (lines: string) => `patches:\n- patch: |-\n    kind: Deployment\n${lines}`;
  expect(read(patch("    spec:\n      replicas: 3\n")).patched).toEqual({ labels: false, ports: false });
  expect(read(patch("    spec:\n      selector: {}\n")).patched).toEqual({ labels: true, ports: false });
  expect(
    read(patch("    spec:\n      template:\n        spec:\n          containers: [{ ports: [] }]\n")).patched
      .ports,
  ).toBe(true);
});

test("a transformer may touch anything, and what merely belongs together nothing", () => {
  expect(read("transformers: [t.yaml]\n").patched).toEqual({ labels: true, ports: true });
  expect(read("resources: [a.yaml]\n").patched).toEqual({ labels: false, ports: false });
});
