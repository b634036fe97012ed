import { expect, test } from "vitest";
import { type CallStep, callable, callees, callers } from "../../src/features/call-hierarchy.ts";
import { questionAt } from "./ask.ts";

const path = `apiVersion: v1
kind: Service
metadata: { name: we$0b }
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: c, image: nginx }] }
`;

function ask(fixture: string) {
  const { asked, offset } = questionAt(fixture);
  const { graph } = asked.workspace;
  const placed = callable(asked, offset);
  const shown = (steps: readonly CallStep[]) =>
    steps.map((step) => `${step.placed.resource.kind} ${step.placed.resource.name}`);
  return placed === undefined
    ? undefined
    : {
        name: placed.resource.kind,
        callers: shown(callers(graph, placed)),
        callees: shown(callees(graph, placed)),
      };
}

test("a Service leads to the workloads that it selects", () => {
  expect(ask(path)).toEqual({ name: "Service", callers: [], callees: ["Deployment web"] });
});

test("a workload is called by the Services that select it", () => {
  const from = path.replace("$0", "").replace("name: c,", "name: $0c,");
  expect(ask(from)).toEqual({ name: "Deployment", callers: ["Service web"], callees: [] });
});

test("the place of a call is where the caller says it", () => {
  const { asked, offset, files } = questionAt(path);
  const placed = callable(asked, offset);
  const [step] = placed === undefined ? [] : callees(asked.workspace.graph, placed);
  const [place] = step?.places ?? [];
  expect(files.get("main.yaml")?.slice(place?.start, place?.end)).toBe("{ app: web }");
});

test("what neither calls nor is called has no hierarchy", () => {
  expect(ask("apiVersion: v1\nkind: Config$0Map\nmetadata: { name: c }\n")).toBeUndefined();
  expect(ask("# $0\n")).toBeUndefined();
});

test("an address in a Secret is called where the workload reads the Secret", () => {
  const fixture = `${path.replace("$0", "")}---
apiVersion: v1
kind: Secret
metadata: { name: urls }
stringData:
  WEB: http://web:80
---
apiVersion: v1
kind: Pod
metadata: { name: client }
spec:
  containers:
    - name: $0c
      image: i
      envFrom: [{ secretRef: { name: urls } }]
`;
  const { asked, offset, files } = questionAt(fixture);
  const client = callable(asked, offset);
  const [step] = client === undefined ? [] : callees(asked.workspace.graph, client);
  expect(step?.placed.resource.name).toBe("web");
  const text = files.get("main.yaml") ?? "";
  const start = client?.document.place.start ?? 0;
  expect(step?.places.map((place) => text.slice(start + place.start, start + place.end))).toEqual(["urls"]);
});

test("custom resources that send requests to a Service call it, and those that only name it do not", () => {
  const istio = `${path}---
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: routes }
spec: { hosts: [shop.example.com], http: [{ route: [{ destination: { host: web } }] }] }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: rules }
spec: { host: web }
`;
  expect(ask(istio)?.callers).toEqual(["VirtualService routes"]);
  const from = istio.replace("$0", "").replace("name: routes", "name: rou$0tes");
  expect(ask(from)).toEqual({ name: "VirtualService", callers: [], callees: ["Service web"] });
});
