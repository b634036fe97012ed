/** A Service that custom resources name: all that moves and renames knows them. */
import { expect, test } from "vitest";
import { checkSymbol, refusalAt, renamedLines } from "./check.ts";

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: shop
spec:
  selector: { app: web }
  ports: [{ port: 80 }]
`;

const cursor = service.replace("name: web\n", "name: we$0b\n");

const istio = `apiVersion: networking.istio.io/v1
kind: VirtualService
metadata: { name: web, namespace: shop }
spec:
  hosts:
    - web
    - shop.example.com
  http:
    - route:
        - destination:
            host: web.shop.svc.cluster.local
            port: { number: 80 }
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop }
spec:
  host: "web"
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: other }
spec:
  host: web
`;

test("a rename of a Service follows the hosts of Istio, in the namespace that they mean", () => {
  expect(renamedLines(`${cursor}---\n${istio}`, "front")).toEqual([
    "main.yaml:4: name: front",
    "main.yaml:15: - front",
    "main.yaml:20: host: front.shop.svc.cluster.local",
    'main.yaml:27: host: "front"',
  ]);
});

test("definition and references know them", () => {
  const marked = istio
    .replace("    - web\n", "    - web\n#     ^^^ reference\n")
    .replace("host: web.shop", "host: we$0b.shop")
    .replace("cluster.local\n", "cluster.local\n#                 ^^^ reference\n")
    .replace('  host: "web"\n', '  host: "web"\n#        ^^^ reference\n');
  checkSymbol(`${service.replace("name: web\n", "name: web\n#       ^^^ definition\n")}---\n${marked}`);
});

test("the port of a Service is followed into destinations", () => {
  expect(
    renamedLines(`${service.replace("port: 80", "port: 8$00, targetPort: 8080")}---\n${istio}`, "81"),
  ).toEqual(["main.yaml:8: ports: [{ port: 81, targetPort: 8080 }]", "main.yaml:21: port: { number: 81 }"]);
});

test("a rename follows a Rollout, and one of a VirtualService follows what shifts requests with it", () => {
  const rollout = `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, namespace: shop }
spec:
  strategy:
    canary:
      stableService: web
      trafficRouting: { istio: { virtualService: { name: web } } }
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: c, image: i }] }
`;
  expect(renamedLines(`${cursor}---\n${rollout}`, "front")).toEqual([
    "main.yaml:4: name: front",
    "main.yaml:16: stableService: front",
  ]);
  const named = istio.replace("{ name: web,", "{ name: we$0b,");
  expect(renamedLines(`${named}---\n${rollout}`, "front")).toEqual([
    "main.yaml:3: metadata: { name: front, namespace: shop }",
    "main.yaml:33: trafficRouting: { istio: { virtualService: { name: front } } }",
  ]);
});

test("a host behind an alias keeps a rename from being half a one", () => {
  const alias = `apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: web, namespace: shop, annotations: { host: &host web.shop.svc.cluster.local } }
spec: { host: *host }
`;
  expect(refusalAt(`${cursor}---\n${alias}`)).toBe(
    "Service `web` stands behind a YAML anchor or alias in main.yaml:13. Rename it by hand.",
  );
});
