import { describe, expect, test } from "vitest";
import { describeAt } from "../../../src/features/describe/describe-at.ts";
import { questionAt } from "../ask.ts";
import { service, workload } from "../hover/hover-at.ts";

function described(fixture: string): string {
  const { asked, offset } = questionAt(fixture);
  return describeAt(asked, offset)?.text ?? "";
}

/** The values of a label, in order. */
function rows(label: string, fixture: string): readonly string[] {
  const found = described(fixture).matchAll(new RegExp(`^${label}: *(.*)\\n((?: .*\\n)*)`, "gm"));
  return [...found].flatMap(([, first = "", more = ""]) => [
    first,
    ...more.split("\n").flatMap((line) => line.trim() || []),
  ]);
}

const spec = (lines: string) => service.replace("spec:\n", `spec:\n${lines}`);

test("nothing is described where there is no Service, and in patches", () => {
  expect(
    described(`apiVersion: v1\nkind: $0Pod\nmetadata: { name: p }\n---\n${service.replace("$0", "")}`),
  ).toBe("");
  expect(described(`${service}#- kustomization.yaml\npatches:\n- path: main.yaml\n`)).toBe("");
});

describe("the rows of kubectl, in their order", () => {
  const text = described(`apiVersion: v1
kind: $0Service
metadata:
  name: catalog
  namespace: shop
  labels: { team: shop, app: catalog }
  annotations: { note: "two\\nlines" }
spec:
  type: LoadBalancer
  clusterIP: 10.96.0.20
  externalIPs: [192.0.2.7, 192.0.2.8]
  loadBalancerIP: 192.0.2.9
  loadBalancerSourceRanges: [192.0.2.0/24]
  healthCheckNodePort: 32000
  externalTrafficPolicy: Local
  sessionAffinity: ClientIP
  trafficDistribution: PreferClose
  ipFamilies: [IPv4]
  ipFamilyPolicy: PreferDualStack
  selector: { tier: web, app: catalog }
  ports:
    - { name: http, port: 80, targetPort: web, nodePort: 30080, appProtocol: http }
`);

  test("every field that is written", () => {
    expect(text).toBe(`Name:                        catalog
Namespace:                   shop
Labels:                      app=catalog
                             team=shop
Annotations:                 note: two\\u000alines
Selector:                    app=catalog,tier=web
Type:                        LoadBalancer
IP Family Policy:            PreferDualStack
IP Families:                 IPv4
IP:                          10.96.0.20
IPs:                         10.96.0.20
External IPs:                192.0.2.7,192.0.2.8
Desired LoadBalancer IP:     192.0.2.9
Port:                        http  80/TCP
TargetPort:                  web/TCP
AppProtocol:                 http
NodePort:                    http  30080/TCP
Endpoints:
Session Affinity:            ClientIP
External Traffic Policy:     Local
Internal Traffic Policy:     Cluster
HealthCheck NodePort:        32000
LoadBalancer Source Ranges:  192.0.2.0/24
Traffic Distribution:        PreferClose
Pods:                        <none>
DNS:                         catalog catalog.shop catalog.shop.svc catalog.shop.svc.cluster.local
DNS SRV:                     _http._tcp.catalog.shop.svc.cluster.local port 80
File:                        main.yaml:1
Events:                      <none>
`);
  });

  test("an ExternalName has no address and no endpoints (S6.4)", () => {
    const external = described(
      "apiVersion: v1\nkind: $0Service\nmetadata: { name: db }\nspec: { type: ExternalName, externalName: db.example.com }\n",
    );
    expect(external).toContain(
      "IP Families:       <none>\nIP:\nIPs:               <none>\nExternal Name:     db.example.com\n",
    );
    expect(external).toContain("db.<namespace>.svc.cluster.local -> db.example.com.\n");
    expect(external).not.toContain("Endpoints:");
  });

  test("families follow from an address, and a node port that nobody wrote is still to come", () => {
    expect(rows("IP Families", spec("  clusterIP: fd00::7\n"))).toEqual(["IPv6"]);
    expect(rows("NodePort", spec("  type: NodePort\n"))).toEqual(["<unset>  <node port>/TCP"]);
    const without = "  type: LoadBalancer\n  allocateLoadBalancerNodePorts: false\n";
    expect(rows("NodePort", spec(without))).toEqual([]);
  });
});

