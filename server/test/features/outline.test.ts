import { expect, test } from "vitest";
import { type OutlineEntry, objectsLike, outline } from "../../src/features/outline.ts";
import { questionAt } from "./ask.ts";

const file = `apiVersion: v1
kind: Service
metadata: { name: web, namespace: shop }
spec:
  selector: { app: web }
  ports:
    - { name: http, port: 80, targetPort: web }
    - { port: 443 }
---
# nothing here
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  template:
    spec:
      initContainers: [{ name: wait, image: busybox }]
      containers:
        - name: nginx
          image: nginx
          ports: [{ name: web, containerPort: 8080, protocol: TCP }]
---
kind: ConfigMap
apiVersion: v1
`;

/** One line an entry, indented by depth. */
function drawn(entries: readonly OutlineEntry[], depth = ""): readonly string[] {
  return entries.flatMap(({ sort, name, detail, children }) => [
    `${depth}${sort} ${name}${detail === "" ? "" : `: ${detail}`}`,
    ...drawn(children, `${depth}  `),
  ]);
}

test("a file of several documents is a list of its objects, with ports and containers", () => {
  expect(drawn(outline(questionAt(file).asked))).toEqual([
    "service web: Service · shop",
    "  port http 80: → web",
    "  port 443",
    "workload web: Deployment",
    "  container nginx: container",
    "    port web 8080: TCP",
    "  container wait: init container",
    "object ConfigMap",
  ]);
});

test("what is selected lies within what it stands for, behind an alias too", () => {
  const aliased = `apiVersion: v1
kind: Service
metadata: { name: &n web, labels: { app: *n } }
spec: { ports: [{ name: *n, port: 80 }] }
`;
  const walk = (entries: readonly OutlineEntry[]): readonly OutlineEntry[] =>
    entries.flatMap((entry) => [entry, ...walk(entry.children)]);
  const entries = walk(outline(questionAt(aliased).asked));
  expect(entries.length).toBe(2);
  for (const { range, selection } of entries) {
    expect(selection.start).toBeGreaterThanOrEqual(range.start);
    expect(selection.end).toBeLessThanOrEqual(range.end);
  }
});

test("a custom resource with a pod template is one object, and broken text keeps what is understood", () => {
  const custom = `apiVersion: example.dev/v1
kind: Runner
metadata: { name: job }
spec:
  template:
    metadata: { labels: { app: job } }
    spec: { containers: [{ name: c, image: i }] }
---
apiVersion: v1
kind: Service
metadata: { name: half
`;
  expect(drawn(outline(questionAt(custom).asked))).toEqual(["object job: Runner", "service half: Service"]);
});

test("objects of the workspace are found by the letters of name and kind", () => {
  const { asked } = questionAt(
    `${file}#- far/db.yaml\napiVersion: v1\nkind: Service\nmetadata: { name: my-web }\n`,
  );
  const names = (query: string) =>
    objectsLike(asked.workspace, query).map(({ name, detail }) => `${detail.split(" ")[0]} ${name}`);
  expect(names("web")).toEqual(["Service web", "Deployment web", "Service my-web"]);
  expect(names("wb serv")).toEqual(["Service my-web", "Service web"]);
  expect(names("")).toHaveLength(3);
  expect(names("zzz")).toEqual([]);
});
