/** Every rule, sorted by id. A rule is one file of this folder and one line here. */
import { rule as addressNamespaceMissing } from "./address-namespace-missing.ts";
import { rule as addressPortNotServed } from "./address-port-not-served.ts";
import { rule as addressServiceNearMiss } from "./address-service-near-miss.ts";
import { rule as autoscalerLimitsInvalid } from "./autoscaler-limits-invalid.ts";
import { rule as autoscalerTargetInvalid } from "./autoscaler-target-invalid.ts";
import { rule as autoscalerTargetNotFound } from "./autoscaler-target-not-found.ts";
import { rule as budgetInvalid } from "./budget-invalid.ts";
import { rule as budgetSelectsNothing } from "./budget-selects-nothing.ts";
import { rule as configKeyDuplicate } from "./config-key-duplicate.ts";
import { rule as configKeyInvalid } from "./config-key-invalid.ts";
import { rule as configmapKeyNotFound } from "./configmap-key-not-found.ts";
import { rule as configmapNotFound } from "./configmap-not-found.ts";
import { rule as containerPortDuplicate } from "./container-port-duplicate.ts";
import { rule as containerPortNameDuplicate } from "./container-port-name-duplicate.ts";
import { rule as containerPortNameInvalid } from "./container-port-name-invalid.ts";
import { rule as customServiceNotFound } from "./custom-service-not-found.ts";
import { rule as ingressInvalid } from "./ingress-invalid.ts";
import { rule as ingressLegacyFields } from "./ingress-legacy-fields.ts";
import { rule as ingressPathDuplicate } from "./ingress-path-duplicate.ts";
import { rule as ingressPathTypeMissing } from "./ingress-path-type-missing.ts";
import { rule as ingressPortNotFound } from "./ingress-port-not-found.ts";
import { rule as ingressServiceNotFound } from "./ingress-service-not-found.ts";
import { rule as ingressTlsSecretNotFound } from "./ingress-tls-secret-not-found.ts";
import { rule as labelInvalid } from "./label-invalid.ts";
import { rule as labelValueNotString } from "./label-value-not-string.ts";
import { rule as monitorPortNotFound } from "./monitor-port-not-found.ts";
import { rule as monitorSelectsNothing } from "./monitor-selects-nothing.ts";
import { rule as networkPolicyBlocksDns } from "./network-policy-blocks-dns.ts";
import { rule as networkPolicyBlocksTraffic } from "./network-policy-blocks-traffic.ts";
import { rule as networkPolicyInvalid } from "./network-policy-invalid.ts";
import { rule as networkPolicySelectsNothing } from "./network-policy-selects-nothing.ts";
import { rule as nodePortDuplicate } from "./node-port-duplicate.ts";
import { rule as nodePortNotAllowed } from "./node-port-not-allowed.ts";
import { rule as nodePortOutOfRange } from "./node-port-out-of-range.ts";
import { rule as portDuplicate } from "./port-duplicate.ts";
import { rule as portNameDuplicate } from "./port-name-duplicate.ts";
import { rule as portNameInvalid } from "./port-name-invalid.ts";
import { rule as portNameRequired } from "./port-name-required.ts";
import { rule as portOutOfRange } from "./port-out-of-range.ts";
import { rule as portProtocolInvalid } from "./port-protocol-invalid.ts";
import { rule as portsRequired } from "./ports-required.ts";
import { rule as probeInvalid } from "./probe-invalid.ts";
import { rule as probePortNotFound } from "./probe-port-not-found.ts";
import { rule as probePortNotServed } from "./probe-port-not-served.ts";
import { rule as probePortUndeclared } from "./probe-port-undeclared.ts";
import { rule as routeGrantMissing } from "./route-grant-missing.ts";
import { rule as routeInvalid } from "./route-invalid.ts";
import { rule as routeParentNotFound } from "./route-parent-not-found.ts";
import { rule as routePortNotFound } from "./route-port-not-found.ts";
import { rule as routePortRequired } from "./route-port-required.ts";
import { rule as routeServiceNotFound } from "./route-service-not-found.ts";
import type { Rule } from "./rule.ts";
import { rule as secretDataNotBase64 } from "./secret-data-not-base64.ts";
import { rule as secretDataNotJson } from "./secret-data-not-json.ts";
import { rule as secretKeyNotFound } from "./secret-key-not-found.ts";
import { rule as secretKeyRequired } from "./secret-key-required.ts";
import { rule as secretNotFound } from "./secret-not-found.ts";
import { rule as selectorMatchesJob } from "./selector-matches-job.ts";
import { rule as selectorMatchesMany } from "./selector-matches-many.ts";
import { rule as selectorNamespaceMismatch } from "./selector-namespace-mismatch.ts";
import { rule as selectorNearMiss } from "./selector-near-miss.ts";
import { rule as selectorNoMatch } from "./selector-no-match.ts";
import { rule as selectorVolatileLabel } from "./selector-volatile-label.ts";
import { rule as serviceAccountNotFound } from "./service-account-not-found.ts";
import { rule as serviceEnvClash } from "./service-env-clash.ts";
import { rule as serviceEnvDisabled } from "./service-env-disabled.ts";
import { rule as serviceEnvOrder } from "./service-env-order.ts";
import { rule as serviceFieldIgnored } from "./service-field-ignored.ts";
import { rule as serviceNameInvalid } from "./service-name-invalid.ts";
import { rule as serviceTypeConflict } from "./service-type-conflict.ts";
import { rule as statefulsetServiceNotFound } from "./statefulset-service-not-found.ts";
import { rule as statefulsetServiceNotHeadless } from "./statefulset-service-not-headless.ts";
import { rule as statefulsetServiceOtherPods } from "./statefulset-service-other-pods.ts";
import { rule as suppressionUnknown } from "./suppression-unknown.ts";
import { rule as suppressionUnused } from "./suppression-unused.ts";
import { rule as targetPortInvalid } from "./target-port-invalid.ts";
import { rule as targetPortNameNotFound } from "./target-port-name-not-found.ts";
import { rule as targetPortProtocol } from "./target-port-protocol.ts";
import { rule as targetPortUndeclared } from "./target-port-undeclared.ts";
import { rule as tlsCertificateExpired } from "./tls-certificate-expired.ts";
import { rule as tlsCertificateUnreadable } from "./tls-certificate-unreadable.ts";
import { rule as tlsKeyMismatch } from "./tls-key-mismatch.ts";
import { rule as tlsNameMismatch } from "./tls-name-mismatch.ts";
import { rule as volumeClaimNotFound } from "./volume-claim-not-found.ts";
import { rule as volumeMountNotFound } from "./volume-mount-not-found.ts";
import { rule as webhookPortNotFound } from "./webhook-port-not-found.ts";
import { rule as webhookServiceNotFound } from "./webhook-service-not-found.ts";
import { rule as workloadSelectorEmpty } from "./workload-selector-empty.ts";
import { rule as workloadSelectorMismatch } from "./workload-selector-mismatch.ts";
import { rule as workloadSelectorMissing } from "./workload-selector-missing.ts";

