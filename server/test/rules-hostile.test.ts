/** Anything may stand anywhere in a manifest: no rule and no answer throws, and the objects beside it still work. */
import { expect, test } from "vitest";
import { codeActions } from "../src/features/code-actions.ts";
import { codeLenses } from "../src/features/code-lens.ts";
import { hover } from "../src/features/hover/hover.ts";
import { Findings } from "../src/rules/findings.ts";
import { rules } from "../src/rules/index.ts";
import { defaultSettings } from "../src/workspace/settings.ts";
import { Workspace } from "../src/workspace/workspace.ts";
import { ecCertificate } from "./support/certificates.ts";
import { testDay } from "./support/check.ts";

const uri = "mem:/w/main.yaml";

const beside = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "beside" },
  spec: { selector: { app: "beside" }, ports: [{ port: 80 }, { port: 81 }] },
};

const service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web", namespace: "prod", labels: { app: "web" }, annotations: { note: "x" } },
  spec: {
    type: "NodePort",
    clusterIP: "10.0.0.1",
    externalName: "x.example.com",
    externalIPs: ["192.0.2.1"],
    ipFamilies: ["IPv4"],
    sessionAffinity: "ClientIP",
    sessionAffinityConfig: { clientIP: { timeoutSeconds: 10 } },
    publishNotReadyAddresses: true,
    selector: { app: "web", tier: "front" },
    ports: [{ name: "http", port: 80, targetPort: "http", protocol: "TCP", nodePort: 30080 }],
  },
};

const workload = {
  apiVersion: "apps/v1",
  kind: "StatefulSet",
  metadata: { name: "web", labels: { app: "web" } },
  spec: {
    replicas: 2,
    serviceName: "web",
    ordinals: { start: 1 },
    selector: {
      matchLabels: { app: "web" },
      matchExpressions: [{ key: "tier", operator: "In", values: ["front"] }],
    },
    template: {
      metadata: { labels: { app: "web", tier: "front" } },
      spec: {
        hostNetwork: false,
        enableServiceLinks: true,
        dnsPolicy: "ClusterFirst",
        initContainers: [{ name: "setup", image: "setup:1", restartPolicy: "Always" }],
        containers: [
          {
            name: "web",
            image: "web:1",
            command: ["run", "$(WEB_PORT)"],
            env: [
              { name: "A", value: "$(B)" },
              { name: "C", valueFrom: { configMapKeyRef: { name: "c", key: "k" } } },
            ],
            envFrom: [{ configMapRef: { name: "c" }, prefix: "P_" }],
            ports: [{ name: "http", containerPort: 8080, protocol: "TCP", hostPort: 80 }],
            readinessProbe: { httpGet: { port: "http", path: "/" } },
          },
        ],
        volumes: [{ configMap: { name: "c" } }],
      },
    },
  },
};

const secret = {
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "tls", annotations: { note: "x" } },
  type: "kubernetes.io/tls",
  data: { "tls.key": "eA==" },
  stringData: { "tls.crt": ecCertificate },
};

const configMap = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "c" },
  data: { k: "v" },
  binaryData: { b: "eA==" },
};

const pod = {
  apiVersion: "v1",
  kind: "Pod",
  metadata: { name: "web", labels: { app: "web", tier: "front" } },
  spec: {
    serviceAccountName: "reader",
    imagePullSecrets: [{ name: "tls" }],
    containers: [{ name: "c", image: "c:1", volumeMounts: [{ name: "tls", mountPath: "/t", subPath: "k" }] }],
    volumes: [
      { name: "tls", secret: { secretName: "tls", optional: false, items: [{ key: "tls.crt", path: "p" }] } },
      { name: "all", projected: { sources: [{ configMap: { name: "c" } }, { secret: { name: "tls" } }] } },
      { name: "disk", persistentVolumeClaim: { claimName: "disk" } },
    ],
  },
};

const certificate = {
  apiVersion: "cert-manager.io/v1",
  kind: "Certificate",
  metadata: { name: "web" },
  spec: { secretName: "tls", dnsNames: ["web"], issuerRef: { name: "ca", kind: "Issuer", group: "x" } },
};

const webhook = {
  apiVersion: "admissionregistration.k8s.io/v1",
  kind: "ValidatingWebhookConfiguration",
  metadata: { name: "hook" },
  webhooks: [{ name: "h", clientConfig: { service: { name: "web", namespace: "prod", port: 443 } } }],
};

const ingress = {
  apiVersion: "networking.k8s.io/v1",
  kind: "Ingress",
  metadata: { name: "edge", annotations: { "kubernetes.io/ingress.class": "nginx" } },
  spec: {
    ingressClassName: "nginx",
    backend: { serviceName: "web", servicePort: 80 },
    tls: [{ hosts: ["a.example"], secretName: "cert" }],
    rules: [
      {
        host: "a.example",
        http: {
          paths: [
            { path: "/", pathType: "Prefix", backend: { service: { name: "web", port: { number: 80 } } } },
            { path: "/b", backend: { resource: { apiGroup: "a.example", kind: "Bucket", name: "b" } } },
          ],
        },
      },
    ],
  },
};

