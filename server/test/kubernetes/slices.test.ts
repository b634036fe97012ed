import { expect, test } from "vitest";
import { groupIntoSlices, joinPort, packIntoSubsets } from "../../src/kubernetes/slices.ts";

const port = (name: string, number: number, protocol: "TCP" | "UDP" = "TCP") => ({ name, number, protocol });
const [till, spare, metrics] = [port("till", 8080), port("till", 8081), port("metrics", 9100)];
const pods = [
  { endpoint: "a", ports: [till, metrics] },
  { endpoint: "b", ports: [spare, metrics] },
  { endpoint: "c", ports: [metrics] },
  { endpoint: "d", ports: [metrics] },
];

test("pods with the same ports share a slice, and those that lack one have their own (S3.23)", () => {
  expect(groupIntoSlices(pods)).toEqual([
    { ports: [till, metrics], endpoints: ["a"] },
    { ports: [spare, metrics], endpoints: ["b"] },
    { ports: [metrics], endpoints: ["c", "d"] },
  ]);
});

test("without a pod there is a placeholder (S3.2)", () => {
  expect(groupIntoSlices([])).toEqual([{ ports: [], endpoints: [] }]);
});

test("subsets are ports with the same pods (S3.25)", () => {
  expect(packIntoSubsets(pods, { portless: false })).toEqual([
    { ports: [till], endpoints: ["a"] },
    { ports: [metrics], endpoints: ["a", "b", "c", "d"] },
    { ports: [spare], endpoints: ["b"] },
  ]);
});

test("a pod without any port is in no subset (S3.22), unless the Service has none (S3.28)", () => {
  const bare = [{ endpoint: "a", ports: [] }];
  expect(packIntoSubsets(bare, { portless: false })).toEqual([]);
  expect(packIntoSubsets(bare, { portless: true })).toEqual([{ ports: [], endpoints: ["a"] }]);
  expect(packIntoSubsets([], { portless: true })).toEqual([]);
});

test("a Service port joins the slice port of its name and protocol (S3.29)", () => {
  expect(joinPort({ name: "till", protocol: "TCP" }, [metrics, till])).toBe(till);
  expect(joinPort({ name: "till", protocol: "UDP" }, [metrics, till])).toBeUndefined();
  expect(joinPort({ name: "", protocol: "TCP" }, [till])).toBeUndefined();
});
