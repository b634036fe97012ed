/** Every rule, sorted by id. A rule is one file of this folder and one line here. */
import { rule as containerPortDuplicate } from "./container-port-duplicate.ts";
import { rule as containerPortNameDuplicate } from "./container-port-name-duplicate.ts";
import { rule as containerPortNameInvalid } from "./container-port-name-invalid.ts";
import { rule as labelValueNotString } from "./label-value-not-string.ts";
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
import { rule as probePortNotFound } from "./probe-port-not-found.ts";
import type { Rule } from "./rule.ts";
import { rule as selectorNamespaceMismatch } from "./selector-namespace-mismatch.ts";
import { rule as selectorNearMiss } from "./selector-near-miss.ts";
import { rule as serviceEnvClash } from "./service-env-clash.ts";
import { rule as serviceEnvDisabled } from "./service-env-disabled.ts";
import { rule as serviceEnvOrder } from "./service-env-order.ts";
import { rule as suppressionUnknown } from "./suppression-unknown.ts";
import { rule as suppressionUnused } from "./suppression-unused.ts";
import { rule as targetPortInvalid } from "./target-port-invalid.ts";
import { rule as targetPortNameNotFound } from "./target-port-name-not-found.ts";
import { rule as targetPortProtocol } from "./target-port-protocol.ts";
import { rule as targetPortUndeclared } from "./target-port-undeclared.ts";
import { rule as workloadSelectorMismatch } from "./workload-selector-mismatch.ts";

export const rules: readonly Rule[] = [
  containerPortDuplicate,
  containerPortNameDuplicate,
  containerPortNameInvalid,
  labelValueNotString,
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
  probePortNotFound,
  selectorNamespaceMismatch,
  selectorNearMiss,
  serviceEnvClash,
  serviceEnvDisabled,
  serviceEnvOrder,
  suppressionUnknown,
  suppressionUnused,
  targetPortInvalid,
  targetPortNameNotFound,
  targetPortProtocol,
  targetPortUndeclared,
  workloadSelectorMismatch,
];
