/** Small manifests whose names and labels meet each other, for stories: one for each kind of cable. */

const names = ["web", "wbe", "shop"];

/** `pick` chooses among names and variants; every number of 0 or more gives a text. */
export function manifest(pick: number): string {
  const make = makers[pick % makers.length];
  const choice = Math.floor(pick / makers.length);
  const [name = "", other = ""] = [names[choice % 3], names[Math.floor(choice / 3) % 3]];
  return make === undefined ? "" : make(name, other);
}

/** How many kinds of manifests there are; `pick` plus this number is another manifest of the same kind. */
export const kindCount = 23;

/** How many different manifests there are. */
export const manifestCount = kindCount * 9;

const makers: readonly ((name: string, other: string) => string)[] = [
  (name, other) =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\nspec:\n  selector:\n    app: ${other}\n  ports:\n    - port: 80\n      targetPort: http\n      nodePort: 30080\n`,
  (name) =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: prod\nspec:\n  clusterIP: None\n  selector: { app: ${name}, tier: back }\n`,
  (name, other) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\nspec:\n  selector:\n    matchLabels:\n      app: ${other}\n  template:\n    metadata:\n      labels:\n        app: ${other}\n    spec:\n      containers:\n        - name: c\n          image: i\n          args: [--at=$(${name.toUpperCase()}_SERVICE_HOST), http://${other}:80]\n          envFrom:\n            - configMapRef: { name: ${name} }\n          ports:\n            - name: http\n              containerPort: 80\n`,
  (name, other) =>
    `apiVersion: apps/v1\nkind: StatefulSet\nmetadata:\n  name: ${name}\nspec:\n  serviceName: ${other}\n  template:\n    metadata:\n      labels: { app: ${name} }\n    spec:\n      containers: [{ name: c, image: i }]\n`,
  (name) =>
    `apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: ${name}\nspec:\n  scaleTargetRef: { kind: Deployment, name: ${name} }\n`,
  (name, other) =>
    `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ${name}\ndata:\n  HOST: ${other}\n  URL: http://${other}:80/\n`,
  (name) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\nstringData:\n  token: hidden\n`,
  (name, other) =>
    `apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: ${name}\nspec:\n  defaultBackend:\n    service: { name: ${other}, port: { number: 80 } }\n`,
  (name) =>
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\nspec:\n  podSelector: { matchLabels: { app: ${name} } }\n`,
  (name) => `apiVersion: example.dev/v1\nkind: Widget\nmetadata:\n  name: ${name}\n`,
  (name, other) =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}\n  oops ${other}\n  x: "\n`,
  (name) => `# patchbay-disable-file selector-near-miss\n${manifest(names.indexOf(name) * kindCount)}`,
  (name) =>
    `apiVersion: v1\nkind: List\nitems:\n  - { apiVersion: v1, kind: Service, metadata: { name: ${name} }, spec: { selector: { app: ${name} }, ports: [{ port: 80 }] } }\n`,
  (name, other) =>
    `apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata:\n  name: ${name}\nspec:\n  minAvailable: 1\n  selector: { matchLabels: { app: ${other} } }\n`,
  (name, other) =>
    `apiVersion: monitoring.coreos.com/v1\nkind: ServiceMonitor\nmetadata:\n  name: ${name}\nspec:\n  selector:\n    matchLabels:\n      app: ${other}\n  namespaceSelector: { any: true }\n  endpoints:\n    - port: http\n`,
  (name, other) =>
    `apiVersion: monitoring.coreos.com/v1\nkind: PodMonitor\nmetadata:\n  name: ${name}\nspec:\n  selector: { matchLabels: { app: ${other} } }\n  podMetricsEndpoints: [{ port: http }, { portNumber: 80 }]\n`,
  (name, other) =>
    `apiVersion: monitoring.coreos.com/v1\nkind: Probe\nmetadata:\n  name: ${name}\nspec:\n  prober: { url: ${other}:80 }\n  targets: { staticConfig: { static: [http://${name}:80/health, ${other}.prod.svc] } }\n`,
  (name, other) =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata:\n  name: ${name}\nspec:\n  parentRefs: [{ name: ${other}, sectionName: http }]\n  rules:\n    - backendRefs:\n        - name: ${other}\n          port: 80\n        - { name: ${name}, namespace: prod, port: 80 }\n`,
  (name, other) =>
    `apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata:\n  name: ${name}\nspec:\n  gatewayClassName: c\n  listeners: [{ name: http, port: 443, protocol: HTTPS, tls: { certificateRefs: [{ name: ${other} }] } }]\n`,
  (name) =>
    `apiVersion: gateway.networking.k8s.io/v1beta1\nkind: ReferenceGrant\nmetadata:\n  name: trust\n  namespace: prod\nspec:\n  from: [{ group: gateway.networking.k8s.io, kind: HTTPRoute, namespace: default }]\n  to: [{ group: "", kind: Service, name: ${name} }]\n`,
  (name, other) =>
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\nspec:\n  podSelector: { matchLabels: { app: ${name} } }\n  policyTypes: [Ingress, Egress]\n  ingress:\n    - from: [{ podSelector: { matchLabels: { app: ${other} } } }, { ipBlock: { cidr: 10.0.0.0/8 } }]\n      ports: [{ port: http }, { port: 80, endPort: 90 }]\n  egress: [{ to: [{ namespaceSelector: {} }] }]\n`,
  (name, other) =>
    `apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata:\n  name: ${name}\nspec:\n  secretName: ${other}\n  dnsNames: [${name}]\n  issuerRef: { name: ca, kind: Issuer }\n`,
  (name) =>
    `apiVersion: discovery.k8s.io/v1\nkind: EndpointSlice\nmetadata:\n  name: ${name}-1\n  labels: { kubernetes.io/service-name: ${name} }\naddressType: IPv4\nports: [{ name: http, port: 80 }]\nendpoints: [{ addresses: [10.1.2.3] }]\n`,
];
