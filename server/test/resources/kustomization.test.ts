import { expect, test } from "vitest";
import { readKustomization } from "../../src/resources/kustomization.ts";
import { anything, nothing } from "../../src/resources/patched.ts";

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
  expect(read(patch("    spec:\n      replicas: 3\n")).patched).toEqual(nothing);
  expect(read(patch("    data: {}\n")).patched).toEqual({ ...nothing, data: true });
  expect(read(patch("    spec:\n      volumes: []\n")).patched).toEqual({ ...nothing, volumes: true });
  expect(read(patch("    spec:\n      selector: {}\n")).patched).toEqual({ ...nothing, labels: true });
  expect(
    read(patch("    spec:\n      template:\n        spec:\n          containers: [{ ports: [] }]\n")).patched
      .ports,
  ).toBe(true);
});

test("a transformer may touch anything, and what merely belongs together nothing", () => {
  expect(read("transformers: [t.yaml]\n").patched).toEqual(anything);
  expect(read("resources: [a.yaml]\n").patched).toEqual(nothing);
});

test("generators say what they make, and its keys where no file has to be read", () => {
  const text =
    "configMapGenerator:\n- { name: a, literals: [k=v=w], files: [dir/app.conf, own=x] }\n- { name: b, envs: [e.env] }\nsecretGenerator:\n- { name: c }\n- { literals: [x=y] }\n";
  expect(read(text).generated).toEqual([
    { kind: "ConfigMap", name: "a", keys: ["k", "app.conf", "own"] },
    { kind: "ConfigMap", name: "b", keys: undefined },
    { kind: "Secret", name: "c", keys: [] },
  ]);
});
