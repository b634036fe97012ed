import { expect, test } from "vitest";
import { controllerLabels } from "../../src/kubernetes/controller-labels.ts";
import { matchPairs } from "../../src/kubernetes/labels.ts";

test("a Job labels its pods with its own name, under the old key and the new", () => {
  const labels = controllerLabels("Job", "seed");
  expect(labels.get("job-name")).toBe("seed");
  expect(matchPairs(new Map([["batch.kubernetes.io/job-name", "seed"]]), labels)).toBe("yes");
  expect(matchPairs(new Map([["batch.kubernetes.io/job-name", "other"]]), labels)).toBe("no");
});

test.each<[string, string | undefined, string]>([
  ["Job", undefined, "job-name"],
  ["Job", "seed", "batch.kubernetes.io/controller-uid"],
  ["CronJob", "nightly", "batch.kubernetes.io/job-name"],
  ["Deployment", "web", "pod-template-hash"],
  ["StatefulSet", "db", "statefulset.kubernetes.io/pod-name"],
  ["StatefulSet", "db", "apps.kubernetes.io/pod-index"],
  ["StatefulSet", "db", "controller-revision-hash"],
  ["DaemonSet", "agent", "pod-template-generation"],
  ["Pod", "shell", "topology.kubernetes.io/zone"],
])("%s %s: the value of %s is unknown", (kind, name, key) => {
  expect(matchPairs(new Map([[key, "any"]]), controllerLabels(kind, name))).toBe("unknown");
});

test("a Pod of its own gets nothing from a controller", () => {
  expect([...controllerLabels("Pod", "shell").keys()]).toEqual([
    "topology.kubernetes.io/zone",
    "topology.kubernetes.io/region",
  ]);
});

test("a kind that runs no pods adds no labels", () => {
  expect(controllerLabels("ConfigMap", "settings").size).toBe(0);
});
