import { expect, test } from "vitest";
import { defaultReplicas, isBuiltinGroup, wiredKind } from "../../src/kubernetes/kinds.ts";

test.each([
  ["v1", "Service", "Service"],
  ["v1", "ReplicationController", "ReplicationController"],
  ["v1", "ConfigMap", "ConfigMap"],
  ["v1", "Endpoints", "Endpoints"],
  ["networking.k8s.io/v1", "Ingress", "Ingress"],
  ["extensions/v1beta1", "Ingress", "Ingress"],
  ["apps/v1", "StatefulSet", "StatefulSet"],
  ["apps/v1beta2", "DaemonSet", "DaemonSet"],
  ["apps/v1beta1", "Deployment", "Deployment"],
  ["extensions/v1beta1", "Deployment", "Deployment"],
  ["batch/v1", "Job", "Job"],
  ["batch/v1beta1", "CronJob", "CronJob"],
  ["batch/v2alpha1", "CronJob", "CronJob"],
  ["discovery.k8s.io/v1", "EndpointSlice", "EndpointSlice"],
  ["discovery.k8s.io/v1beta1", "EndpointSlice", "EndpointSlice"],
  ["v1", "List", "List"],
  ["v1", "ServiceList", "List"],
  ["v1", "PodList", "List"],
  ["apps/v1", "DeploymentList", "List"],
])("%s %s is wired as %s", (apiVersion, kind, expected) => {
  expect(wiredKind(apiVersion, kind)).toBe(expected);
});

test.each([
  ["serving.knative.dev/v1", "Service"],
  ["serving.knative.dev/v1", "ServiceList"],
  ["v1", "Deployment"],
  ["v1", "Event"],
  ["apps/v1", "Pod"],
  ["apps/v1", "ReplicationController"],
  ["batch/v1beta1", "Job"],
  ["networking.k8s.io/v1", "IngressClass"],
  ["v1", "service"],
  ["", ""],
])("%s %s has no part in the wiring", (apiVersion, kind) => {
  expect(wiredKind(apiVersion, kind)).toBeUndefined();
});

test.each(["v1", "apps/v1", "batch/v1beta1", "policy/v1", "autoscaling/v2", "networking.k8s.io/v1"])(
  "%s belongs to Kubernetes",
  (apiVersion) => {
    expect(isBuiltinGroup(apiVersion)).toBe(true);
  },
);

test.each([
  "",
  "v2",
  "serving.knative.dev/v1",
  "cluster.x-k8s.io/v1beta1",
  "apps.example/v1",
  "k8s.io.example/v1",
])("%j does not belong to Kubernetes", (apiVersion) => {
  expect(isBuiltinGroup(apiVersion)).toBe(false);
});

test("a workload runs one pod unless nodes or the clock decide", () => {
  expect(defaultReplicas("Deployment")).toBe(1);
  expect(defaultReplicas("Pod")).toBe(1);
  expect(defaultReplicas("Job")).toBe(1);
  expect(defaultReplicas("DaemonSet")).toBeUndefined();
  expect(defaultReplicas("CronJob")).toBeUndefined();
});
