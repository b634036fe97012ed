import { expect, test } from "vitest";
import { endpointsText } from "../../src/cli/reporters/endpoints-text.ts";
import { uriOf } from "../../src/node/node-file-system.ts";
import { Workspace } from "../../src/workspace/workspace.ts";

test("a Service reads like a description by kubectl", () => {
  const text = textOf({
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
  expect(text).toBe(`NAME   ENDPOINTS                 AGE
web    Deployment/web:8080 × 2   <unknown>

Name:                     web
Namespace:                shop
Labels:                   <none>
Annotations:              <none>
Selector:                 app=web
Type:                     ClusterIP
IP Family Policy:         SingleStack
IP Families:              <cluster default>
IP:                       <cluster IP>
IPs:                      <cluster IP>
Port:                     http  80/TCP
TargetPort:               web/TCP
Endpoints:                Deployment/web:8080 × 2
Port:                     metrics  9090/TCP
TargetPort:               metrics/TCP
Endpoints:                (Deployment/web has no port named metrics)
Session Affinity:         None
Internal Traffic Policy:  Cluster
Pods:                     Deployment/web × 2, deploy.yaml:1 (same folder)
DNS:                      web web.shop web.shop.svc web.shop.svc.cluster.local
DNS SRV:                  _http._tcp.web.shop.svc.cluster.local port 80
                          _metrics._tcp.web.shop.svc.cluster.local port 9090
File:                     svc.yaml:2
Events:                   <none>
`);
});

test("what is missing says so, and every Service has a block of its own", () => {
  const service = (name: string) => `apiVersion: v1\nkind: Service\nmetadata: { name: ${name} }\nspec: {}\n`;
  const [table, ...blocks] = textOf({ "svc.yaml": `${service("one")}---\n${service("two")}` }).split("\n\n");
  expect(table).toBe("NAME   ENDPOINTS   AGE\none    <none>      <unknown>\ntwo    <none>      <unknown>");
  expect(blocks).toHaveLength(2);
  expect(blocks[0]).toMatch(/^Selector: +<none>\nType: +ClusterIP\n/m);
  expect(blocks[0]).toMatch(/^Pods: +<none>$/m);
});

test("no Services is an answer too", () => {
  expect(textOf({})).toBe("No Services found.\n");
});

function textOf(files: Readonly<Record<string, string>>): string {
  const root = uriOf(process.cwd());
  const workspace = new Workspace([root]);
  const entries = Object.entries(files).map(([path, text]) => ({ uri: `${root}/${path}`, text }));
  workspace.updateAll(entries, { open: false });
  return endpointsText(workspace, "auto");
}
