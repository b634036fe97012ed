import { expect, test } from "vitest";
import { codeActions } from "../../src/features/code-actions.ts";
import { Findings } from "../../src/rules/findings.ts";
import { rules } from "../../src/rules/index.ts";
import type { Workspace } from "../../src/workspace/workspace.ts";
import { filesAfter, questionAt } from "./ask.ts";

function findingsOf(workspace: Workspace): Findings {
  const onFault = (_rule: unknown, _placed: unknown, error: unknown) => {
    throw error;
  };
  const findings = new Findings({ graph: workspace.graph, rules, levels: () => undefined, onFault });
  const added = [...workspace.files()].flatMap((file) => file.documents);
  findings.update({ added, removed: [], told: new Set() });
  return findings;
}

function actionsAt(fixture: string) {
  const { asked, offset, files } = questionAt(fixture);
  const range = { start: offset, end: offset };
  return { actions: codeActions(asked, { range, findings: findingsOf(asked.workspace) }), files };
}

const service = `apiVersion: v1
kind: Service
metadata: { name: web }
spec:
  selector: { app: wep }
  ports: [{ port: 80 }]
`;

const web = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: nginx, ports: [{ containerPort: 80 }] }] }
`;

test("the fixes of the findings at the cursor", () => {
  const { actions, files } = actionsAt(`${web}---\n${service.replace("wep", "we$0p")}`);
  const [first] = actions;
  expect(first?.kind).toBe("quickfix");
  expect(first?.finding?.rule).toBe("selector-near-miss");
  if (first === undefined) throw new Error("There is no action.");
  expect(filesAfter(first, files).get("main.yaml")).toContain("selector: { app: web }");
  const elsewhere = actionsAt(`${web}---\n${service.replace("kind", "ki$0nd")}`).actions;
  expect(elsewhere.filter(({ kind }) => kind === "quickfix")).toEqual([]);
});

test("Expose in both places, anywhere in a workload that no Service selects", () => {
  const { actions } = actionsAt(web.replace("template:", "temp$0late:"));
  expect(actions.map(({ title, kind }) => [title, kind])).toEqual([
    ["Expose Deployment web: add Service web below it", "refactor"],
    ["Expose Deployment web: add Service web in web-service.yaml", "refactor"],
  ]);
});

test("no Expose for a workload that a Service selects, nor for what cannot be exposed", () => {
  const cursor = web.replace("template:", "temp$0late:");
  expect(actionsAt(`${cursor}---\n${service.replace("wep", "web")}`).actions).toEqual([]);
  expect(actionsAt(cursor.replace("apps/v1", "batch/v1").replace("Deployment", "Job")).actions).toEqual([]);
});

test("only the workload at the cursor, in a list of several", () => {
  const item = (text: string) => text.replace(/^/gm, "  ").replace("  apiVersion", "- apiVersion").trimEnd();
  const list = `apiVersion: v1\nkind: List\nitems:\n${item(web)}\n${item(web.replaceAll("web", "db"))}\n`;
  const { actions } = actionsAt(list.replace("name: db }\n", "name: d$0b }\n"));
  expect(actions.map(({ title }) => title)[0]).toBe("Expose Deployment db: add Service db below it");
  expect(actionsAt(list.replace("kind: List", "kind: Li$0st")).actions).toEqual([]);
});
