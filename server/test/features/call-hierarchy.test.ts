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
