import { expect, test } from "vitest";
import { type EndpointsReport, endpointsReport } from "../../src/cli/endpoints-report.ts";
import { endpointsText } from "../../src/cli/reporters/endpoints-text.ts";
import { uriOf } from "../../src/node/node-file-system.ts";
import { Workspace } from "../../src/workspace/workspace.ts";

test("a Service reads like a description by kubectl", () => {
  const report = reportOf({
    "svc.yaml": `# The cable.
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: { app: web }
  ports:
    - { name: http, port: 80, targetPort: web }
    - { name: metrics, port: 9090, targetPort: metrics }
`,
    "deploy.yaml": `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, namespace: shop }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: server
          image: web:1
          ports:
            - { name: web, containerPort: 8080 }
`,
  });
  expect(endpointsText(report)).toBe(`Name:        web
Namespace:   shop
File:        svc.yaml:2
Selector:    app=web
Type:        ClusterIP
Pods:        Deployment/web × 2, deploy.yaml:1 (same folder)
Port:        http  80/TCP
TargetPort:  web/TCP
Endpoints:   web:8080 (server, web)
Port:        metrics  9090/TCP
TargetPort:  metrics/TCP
Endpoints:   web: none (no port of that name)
DNS:         web web.shop web.shop.svc web.shop.svc.cluster.local
`);
});

test("what is missing says so, and every Service has a block of its own", () => {
  const service = (name: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec: {}\n`;
  const blocks = endpointsText(reportOf({ "svc.yaml": `${service("one")}---\n${service("two")}` })).split(
    "\n\n",
  );
  expect(blocks).toHaveLength(2);
  expect(blocks[0]).toContain("Selector:   <none>\nType:       ClusterIP\nPods:       <none>");
});

test("no Services is an answer too", () => {
  expect(endpointsText(reportOf({}))).toBe("No Services found.\n");
});

function reportOf(files: Readonly<Record<string, string>>): EndpointsReport {
  const root = uriOf(process.cwd());
  const workspace = new Workspace([root]);
  const entries = Object.entries(files).map(([path, text]) => ({ uri: `${root}/${path}`, text }));
  workspace.updateAll(entries, { open: false });
  return endpointsReport(workspace, "auto");
}
