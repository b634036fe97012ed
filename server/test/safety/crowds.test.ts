/** Objects with more in them than anybody writes by hand: each kind with hundreds or thousands of what it may hold. */
import { expect, test } from "vitest";
import { Workspace } from "../../src/workspace/workspace.ts";
import { watched } from "./asked.ts";
import { objects } from "./objects/index.ts";
import { expectSurvived } from "./survived.ts";

type Fields = Readonly<Record<string, unknown>>;

const many = <Item>(count: number, make: (at: number) => Item): readonly Item[] =>
  Array.from({ length: count }, (_, at) => make(at));

/** The object of a kind with another `spec`. */
const withSpec = (kind: keyof typeof objects, spec: Fields) => ({ ...objects[kind], spec });

const picking = (at: number) => ({ matchLabels: { app: `web-${at % 50}`, tier: `t-${at % 7}` } });

const workloads = many(40, (at) => ({
  ...objects.Deployment,
  metadata: { name: `web-${at}` },
  spec: {
    selector: { matchLabels: { app: `web-${at}` } },
    template: {
      metadata: { labels: { app: `web-${at}`, tier: `t-${at % 7}` } },
      spec: {
        containers: [{ name: "c", image: "c:1", ports: [{ name: "http", containerPort: 80 }] }],
      },
    },
  },
}));
const services = many(40, (at) => ({
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: `web-${at}`, labels: { app: `web-${at}` } },
  spec: { selector: { app: `web-${at}` }, ports: [{ name: "http", port: 80, targetPort: "http" }] },
}));