describe("endpoints", () => {
  test("pods whose port differs stand in slices of their own (S3.23)", () => {
    const canary = workload({ name: "canary", ports: "{ name: http, containerPort: 9090 }" });
    const lost = workload({ name: "lost", ports: "{ containerPort: 9090 }" });
    const text = `${service}---\n${workload()}---\n${canary}---\n${lost}`;
    expect(rows("Endpoints", text)).toEqual([
      "Deployment/web:8080 × 1,Deployment/canary:9090 × 1,Deployment/lost × 1 (Deployment/lost has no port named http)",
    ]);
    expect(rows("Endpoint slices", text)).toEqual([
      "8080/TCP: Deployment/web × 1",
      "9090/TCP: Deployment/canary × 1",
      "<unset>: Deployment/lost × 1",
    ]);
  });

  test("a port of another protocol says so", () => {
    const pods = workload({ ports: "{ name: http, containerPort: 8080, protocol: UDP }" });
    expect(rows("Endpoints", `${service}---\n${pods}`)).toEqual([
      "Deployment/web × 1 (Deployment/web has http as UDP)",
    ]);
  });

  test("more than three are counted", () => {
    const pods = ["a", "b", "c", "d", "e"].map((name) => workload({ name })).join("---\n");
    expect(rows("Endpoints", `${service}---\n${pods}`)[0]).toMatch(
      /,Deployment\/c:8080 × 1 \+ 2 more\.\.\.$/,
    );
  });

  test("no slice at all is none, and no pod is empty (S6.2)", () => {
    const bare = service.replace("  selector: { app: web }\n", "");
    expect(rows("Endpoints", bare)).toEqual(["<none>"]);
    expect(rows("Endpoints", service)).toEqual([""]);
    expect(rows("Endpoints", `${service}---\n${workload({ more: "replicas: 0" })}`)).toEqual([""]);
  });

  const slice = (name: string) =>
    `apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata: { name: web-1, labels: { kubernetes.io/service-name: web } }\naddressType: IPv6\nports: [{ name: "${name}", port: 9000 }]\nendpoints:\n- addresses: ["fd00::1"]\n- addresses: ["fd00::2"]\n  conditions: { ready: false }\n`;

  test("a slice made by hand is joined by the name of its port, with what is ready", () => {
    const bare = service.replace("  selector: { app: web }\n", "");
    expect(rows("Endpoints", `${bare}---\n${slice("")}`)).toEqual(["[fd00::1]:9000"]);
    expect(rows("Endpoints", `${bare}---\n${slice("http")}`)).toEqual([""]);
    expect(rows("Made by hand", `${bare}---\n${slice("")}`)).toEqual(["EndpointSlice web-1, main.yaml:8"]);
  });

  test("Endpoints that are not mirrored are no slices (S3.3)", () => {
    const bare = service.replace("  selector: { app: web }\n", "");
    const skipping =
      "apiVersion: v1\nkind: Endpoints\nmetadata: { name: web, labels: { endpointslice.kubernetes.io/skip-mirror: 'true' } }\nsubsets: [{ addresses: [{ ip: 192.0.2.1 }], ports: [{ port: 80 }] }]\n";
    expect(rows("Endpoints", `${bare}---\n${skipping}`)).toEqual(["<none>"]);
    expect(rows("Endpoints", `${bare}---\n${skipping.replace("'true'", "'false'")}`)).toEqual([
      "192.0.2.1:80",
    ]);
  });
});