export const rules: readonly Rule[] = [
  addressNamespaceMissing,
  addressPortNotServed,
  addressServiceNearMiss,
  autoscalerLimitsInvalid,
  autoscalerTargetInvalid,
  autoscalerTargetNotFound,
  budgetInvalid,
  budgetSelectsNothing,
  configKeyDuplicate,
  configKeyInvalid,
  configmapKeyNotFound,
  configmapNotFound,
  containerPortDuplicate,
  containerPortNameDuplicate,
  containerPortNameInvalid,
  customServiceNotFound,
  ingressInvalid,
  ingressLegacyFields,
  ingressPathDuplicate,
  ingressPathTypeMissing,
  ingressPortNotFound,
  ingressServiceNotFound,
  ingressTlsSecretNotFound,
  labelInvalid,
  labelValueNotString,
  monitorPortNotFound,
  monitorSelectsNothing,
  networkPolicyBlocksDns,
  networkPolicyBlocksTraffic,
  networkPolicyInvalid,
  networkPolicySelectsNothing,
  nodePortDuplicate,
  nodePortNotAllowed,
  nodePortOutOfRange,
  portDuplicate,
  portNameDuplicate,
  portNameInvalid,
  portNameRequired,
  portOutOfRange,
  portProtocolInvalid,
  portsRequired,
  probeInvalid,
  probePortNotFound,
  probePortNotServed,
  probePortUndeclared,
  routeGrantMissing,
  routeInvalid,
  routeParentNotFound,
  routePortNotFound,
  routePortRequired,
  routeServiceNotFound,
  secretDataNotBase64,
  secretDataNotJson,
  secretKeyNotFound,
  secretKeyRequired,
  secretNotFound,
  selectorMatchesJob,
  selectorMatchesMany,
  selectorNamespaceMismatch,
  selectorNearMiss,
  selectorNoMatch,
  selectorVolatileLabel,
  serviceAccountNotFound,
  serviceEnvClash,
  serviceEnvDisabled,
  serviceEnvOrder,
  serviceFieldIgnored,
  serviceNameInvalid,
  serviceTypeConflict,
  statefulsetServiceNotFound,
  statefulsetServiceNotHeadless,
  statefulsetServiceOtherPods,
  suppressionUnknown,
  suppressionUnused,
  targetPortInvalid,
  targetPortNameNotFound,
  targetPortProtocol,
  targetPortUndeclared,
  tlsCertificateExpired,
  tlsCertificateUnreadable,
  tlsKeyMismatch,
  tlsNameMismatch,
  volumeClaimNotFound,
  volumeMountNotFound,
  webhookPortNotFound,
  webhookServiceNotFound,
  workloadSelectorEmpty,
  workloadSelectorMismatch,
  workloadSelectorMissing,
];
