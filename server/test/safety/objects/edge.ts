/** What leads to Services from outside, and the certificates on the way. */

export const certificate = {
  apiVersion: "cert-manager.io/v1",
  kind: "Certificate",
  metadata: { name: "web" },
  spec: { secretName: "tls", dnsNames: ["web"], issuerRef: { name: "ca", kind: "Issuer", group: "x" } },
};

export const webhook = {
  apiVersion: "admissionregistration.k8s.io/v1",
  kind: "ValidatingWebhookConfiguration",
  metadata: { name: "hook" },
  webhooks: [{ name: "h", clientConfig: { service: { name: "web", namespace: "prod", port: 443 } } }],
};

export const ingress = {
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

export const gatewayGroup = "gateway.networking.k8s.io";

export const route = {
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

export const gateway = {
  apiVersion: `${gatewayGroup}/v1`,
  kind: "Gateway",
  metadata: { name: "public", namespace: "edge" },
  spec: {
    gatewayClassName: "c",
    listeners: [{ name: "http", port: 80, protocol: "HTTPS", tls: { certificateRefs: [{ name: "cert" }] } }],
  },
};

export const grant = {
  apiVersion: `${gatewayGroup}/v1beta1`,
  kind: "ReferenceGrant",
  metadata: { name: "trust", namespace: "shop" },
  spec: {
    from: [{ group: gatewayGroup, kind: "HTTPRoute", namespace: "edge" }],
    to: [{ group: "", kind: "Service", name: "web" }],
  },
};

const calling = { service: { name: "web", namespace: "prod", port: 443 } };

export const definition = {
  apiVersion: "apiextensions.k8s.io/v1",
  kind: "CustomResourceDefinition",
  metadata: { name: "x.example.dev" },
  spec: { conversion: { webhook: { clientConfig: calling } } },
};

export const aggregated = {
  apiVersion: "apiregistration.k8s.io/v1",
  kind: "APIService",
  metadata: { name: "v1.x.dev" },
  spec: calling,
};
