/** One object for each kind that is read with its meaning, with the fields that are looked at. */
import type { WiredKind } from "../../../src/kubernetes/kinds.ts";
import {
  aggregated,
  certificate,
  definition,
  gateway,
  gatewayGroup,
  grant,
  ingress,
  route,
  webhook,
} from "./edge.ts";
import {
  autoscaler,
  budget,
  endpoints,
  podMonitor,
  policy,
  probe,
  serviceMonitor,
  slice,
} from "./neighbours.ts";
import { configMap, pod, secret, service, workload } from "./pods.ts";

const meta = { name: "web" };
const pods = { metadata: { labels: { app: "web" } }, spec: { containers: [{ name: "c", image: "c:1" }] } };
const workloadOf = (kind: WiredKind, apiVersion = "apps/v1") => ({
  apiVersion,
  kind,
  metadata: meta,
  spec: { selector: { matchLabels: { app: "web" } }, template: pods },
});
const routeOf = (kind: WiredKind) => ({
  apiVersion: `${gatewayGroup}/v1alpha2`,
  kind,
  metadata: meta,
  spec: { parentRefs: [{ name: "public" }], rules: [{ backendRefs: [{ name: "web", port: 80 }] }] },
});

/** By kind: one that is read and not here does not compile. */
export const objects: Readonly<Record<WiredKind, object>> = {
  APIService: aggregated,
  Certificate: certificate,
  ConfigMap: configMap,
  CronJob: {
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: meta,
    spec: { jobTemplate: { spec: { template: pods } } },
  },
  CustomResourceDefinition: definition,
  DaemonSet: workloadOf("DaemonSet"),
  Deployment: workloadOf("Deployment"),
  EndpointSlice: slice,
  Endpoints: endpoints,
  GRPCRoute: routeOf("GRPCRoute"),
  Gateway: gateway,
  HTTPRoute: route,
  HorizontalPodAutoscaler: autoscaler,
  Ingress: ingress,
  Job: { apiVersion: "batch/v1", kind: "Job", metadata: meta, spec: { template: pods } },
  List: { apiVersion: "v1", kind: "List", items: [budget, slice] },
  MutatingWebhookConfiguration: { ...webhook, kind: "MutatingWebhookConfiguration" },
  Namespace: { apiVersion: "v1", kind: "Namespace", metadata: { name: "prod", labels: { tier: "front" } } },
  NetworkPolicy: policy,
  Pod: pod,
  PodDisruptionBudget: budget,
  PodMonitor: podMonitor,
  Probe: probe,
  ReferenceGrant: grant,
  ReplicaSet: workloadOf("ReplicaSet"),
  ReplicationController: {
    apiVersion: "v1",
    kind: "ReplicationController",
    metadata: meta,
    spec: { selector: { app: "web" }, template: pods },
  },
  Secret: secret,
  Service: service,
  ServiceAccount: {
    apiVersion: "v1",
    kind: "ServiceAccount",
    metadata: { name: "reader" },
    secrets: [{ name: "tls" }],
    imagePullSecrets: [{ name: "tls" }],
  },
  ServiceMonitor: serviceMonitor,
  StatefulSet: workload,
  TCPRoute: routeOf("TCPRoute"),
  TLSRoute: routeOf("TLSRoute"),
  UDPRoute: routeOf("UDPRoute"),
  ValidatingWebhookConfiguration: webhook,
};
