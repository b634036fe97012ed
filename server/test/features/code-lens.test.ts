import { expect, test } from "vitest";
import { codeLenses } from "../../src/features/code-lens.ts";
import { questionAt } from "./ask.ts";

function titles(fixture: string): readonly string[] {
  return codeLenses(questionAt(fixture).asked).map(({ title }) => title);
}

const pods = (kind: string, name: string) => `apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name} }
spec:
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: c, image: nginx, ports: [{ containerPort: 80 }] }] }
`;

const service = (name: string) => `apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ port: 80 }] }
`;

test("a Service shows what it reaches, a workload without one offers Expose", () => {
  expect(
    titles(`${service("web")}---\n${pods("Deployment", "web")}---\n${pods("DaemonSet", "agent")}`),
  ).toEqual(["1 endpoint · Deployment web", "Expose DaemonSet agent"]);
});

test("the lens stands on the first line of its object and carries the workload", () => {
  const { asked } = questionAt(`# note\n${service("web")}---\n${pods("Deployment", "db")}`);
  const [first, second] = codeLenses(asked);
  expect(first?.range).toEqual({ start: 7, end: 7 });
  expect(first?.expose).toBeUndefined();
  expect(second?.expose?.resource.name).toBe("db");
});

test("a Service that reaches nothing says so", () => {
  expect(titles(service("web"))).toEqual(["no endpoints"]);
  expect(titles(service("web").replace("selector: { app: web }, ", ""))).toEqual(["no selector"]);
});

test("a Service of another folder may select a workload", () => {
  expect(titles(`${pods("Deployment", "web")}#- far/svc.yaml\n${service("web")}`)).toEqual([]);
});

test("nothing is said of what cannot be known", () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the placeholder of another tool
  const templated = service("web").replace("app: web", 'app: "${APP}"');
  expect(titles(`${templated}---\n${pods("Deployment", "web")}`)).toEqual([]);
});

test("Expose is not offered for Jobs, custom resources, pieces and workloads without ports", () => {
  const deployment = pods("Deployment", "web");
  expect(titles(deployment.replace("apps/v1", "batch/v1").replace("Deployment", "Job"))).toEqual([]);
  expect(titles(deployment.replace("apps/v1", "example.com/v1"))).toEqual([]);
  expect(titles(deployment.replace(", ports: [{ containerPort: 80 }]", ""))).toEqual([]);
  const piece = deployment
    .replace("image: nginx, ", "")
    .replace("  selector: { matchLabels: { app: web } }\n", "");
  expect(titles(piece)).toEqual([]);
});

test("settings turn the lenses off", () => {
  const { asked } = questionAt(service("web"));
  expect(codeLenses({ ...asked, settings: { ...asked.settings, codeLens: false } })).toEqual([]);
});