describe("how many pods", () => {
  const autoscaler = (name: string) =>
    `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: h }\nspec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: ${name} }, maxReplicas: 3 }\n`;

  test("an autoscaler of the workload decides", () => {
    const text = `${service}---\n${workload({ more: "replicas: 2" })}---\n`;
    expect(rows("Endpoints", text + autoscaler("web"))).toEqual(["Deployment/web:8080 × autoscaled"]);
    expect(rows("Endpoints", text + autoscaler("other"))).toEqual(["Deployment/web:8080 × 2"]);
  });

  test("an autoscaler that has a namesake beside it means the namesake", () => {
    const text = `${service}---\n${workload()}#- far/web.yaml\n${workload()}---\n${autoscaler("web")}`;
    expect(rows("Endpoints", text)).toEqual(["Deployment/web:8080 × 1"]);
  });

  test.each([
    ["DaemonSet", "", "DaemonSet/web:8080 × nodes"],
    ["StatefulSet", "replicas: 3", "StatefulSet/web:8080 × 3"],
  ])("a %s", (kind, more, cell) => {
    expect(rows("Endpoints", `${service}---\n${workload({ kind, more })}`)).toEqual([cell]);
  });

  test("a Job runs no more pods than it has to complete, and not for ever", () => {
    const job = workload({ kind: "Job", more: "parallelism: 5\n  completions: 2" }).replace(
      "apps/v1",
      "batch/v1",
    );
    expect(rows("Pods", `${service}---\n${job}`)).toEqual([
      "Job/web × 2, main.yaml:9 (same file, while they run)",
    ]);
  });

  test("a selector may name one pod of a StatefulSet", () => {
    const one = service.replace("{ app: web }", "{ app: web, statefulset.kubernetes.io/pod-name: web-2 }");
    const set = (replicas: number) => workload({ kind: "StatefulSet", more: `replicas: ${replicas}` });
    expect(rows("Endpoints", `${one}---\n${set(3)}`)).toEqual(["Pod/web-2:8080"]);
    expect(rows("Endpoints", `${one}---\n${set(2)}`)).toEqual([""]);
  });

  test("on the host's network the address is the node's (S3.14)", () => {
    const pods = workload().replace("    spec:\n", "    spec:\n      hostNetwork: true\n");
    expect(rows("Pods", `${service}---\n${pods}`)).toEqual([
      "Deployment/web × 1, main.yaml:9 (same file, on the address of their node)",
    ]);
  });
});

describe("names of pods", () => {
  const headless = spec("  clusterIP: None\n");

  test("a StatefulSet counts from its first ordinal (S7.16)", () => {
    const more = "serviceName: web\n  replicas: 3\n  ordinals: { start: 5 }";
    expect(rows("DNS pods", `${headless}---\n${workload({ kind: "StatefulSet", more })}`)).toEqual([
      "web-5.web.<namespace>.svc.cluster.local to web-7.web.<namespace>.svc.cluster.local",
    ]);
  });

  test("an indexed Job needs the subdomain only (S2.51)", () => {
    const job = workload({ kind: "Job", more: "completionMode: Indexed\n  completions: 2\n  parallelism: 2" })
      .replace("apps/v1", "batch/v1")
      .replace("    spec:\n", "    spec:\n      subdomain: web\n");
    expect(rows("DNS pods", `${headless}---\n${job}`)).toEqual([
      "web-0.web.<namespace>.svc.cluster.local to web-1.web.<namespace>.svc.cluster.local",
    ]);
  });

  test("other pods need a host name too (S7.18)", () => {
    const pods = workload().replace("    spec:\n", "    spec:\n      subdomain: web\n");
    const both = pods.replace("subdomain: web", "subdomain: web\n      hostname: first");
    expect(rows("DNS pods", `${headless}---\n${pods}`)).toEqual([]);
    expect(rows("DNS pods", `${headless}---\n${both}`)).toEqual(["first.web.<namespace>.svc.cluster.local"]);
  });
});

describe("the namespace in names", () => {
  const kustomization = (folder: string, namespace: string) =>
    `#- ${folder}/kustomization.yaml\nnamespace: ${namespace}\nresources: [../main.yaml]\n`;

  test("comes from the kustomization that builds the file", () => {
    const text = service + kustomization("prod", "shop");
    expect(rows("Namespace", text)).toEqual(["shop"]);
    expect(rows("DNS", text)).toEqual(["web web.shop web.shop.svc web.shop.svc.cluster.local"]);
  });

  test("stays open when several give different ones", () => {
    const text = service + kustomization("prod", "shop") + kustomization("test", "lab");
    expect(rows("Namespace", text)).toEqual(["<none>"]);
  });
});
