/** Every rule, sorted by id. A rule is one file of this folder and one line here. */
import { rule as labelValueNotString } from "./label-value-not-string.ts";
import { rule as portNameRequired } from "./port-name-required.ts";
import type { Rule } from "./rule.ts";
import { rule as selectorNamespaceMismatch } from "./selector-namespace-mismatch.ts";
import { rule as selectorNearMiss } from "./selector-near-miss.ts";
import { rule as suppressionUnknown } from "./suppression-unknown.ts";
import { rule as suppressionUnused } from "./suppression-unused.ts";
import { rule as targetPortNameNotFound } from "./target-port-name-not-found.ts";
import { rule as targetPortProtocol } from "./target-port-protocol.ts";
import { rule as targetPortUndeclared } from "./target-port-undeclared.ts";
import { rule as workloadSelectorMismatch } from "./workload-selector-mismatch.ts";

export const rules: readonly Rule[] = [
  labelValueNotString,
  portNameRequired,
  selectorNamespaceMismatch,
  selectorNearMiss,
  suppressionUnknown,
  suppressionUnused,
  targetPortNameNotFound,
  targetPortProtocol,
  targetPortUndeclared,
  workloadSelectorMismatch,
];
