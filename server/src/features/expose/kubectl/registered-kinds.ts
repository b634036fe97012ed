/**
 * The kinds that kubectl 1.32 itself knows how to decode. Of these it can expose five; it refuses the others by name,
 * and what it does not know it cannot even read (S5.1).
 */

export type ExposableKind = "Pod" | "Service" | "ReplicationController" | "Deployment" | "ReplicaSet";

/** True when kubectl has a Go type for objects of this kind. */
export function isRegistered(apiVersion: string, kind: string): boolean {
  return registered.get(apiVersion)?.includes(kind) === true;
}

/** The kind when kubectl exposes it: workloads of the groups `apps` and `extensions`, and three kinds of the core. */
export function exposableKind(apiVersion: string, kind: string): ExposableKind | undefined {
  const group = groupOf(apiVersion);
  if (kind === "Pod" || kind === "Service" || kind === "ReplicationController")
    return group === "" ? kind : undefined;
  const isWorkload = kind === "Deployment" || kind === "ReplicaSet";
  return isWorkload && (group === "apps" || group === "extensions") ? kind : undefined;
}

/** The kind with its group, as Kubernetes writes it: `StatefulSet.apps`, `ConfigMap`. */
export function groupKind(apiVersion: string, kind: string): string {
  const group = groupOf(apiVersion);
  return group === "" ? kind : `${kind}.${group}`;
}

function groupOf(apiVersion: string): string {
  return apiVersion.includes("/") ? (apiVersion.split("/")[0] ?? "") : "";
}

const webhooks = "MutatingWebhookConfiguration ValidatingWebhookConfiguration";
const policies = "ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding";
const workloads = "ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet";
const reviews = "LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview";
const roles = "ClusterRole ClusterRoleBinding Role RoleBinding";
const flows = "FlowSchema PriorityLevelConfiguration";
const storage = "CSIDriver CSINode CSIStorageCapacity StorageClass VolumeAttachment";

const core = `Binding ComponentStatus ConfigMap Endpoints Event LimitRange List Namespace Node PersistentVolume
  PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount`;

const registered: ReadonlyMap<string, readonly string[]> = new Map(
  [
    ["v1", core],
    ["admissionregistration.k8s.io/v1", `${webhooks} ${policies}`],
    ["admissionregistration.k8s.io/v1beta1", `${webhooks} ${policies}`],
    [
      "admissionregistration.k8s.io/v1alpha1",
      `${policies} MutatingAdmissionPolicy MutatingAdmissionPolicyBinding`,
    ],
    ["apps/v1", workloads],
    ["apps/v1beta2", `${workloads} Scale`],
    ["apps/v1beta1", "ControllerRevision Deployment Scale StatefulSet"],
    ["authentication.k8s.io/v1", "SelfSubjectReview TokenRequest TokenReview"],
    ["authorization.k8s.io/v1", reviews],
    ["autoscaling/v1", "HorizontalPodAutoscaler Scale"],
    ["autoscaling/v2", "HorizontalPodAutoscaler"],
    ["autoscaling/v2beta1", "HorizontalPodAutoscaler"],
    ["autoscaling/v2beta2", "HorizontalPodAutoscaler"],
    ["batch/v1", "CronJob Job"],
    ["batch/v1beta1", "CronJob"],
    ["certificates.k8s.io/v1", "CertificateSigningRequest"],
    ["coordination.k8s.io/v1", "Lease"],
    ["discovery.k8s.io/v1", "EndpointSlice"],
    ["discovery.k8s.io/v1beta1", "EndpointSlice"],
    ["events.k8s.io/v1", "Event"],
    ["extensions/v1beta1", "DaemonSet Deployment Ingress NetworkPolicy ReplicaSet Scale"],
    ["flowcontrol.apiserver.k8s.io/v1", flows],
    ["flowcontrol.apiserver.k8s.io/v1beta3", flows],
    ["networking.k8s.io/v1", "Ingress IngressClass NetworkPolicy"],
    ["networking.k8s.io/v1beta1", "IPAddress Ingress IngressClass ServiceCIDR"],
    ["node.k8s.io/v1", "RuntimeClass"],
    ["policy/v1", "Eviction PodDisruptionBudget"],
    ["policy/v1beta1", "Eviction PodDisruptionBudget"],
    ["rbac.authorization.k8s.io/v1", roles],
    ["rbac.authorization.k8s.io/v1beta1", roles],
    ["scheduling.k8s.io/v1", "PriorityClass"],
    ["storage.k8s.io/v1", storage],
    ["storage.k8s.io/v1beta1", `${storage} VolumeAttributesClass`],
  ].map(([apiVersion = "", kinds = ""]) => [apiVersion, kinds.split(/\s+/)]),
);
