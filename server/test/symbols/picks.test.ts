import { describe, expect, test } from "vitest";
import { checkSymbol, definitionsAt, renamedLines } from "./check.ts";

const pod = `apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec:
  containers:
    - { name: main, image: i, ports: [{ name: http, containerPort: 8080 }] }
`;

const policy = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: web }
spec:
  podSelector:
    matchLabels: { app: web }
  ingress:
    - ports: [{ port: http }]
`;

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
  labels: { team: shop }
spec:
  ports:
    - { name: metrics, port: 9090 }
`;

const monitor = `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: web }
spec:
  selector: { matchLabels: { team: shop } }
  endpoints: [{ port: metrics }]
`;

describe("what is picked by label, whatever the kind that picks", () => {
  test("pods of a policy, and what the policy leaves out for the same label", () => {
    const except = policy
      .replace("name: web", "name: others")
      .replace(
        "matchLabels: { app: web }",
        "matchExpressions: [{ key: app, operator: NotIn, values: [web] }]",
      );
    checkSymbol(`${pod.replace("app: web } }\n", "app: w$0eb } }\n#@39+3 definition\n")}---
${policy.replace("app: web }\n", "app: web }\n#@25+3 reference\n")}---
${except.replace("[web] }]\n", "[web] }]\n#@62+3 reference\n")}`);
  });

  test("ports of pods that a policy names", () => {
    expect(definitionsAt(`${pod}---\n${policy.replace("port: http", "port: ht$0tp")}`)).toEqual([
      "main.yaml:6: http",
    ]);
    expect(renamedLines(`${pod.replace("name: http", "name: ht$0tp")}---\n${policy}`, "front")).toEqual([
      "main.yaml:6: - { name: main, image: i, ports: [{ name: front, containerPort: 8080 }] }",
      "main.yaml:15: - ports: [{ port: front }]",
    ]);
  });

  test("ports of one peer of a policy, not the same number of another", () => {
    const egress = (app: string) =>
      `    - { to: [{ podSelector: { matchLabels: { app: ${app} } } }], ports: [{ port: 8080 }] }\n`;
    const two = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: client }\nspec:\n  podSelector: { matchLabels: { app: client } }\n  egress:\n${egress("web")}${egress("api")}`;
    const api = pod.replaceAll("web", "api");
    expect(renamedLines(`${pod.replace("8080", "80$080")}---\n${api}---\n${two}`, "9090")).toEqual([
      "main.yaml:6: - { name: main, image: i, ports: [{ name: http, containerPort: 9090 }] }",
      "main.yaml:21: - { to: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: 9090 }] }",
    ]);
  });

  test("Services of a monitor, by their own labels, and their ports", () => {
    checkSymbol(`${service.replace("team: shop }\n", "team: sh$0op }\n#@19+4 definition\n")}---
${monitor.replace("team: shop } }\n", "team: shop } }\n#@36+4 reference\n")}`);
    expect(definitionsAt(`${service}---\n${monitor.replace("port: metrics", "port: met$0rics")}`)).toEqual([
      "main.yaml:8: metrics",
    ]);
    expect(
      renamedLines(`${service.replace("name: metrics", "name: met$0rics")}---\n${monitor}`, "stats"),
    ).toEqual(["main.yaml:8: - { name: stats, port: 9090 }", "main.yaml:15: endpoints: [{ port: stats }]"]);
  });

  test("a label of a Service and the same label of pods are two symbols", () => {
    const both = pod.replace("app: web", "team: shop");
    expect(
      renamedLines(`${service.replace("team: shop", "team: sh$0op")}---\n${monitor}---\n${both}`, "sales"),
    ).toEqual([
      "main.yaml:5: labels: { team: sales }",
      "main.yaml:14: selector: { matchLabels: { team: sales } }",
    ]);
  });
});

test("an autoscaler names its workload", () => {
  const deployment = "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: we$0b }\n";
  const scaler = `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec:\n  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }\n`;
  expect(renamedLines(`${deployment}---\n${scaler}`, "shop")).toEqual([
    "main.yaml:3: metadata: { name: shop }",
    "main.yaml:9: scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: shop }",
  ]);
});

test("a ConfigMap that is read without a tree has a name too", () => {
  const map = 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: "sett$0ings" # here\ndata: { a: b }\n';
  const reader = `apiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec:\n  containers: [{ name: main, image: i, envFrom: [{ configMapRef: { name: settings } }] }]\n`;
  expect(renamedLines(`${map}---\n${reader}`, "options")).toEqual([
    'main.yaml:4: name: "options" # here',
    "main.yaml:11: containers: [{ name: main, image: i, envFrom: [{ configMapRef: { name: options } }] }]",
  ]);
});