const crowds: Readonly<Record<string, readonly object[]>> = {
  "a policy with 1,000 peers and ports": [
    withSpec("NetworkPolicy", {
      podSelector: {},
      policyTypes: ["Ingress", "Egress"],
      ingress: [
        {
          from: many(1000, (at) => ({ podSelector: picking(at), namespaceSelector: {} })),
          ports: many(1000, (at) => ({ port: at + 1, endPort: at + 100 })),
        },
      ],
      egress: many(300, (at) => ({ to: [{ ipBlock: { cidr: `10.${at % 256}.0.0/16` } }] })),
    }),
  ],
  "100 policies": many(100, (at) => ({
    ...withSpec("NetworkPolicy", {
      podSelector: picking(at),
      ingress: many(20, (peer) => ({ from: [{ podSelector: picking(at + peer) }] })),
    }),
    metadata: { name: `p-${at}` },
  })),
  "a monitor of 1,000 endpoints": [
    withSpec("ServiceMonitor", { selector: {}, endpoints: many(1000, (at) => ({ port: `http-${at}` })) }),
  ],
  "a monitor of pods with 1,000 endpoints": [
    withSpec("PodMonitor", {
      selector: {},
      podMetricsEndpoints: many(1000, (at) => ({ portNumber: at + 1 })),
    }),
  ],
  "a probe of 2,000 targets": [
    withSpec("Probe", {
      prober: { url: "web-1:80" },
      targets: { staticConfig: { static: many(2000, (at) => `http://web-${at}:80/`) } },
    }),
  ],
  "200 autoscalers of one workload, with 50 metrics each": many(200, (at) => ({
    ...withSpec("HorizontalPodAutoscaler", {
      scaleTargetRef: { apiVersion: "apps/v1", kind: "Deployment", name: "web-1" },
      maxReplicas: 3,
      metrics: many(50, (of) => ({ containerResource: { name: "cpu", container: `c-${of}` } })),
    }),
    metadata: { name: `a-${at}` },
  })),
  "a budget of 300 requirements": [
    withSpec("PodDisruptionBudget", {
      minAvailable: 1,
      selector: {
        matchExpressions: many(300, (at) => ({
          key: `k-${at}`,
          operator: "NotIn",
          values: many(20, String),
        })),
      },
    }),
  ],
  "a route of 500 rules and parents": [
    withSpec("HTTPRoute", {
      parentRefs: many(500, (at) => ({ name: `g-${at}`, sectionName: "http" })),
      rules: many(500, (at) => ({ backendRefs: many(4, (of) => ({ name: `web-${at + of}`, port: 80 })) })),
    }),
  ],
  "a gateway of 1,000 listeners, and 100 routes": [
    withSpec("Gateway", {
      gatewayClassName: "c",
      listeners: many(1000, (at) => ({ name: `l-${at}`, port: at + 1, protocol: "HTTP" })),
    }),
    ...many(100, (at) => ({
      ...withSpec("HTTPRoute", {
        parentRefs: many(10, (of) => ({ name: "public", sectionName: `l-${of}` })),
      }),
      metadata: { name: `r-${at}`, namespace: "edge" },
    })),
  ],
  "a grant of 1,000": [
    withSpec("ReferenceGrant", {
      from: many(1000, (at) => ({
        group: "gateway.networking.k8s.io",
        kind: "HTTPRoute",
        namespace: `n-${at}`,
      })),
      to: many(1000, (at) => ({ group: "", kind: "Service", name: `web-${at}` })),
    }),
  ],
  "an Ingress of 2,000 paths": [
    withSpec("Ingress", {
      tls: many(500, (at) => ({ hosts: [`h-${at}.example`], secretName: `s-${at}` })),
      rules: many(20, (host) => ({
        host: `h-${host}.example`,
        http: {
          paths: many(100, (at) => ({
            path: `/${at}`,
            pathType: "Prefix",
            backend: { service: { name: `web-${at}`, port: { number: 80 } } },
          })),
        },
      })),
    }),
  ],
  "1,000 addresses in each of 100 slices": many(100, (at) => ({
    ...objects.EndpointSlice,
    metadata: { name: `web-${at}`, labels: { "kubernetes.io/service-name": "web-1" } },
    endpoints: many(1000, (of) => ({ addresses: [`10.0.${of >> 8}.${of & 255}`] })),
  })),
  "a certificate for 5,000 names": [
    withSpec("Certificate", {
      secretName: "tls",
      dnsNames: many(5000, (at) => `web-${at}.prod.svc`),
      issuerRef: { name: "ca" },
    }),
  ],
  "a webhook of 1,000": [
    {
      ...objects.ValidatingWebhookConfiguration,
      webhooks: many(1000, (at) => ({
        name: `h-${at}`,
        clientConfig: { service: { name: `web-${at}`, namespace: "prod" } },
      })),
    },
  ],
  "1,000 ports": [
    withSpec("Service", {
      selector: { app: "web-1" },
      ports: many(1000, (at) => ({ name: `p${at}`, port: at + 1 })),
    }),
  ],
  "a pod of 1,000 variables that hold each other": [
    withSpec("Pod", {
      containers: [
        {
          name: "c",
          image: "c:1",
          env: many(1000, (at) => ({ name: `V${at}`, value: `$(V${at - 1})$(V${at - 1})` })),
          args: ["$(V999)"],
        },
      ],
    }),
  ],
};

test.each(Object.entries(crowds))("%s", (_title, crowd) => {
  const text = [...crowd, ...workloads, ...services].map((each) => JSON.stringify(each)).join("\n---\n");
  expect(expectSurvived(text)).toContain("web-1");
});

test("a Service of ten thousand ports is checked", () => {
  const { workspace, findings } = watched(new Workspace(["file:///w"]));
  const ports = many(10_000, (at) => ({
    name: `p${at}`,
    port: at + 1,
    ...(at === 7 ? { protocol: "tcp" } : {}),
  }));
  const crowd = withSpec("Service", { selector: { app: "web-1" }, ports });
  const text = [crowd, ...workloads].map((each) => JSON.stringify(each)).join("\n---\n");
  findings.update(workspace.update("file:///w/a.yaml", text, { open: true }));
  const found = (workspace.file("file:///w/a.yaml")?.documents ?? []).flatMap((document) =>
    findings.in(document),
  );
  expect(found.map(({ rule }) => rule)).toContain("port-protocol-invalid");
});
