/**
 * Which manifests take part in the wiring. The group decides as much as the kind: a Knative `Service` is not ours.
 */

export type WorkloadKind =
  | "Pod"
  | "Deployment"
  | "ReplicaSet"
  | "StatefulSet"
  | "DaemonSet"
  | "ReplicationController"
  | "Job"
  | "CronJob";

/** The routes of the Gateway API. */
export type RouteKind = "HTTPRoute" | "GRPCRoute" | "TLSRoute" | "TCPRoute" | "UDPRoute";

export type WiredKind =
  | "Service"
  | "Endpoints"
  | "EndpointSlice"
  | "HorizontalPodAutoscaler"
  | "List"
  | "ConfigMap"
  | "Ingress"
  | RouteKind
  | "Gateway"
  | "ReferenceGrant"
  | "NetworkPolicy"
  | "PodDisruptionBudget"
  | "ServiceMonitor"
  | "PodMonitor"
  | "Probe"
  | "Namespace"
  | "Secret"
  | "ServiceAccount"
  | "ValidatingWebhookConfiguration"
  | "MutatingWebhookConfiguration"
  | "APIService"
  | "CustomResourceDefinition"
  | "Certificate"
  | WorkloadKind;

/**
 * What a manifest with this `apiVersion` and `kind` is to us, or `undefined` if it has no part in the wiring.
 *
 * Versions that clusters no longer serve count too, since manifests outlive them. Every list of a group of Kubernetes
 * itself, such as `DeploymentList`, is a `List`.
 */
export function wiredKind(apiVersion: string, kind: string): WiredKind | undefined {
  if (kind.endsWith("List") && isBuiltinGroup(apiVersion)) {
    return "List";
  }
  return wiredKinds.get(apiVersion)?.find((wired) => wired === kind);
}

/**
 * Whether the group of this `apiVersion` belongs to Kubernetes itself or to its project, so that its kinds mean what
 * their names say. Groups below `k8s.io` are reserved for the project; `x-k8s.io` is not among them.
 */
export function isBuiltinGroup(apiVersion: string): boolean {
  const [group = "", version] = apiVersion.split("/");
  if (version === undefined) {
    return group === "v1";
  }
  return builtinGroups.has(group) || group.endsWith(".k8s.io");
}

/**
 * The kind as one word for everybody who names objects: `Service` for a kind of Kubernetes itself, with its group for
 * any other, such as `Service.serving.knative.dev`.
 */
export function objectKind({
  apiVersion,
  kind,
}: {
  readonly apiVersion: string;
  readonly kind: string;
}): string {
  return isBuiltinGroup(apiVersion) ? kind : `${kind}.${apiVersion.split("/")[0] ?? ""}`;
}

/**
 * How many pods a workload runs when its manifest does not say. `undefined` for kinds where no number is right: a
 * DaemonSet follows the nodes and a CronJob the clock.
 */
export function defaultReplicas(kind: WorkloadKind): number | undefined {
  return kind === "DaemonSet" || kind === "CronJob" ? undefined : 1;
}

/**
 * Whether a word of a command line means this kind, as kubectl takes it: in any case, singular or plural, short, and
 * with or without a group behind a dot.
 */
export function meansKind(word: string, kind: string): boolean {
  const [name = ""] = word.toLowerCase().split(".");
  const full = kind.toLowerCase();
  return name === full || name === `${full}s` || name === `${full}es` || shortNames.get(name) === kind;
}

const shortNames: ReadonlyMap<string, string> = new Map([
  ["cj", "CronJob"],
  ["cm", "ConfigMap"],
  ["deploy", "Deployment"],
  ["ds", "DaemonSet"],
  ["ing", "Ingress"],
  ["po", "Pod"],
  ["rc", "ReplicationController"],
  ["rs", "ReplicaSet"],
  ["sts", "StatefulSet"],
  ["svc", "Service"],
]);

/** The groups without a dot in their name, apart from the core, which has no name at all. */
const builtinGroups: ReadonlySet<string> = new Set(["apps", "autoscaling", "batch", "extensions", "policy"]);

const gatewayKinds: readonly WiredKind[] = [
  ...(["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"] as const),
  ...(["Gateway", "ReferenceGrant"] as const),
];

const wiredKinds: ReadonlyMap<string, readonly WiredKind[]> = new Map<string, readonly WiredKind[]>([
  [
    "v1",
    [
      "Service",
      "Endpoints",
      "ConfigMap",
      "Secret",
      "ServiceAccount",
      "Pod",
      "ReplicationController",
      "Namespace",
    ],
  ],
  ["apps/v1", ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"]],
  ["apps/v1beta2", ["Deployment", "ReplicaSet", "StatefulSet", "DaemonSet"]],
  ["apps/v1beta1", ["Deployment", "StatefulSet"]],
  ["extensions/v1beta1", ["Deployment", "ReplicaSet", "DaemonSet", "Ingress", "NetworkPolicy"]],
  ["networking.k8s.io/v1", ["Ingress", "NetworkPolicy"]],
  ["networking.k8s.io/v1beta1", ["Ingress"]],
  ["policy/v1", ["PodDisruptionBudget"]],
  ["policy/v1beta1", ["PodDisruptionBudget"]],
  ["monitoring.coreos.com/v1", ["ServiceMonitor", "PodMonitor", "Probe"]],
  ["batch/v1", ["Job", "CronJob"]],
  ["batch/v1beta1", ["CronJob"]],
  ["batch/v2alpha1", ["CronJob"]],
  ["autoscaling/v1", ["HorizontalPodAutoscaler"]],
  ["autoscaling/v2", ["HorizontalPodAutoscaler"]],
  ["autoscaling/v2beta1", ["HorizontalPodAutoscaler"]],
  ["autoscaling/v2beta2", ["HorizontalPodAutoscaler"]],
  ...["v1", "v1beta1", "v1alpha3", "v1alpha2"].map(
    (version) => [`gateway.networking.k8s.io/${version}`, gatewayKinds] as const,
  ),
  ["discovery.k8s.io/v1", ["EndpointSlice"]],
  ["discovery.k8s.io/v1beta1", ["EndpointSlice"]],
  ["admissionregistration.k8s.io/v1", ["ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"]],
  [
    "admissionregistration.k8s.io/v1beta1",
    ["ValidatingWebhookConfiguration", "MutatingWebhookConfiguration"],
  ],
  ["apiregistration.k8s.io/v1", ["APIService"]],
  ["apiregistration.k8s.io/v1beta1", ["APIService"]],
  ["apiextensions.k8s.io/v1", ["CustomResourceDefinition"]],
  ["apiextensions.k8s.io/v1beta1", ["CustomResourceDefinition"]],
  ["cert-manager.io/v1", ["Certificate"]],
  ["cert-manager.io/v1beta1", ["Certificate"]],
  ["cert-manager.io/v1alpha3", ["Certificate"]],
  ["cert-manager.io/v1alpha2", ["Certificate"]],
  ["certmanager.k8s.io/v1alpha1", ["Certificate"]],
]);
