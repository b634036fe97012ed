/** Services, pods and what pods read. */
import { ecCertificate } from "../../support/certificates.ts";

export const service = {
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

export const workload = {
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

export const pod = {
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

export const secret = {
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "tls", annotations: { note: "x" } },
  type: "kubernetes.io/tls",
  data: { "tls.key": "eA==" },
  stringData: { "tls.crt": ecCertificate },
};

export const configMap = {
  apiVersion: "v1",
  kind: "ConfigMap",
  metadata: { name: "c" },
  data: { k: "v" },
  binaryData: { b: "eA==" },
};
