import { expect, test } from "vitest";
import { readDocument } from "../../src/resources/read.ts";
import type { Resource } from "../../src/resources/resource.ts";

function only(text: string): Resource {
  const [resource, second] = readDocument(text).resources;
  if (resource === undefined || second !== undefined) throw new Error("not exactly one resource");
  return resource;
}

function service(spec: string) {
  const resource = only(`apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: ${spec}\n`);
  if (resource.type !== "service") throw new Error("no Service");
  return resource;
}

test("the target port is the Service's port unless something else is written (S1.4)", () => {
  const ports =
    "{ ports: [{ port: 80 }, { port: 81, targetPort: 0 }, { port: 82, targetPort: '' }, { port: 83, targetPort: http }] }";
  expect(service(ports).ports.map(({ targetPort }) => targetPort)).toEqual([80, 81, 82, "http"]);
});

test("a quoted number is a name, and a fraction or a placeholder is nothing known (S0.11)", () => {
  const ports =
    '{ ports: [{ port: 1, targetPort: "8080" }, { port: 2, targetPort: 8080.5 }, { port: 3, targetPort: PORT }, { port: 4, targetPort: 8e1 }] }';
  expect(service(ports).ports.map(({ targetPort }) => targetPort)).toEqual([
    "8080",
    undefined,
    undefined,
    80,
  ]);
});

test("a protocol is TCP when it is not written, and unknown when it is none (S1.3)", () => {
  const ports =
    "{ ports: [{ port: 1 }, { port: 2, protocol: UDP }, { port: 3, protocol: udp }, { port: 4, protocol: }] }";
  expect(service(ports).ports.map(({ protocol }) => protocol)).toEqual(["TCP", "UDP", undefined, "TCP"]);
});

test("an empty selector is none (S2.32), and a null value is the empty string (S0.10)", () => {
  expect(service("{ selector: {} }").selector).toBeUndefined();
  expect(service("{ selector: { app: } }").selector?.labels.get("app")).toBe("");
});

test("a Service of another group is another thing", () => {
  expect(only("apiVersion: serving.knative.dev/v1\nkind: Service\nmetadata:\n  name: web\n").type).toBe(
    "other",
  );
});

test("the items of a List are read one by one and counted", () => {
  const { resources, count } = readDocument(
    "apiVersion: v1\nkind: List\nitems:\n- { apiVersion: v1, kind: Service, metadata: { name: a } }\n- { apiVersion: v1, kind: Pod, metadata: { name: b } }\n",
  );
  expect(resources.map(({ kind, item }) => [kind, item])).toEqual([
    ["Service", 0],
    ["Pod", 1],
  ]);
  expect(count).toBe(2);
});

test("pods of a StatefulSet have the labels that its controller adds (S2.3)", () => {
  const resource = only(
    "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: db }\nspec: { template: { metadata: { labels: { app: db } } } }\n",
  );
  if (resource.type !== "workload") throw new Error("no workload");
  expect(resource.template.labels.get("app")).toBe("db");
  expect(resource.template.labels.has("statefulset.kubernetes.io/pod-name")).toBe(true);
});

test("a custom resource gives a workload for every pod template inside, at any depth", () => {
  const template = "{ metadata: { labels: { role: x } }, spec: { containers: [{ name: c }] } }";
  const { resources } = readDocument(
    `apiVersion: example.dev/v1\nkind: Cluster\nmetadata: { name: c }\nspec: { head: { template: ${template} }, groups: [{ deep: { template: ${template} } }] }\n`,
  );
  expect(resources.filter(({ type }) => type === "workload")).toHaveLength(2);
});

test("an init container that restarts always is a sidecar (S3.17)", () => {
  const resource = only(
    "apiVersion: v1\nkind: Pod\nmetadata: { name: p }\nspec: { initContainers: [{ name: a }, { name: b, restartPolicy: Always }], containers: [{ name: c }] }\n",
  );
  if (resource.type !== "workload") throw new Error("no workload");
  expect(resource.template.containers.map(({ name, role }) => [name, role])).toEqual([
    ["c", "app"],
    ["a", "init"],
    ["b", "sidecar"],
  ]);
});

test.each([
  [
    "helm-template",
    "kind: Service\nmetadata:\n  name: {{ .Values.name }}\n{{- if .Values.x }}\nspec: {}\n{{- end }}\n",
  ],
  ["ytt-template", "kind: Service\nmetadata:\n  name: #@ data.values.name\n"],
])("%s is recognised and gives no resources", (reason, text) => {
  const { resources, unread } = readDocument(`apiVersion: v1\n${text}`);
  expect(resources).toEqual([]);
  expect(unread?.template).toBe(reason);
});

test("a document that leads nowhere is known by name, without a tree", () => {
  const resource = only(
    "apiVersion: example.dev/v1\nkind: Widget\nmetadata:\n  labels: { a: b }\n  name: w # note\nspec: [\n",
  );
  expect([resource.type, resource.name]).toEqual(["other", "w"]);
});

test("labels that do not decode are seen in objects of which only the name matters (S0.9)", () => {
  const text =
    "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: web\n  annotations:\n    ssl: true\nspec: {}\n";
  const { nonStrings } = only(text);
  expect(nonStrings.map(({ key, value }) => [key, text.slice(value.range.start, value.range.end)])).toEqual([
    ["ssl", "true"],
  ]);
});

test("a merged pair that is overridden counts for nothing (S0.12)", () => {
  const labels = "{ <<: { app: 1 }, app: '1' }";
  expect(only(`{ apiVersion: v1, kind: Pod, metadata: { name: p, labels: ${labels} } }`).nonStrings).toEqual(
    [],
  );
});
