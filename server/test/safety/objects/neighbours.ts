/** What stands beside the way of requests: policies, budgets, autoscalers, monitors, addresses made by hand. */

const picked = {
  matchLabels: { app: "web" },
  matchExpressions: [{ key: "tier", operator: "In", values: ["front"] }],
};

export const policy = {
  apiVersion: "networking.k8s.io/v1",
  kind: "NetworkPolicy",
  metadata: { name: "web", namespace: "prod" },
  spec: {
    podSelector: picked,
    policyTypes: ["Ingress", "Egress"],
    ingress: [
      {
        from: [
          { podSelector: picked, namespaceSelector: picked },
          { ipBlock: { cidr: "10.0.0.0/8", except: ["10.1.0.0/16"] } },
        ],
        ports: [
          { port: "http", protocol: "TCP" },
          { port: 80, endPort: 90 },
        ],
      },
    ],
    egress: [{ to: [{ namespaceSelector: {} }], ports: [{ port: 53, protocol: "UDP" }] }],
  },
};

export const budget = {
  apiVersion: "policy/v1",
  kind: "PodDisruptionBudget",
  metadata: { name: "web", namespace: "prod" },
  spec: { minAvailable: 1, maxUnavailable: "50%", selector: picked },
};

export const autoscaler = {
  apiVersion: "autoscaling/v2",
  kind: "HorizontalPodAutoscaler",
  metadata: { name: "web" },
  spec: {
    scaleTargetRef: { apiVersion: "apps/v1", kind: "StatefulSet", name: "web" },
    minReplicas: 1,
    maxReplicas: 3,
    metrics: [{ type: "ContainerResource", containerResource: { name: "cpu", container: "web" } }],
  },
};

const monitoring = "monitoring.coreos.com/v1";

export const serviceMonitor = {
  apiVersion: monitoring,
  kind: "ServiceMonitor",
  metadata: { name: "web" },
  spec: {
    selector: picked,
    namespaceSelector: { any: false, matchNames: ["prod"] },
    endpoints: [{ port: "http", path: "/metrics" }, { targetPort: 8080 }],
  },
};

export const podMonitor = {
  apiVersion: monitoring,
  kind: "PodMonitor",
  metadata: { name: "web" },
  spec: { selector: picked, podMetricsEndpoints: [{ port: "http" }, { portNumber: 8080 }] },
};

export const probe = {
  apiVersion: monitoring,
  kind: "Probe",
  metadata: { name: "web" },
  spec: { prober: { url: "web:80" }, targets: { staticConfig: { static: ["http://web.prod.svc:80/"] } } },
};

export const slice = {
  apiVersion: "discovery.k8s.io/v1",
  kind: "EndpointSlice",
  metadata: { name: "web-1", labels: { "kubernetes.io/service-name": "web" } },
  addressType: "IPv4",
  ports: [{ name: "http", port: 80, protocol: "TCP" }],
  endpoints: [{ addresses: ["10.1.2.3"], conditions: { ready: true } }],
};

export const endpoints = {
  apiVersion: "v1",
  kind: "Endpoints",
  metadata: { name: "web" },
  subsets: [{ addresses: [{ ip: "10.1.2.3" }], notReadyAddresses: [], ports: [{ name: "http", port: 80 }] }],
};