const gatewayGroup = "gateway.networking.k8s.io";
const route = {
  apiVersion: `${gatewayGroup}/v1`,
  kind: "HTTPRoute",
  metadata: { name: "edge", namespace: "edge" },
  spec: {
    parentRefs: [{ name: "public", sectionName: "http", port: 80 }],
    hostnames: ["a.example"],
    rules: [
      {
        matches: [{ path: { value: "/" } }],
        filters: [{ type: "RequestMirror", requestMirror: { backendRef: { name: "web", port: 80 } } }],
        backendRefs: [{ group: "", kind: "Service", name: "web", namespace: "shop", port: 80, weight: 1 }],
      },
    ],
  },
};

const gateway = {
  apiVersion: `${gatewayGroup}/v1`,
  kind: "Gateway",
  metadata: { name: "public", namespace: "edge" },
  spec: {
    gatewayClassName: "c",
    listeners: [{ name: "http", port: 80, protocol: "HTTPS", tls: { certificateRefs: [{ name: "cert" }] } }],
  },
};

const grant = {
  apiVersion: `${gatewayGroup}/v1beta1`,
  kind: "ReferenceGrant",
  metadata: { name: "trust", namespace: "shop" },
  spec: {
    from: [{ group: gatewayGroup, kind: "HTTPRoute", namespace: "edge" }],
    to: [{ group: "", kind: "Service", name: "web" }],
  },
};

const strange: readonly unknown[] = [
  null,
  true,
  -1,
  1e300,
  "",
  "x".repeat(300),
  [],
  [[]],
  [null],
  {},
  { a: { b: [] } },
  "2024-01-01",
];

/** The manifest with one of its values, at any depth, replaced by another; one manifest for each place. */
function* withOneReplaced(value: unknown, other: unknown): Generator<unknown> {
  yield other;
  if (Array.isArray(value)) {
    for (const [at, item] of value.entries()) {
      for (const changed of withOneReplaced(item, other)) yield value.with(at, changed);
    }
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      for (const changed of withOneReplaced(item, other)) yield { ...value, [key]: changed };
    }
  }
}

/** Asks everything about a file of these objects; what is found for the last of them. */
function ask(texts: readonly string[]): readonly string[] {
  const text = texts.join("\n---\n");
  const workspace = new Workspace(["mem:/w"]);
  const onFault = (_rule: unknown, _placed: unknown, error: unknown) => {
    throw error;
  };
  const findings = new Findings({
    graph: workspace.graph,
    rules,
    levels: (rule) => (rule === "selector-no-match" ? "hint" : undefined),
    onFault,
    today: () => testDay,
  });
  findings.update(workspace.update(uri, text, { open: true }));
  const asked = { workspace, settings: defaultSettings, uri };
  codeLenses(asked);
  for (let offset = 0; offset < text.length; offset += Math.max(197, Math.floor(text.length / 12))) {
    hover(asked, offset);
    codeActions(asked, { range: { start: offset, end: offset }, findings });
  }
  const documents = workspace.file(uri)?.documents ?? [];
  return documents
    .flatMap((document) => findings.in(document))
    .flatMap(({ placed, rule }) => (placed.resource.name === "beside" ? [rule] : []));
}

test.each([
  ["Service", service, workload],
  ["StatefulSet", workload, service],
  ["Secret", secret, pod],
  ["ConfigMap", configMap, pod],
  ["Pod", pod, secret],
  ["Certificate", certificate, pod],
  ["ValidatingWebhookConfiguration", webhook, service],
  ["Ingress", ingress, service],
  ["HTTPRoute", route, service],
  ["Gateway", gateway, route],
  ["ReferenceGrant", grant, route],
])("a %s with any value at any place", (_kind, hostile, other) => {
  for (const value of strange) {
    for (const changed of withOneReplaced(hostile, value)) {
      expect(ask([changed, other, beside].map((each) => JSON.stringify(each)))).toContain(
        "port-name-required",
      );
    }
  }
});

test.each([
  [
    "a name of one megabyte",
    `{apiVersion: v1, kind: Service, metadata: {name: ${"x".repeat(1_000_000)}}, spec: {selector: {app: web}, ports: [{port: 80}]}}`,
  ],
  [
    "keys of the language itself",
    "{apiVersion: v1, kind: Service, metadata: {name: __proto__, labels: {__proto__: x, constructor: y, toString: z}}, spec: {selector: {__proto__: x, hasOwnProperty: y}, ports: [{port: 80}]}}",
  ],
  [
    "an alias to what holds it",
    "apiVersion: v1\nkind: Service\nmetadata: &m\n  name: web\n  labels: *m\nspec:\n  selector: *m\n",
  ],
  [
    "keys that stand twice",
    "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nmetadata: {name: b}\nspec: {ports: [{port: 1, port: 2}], selector: {app: a, app: b}}\n",
  ],
])("%s", (_title, text) => {
  expect(ask([text, JSON.stringify(beside)])).toContain("port-name-required");
});

test("ten thousand ports", () => {
  const ports = Array.from({ length: 10_000 }, (_, at) => ({ name: `p${at}`, port: at + 1 }));
  const workspace = new Workspace(["mem:/w"]);
  const findings = new Findings({
    graph: workspace.graph,
    rules,
    levels: () => undefined,
    onFault: () => expect.unreachable(),
  });
  const text = [{ ...service, spec: { ports, selector: { app: "web" } } }, workload, beside]
    .map((each) => JSON.stringify(each))
    .join("\n---\n");
  findings.update(workspace.update(uri, text, { open: true }));
  const found = (workspace.file(uri)?.documents ?? []).flatMap((document) => findings.in(document));
  expect(found.map(({ rule }) => rule)).toContain("port-name-required");
});
