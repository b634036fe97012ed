import { describe, expect, test } from "vitest";
import { offered, pods, service, web } from "./completed.ts";

describe("ports", () => {
  test("a policy lets out to the ports of others, and in to its own", () => {
    const head =
      "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: { name: x }\nspec:\n  podSelector: { matchLabels: { app: db } }\n";
    const other = pods.replace(
      "name: http, containerPort: 8080 }]\n---",
      "name: web, containerPort: 80 }]\n---",
    );
    const out =
      "  egress: [{ to: [{ podSelector: { matchLabels: { app: web } } }], ports: [{ port: $0 }] }]\n";
    expect(offered(head + out + other)).toEqual([
      "web (80 · container nginx · Deployment web)",
      "80 (web · container nginx · Deployment web)",
    ]);
    expect(offered(`${head}  ingress: [{ ports: [{ port: $0 }] }]\n${other}`)).toEqual([
      "http (8080 · container postgres · Deployment db)",
      "8080 (http · container postgres · Deployment db)",
    ]);
  });

  test("a monitor of Services: their ports by name, or those of the pods behind", () => {
    const labelled = service(
      "  selector: { app: web }\n  ports: [{ name: main, port: 80 }, { port: 81 }]\n",
    ).replace("name: web", "name: web\n  labels: { team: shop }");
    const monitor = (field: string) =>
      `apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata: { name: m }\nspec:\n  selector: { matchLabels: { team: shop } }\n  endpoints: [{ ${field}: $0 }]\n`;
    expect(offered(`${monitor("port")}---\n${labelled}${pods}`)).toEqual(["main (80 · Service web)"]);
    expect(offered(`${monitor("targetPort")}---\n${labelled}${pods}`)).toEqual([
      "http (8080 · container nginx · Deployment web)",
      "8080 (http · container nginx · Deployment web)",
    ]);
  });

  test("a monitor of pods: their ports by name", () => {
    const monitor =
      "apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata: { name: m }\nspec:\n  selector: { matchLabels: { app: web } }\n  podMetricsEndpoints: [{ port: $0 }]\n";
    expect(offered(monitor + pods)).toEqual(["http (8080 · container nginx · Deployment web)"]);
  });

  test.each([
    [
      "networking.k8s.io/v1",
      "Ingress",
      "defaultBackend: { service: { name: web, port: { number: $0 } } }",
      "80 (main · Service web)",
    ],
    [
      "networking.k8s.io/v1",
      "Ingress",
      "rules: [{ http: { paths: [{ backend: { service: { name: web, port: { name: $0 } } } }] } }]",
      "main (80 · Service web)",
    ],
    [
      "gateway.networking.k8s.io/v1",
      "HTTPRoute",
      "rules: [{ backendRefs: [{ name: web, port: $0 }] }]",
      "80 (main · Service web)",
    ],
    [
      "gateway.networking.k8s.io/v1",
      "HTTPRoute",
      "rules: [{ filters: [{ requestMirror: { backendRef: { name: web, port: $0 } } }] }]",
      "80 (main · Service web)",
    ],
    [
      "apiregistration.k8s.io/v1",
      "APIService",
      "service: { namespace: default, name: web, port: $0 }",
      "80 (main · Service web)",
    ],
    [
      "apiextensions.k8s.io/v1",
      "CustomResourceDefinition",
      "conversion: { webhook: { clientConfig: { service: { name: web, port: $0 } } } }",
      "80 (main · Service web)",
    ],
  ])("%s %s: the ports of the Service that is named beside, %s", (apiVersion, kind, spec, expected) => {
    const text = `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: x }\nspec:\n  ${spec}\n`;
    expect(offered(`${text}#- svc.yaml\n${service("  ports: [{ name: main, port: 80 }]\n")}`)).toEqual([
      expected,
    ]);
  });

  test("a target port: names, then numbers, of the pods that are selected", () => {
    expect(
      offered(
        `${service("  selector: { app: web }\n  ports:\n    - port: 80\n      targetPort: $0\n")}${pods}`,
      ),
    ).toEqual([
      "http (8080 · container nginx · Deployment web)",
      "8080 (http · container nginx · Deployment web)",
    ]);
  });

  test("a probe knows the ports of its own container only", () => {
    const probed = web
      .replace("image: nginx\n", "image: nginx\n          livenessProbe: { httpGet: { port: $0 } }\n")
      .replace(
        "      containers:\n",
        "      containers:\n        - { name: other, image: i, ports: [{ containerPort: 1234 }] }\n",
      );
    expect(offered(probed)).toEqual(["http (8080 · container nginx)", "8080 (http · container nginx)"]);
  });
});
