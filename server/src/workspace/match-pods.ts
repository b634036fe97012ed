/**
 * Whether a selector matches the pods of a workload. The pods of a StatefulSet are not all alike: each has labels with
 * its own name and number (S2.3), and a Service may select just one of them.
 */
import { podIndexLabel, podNameLabel } from "../kubernetes/controller-labels.ts";
import { type Labels, type Match, matchPairs } from "../kubernetes/labels.ts";
import type { Workload } from "../resources/workload.ts";

/** True for the labels that tell the pods of a StatefulSet apart. */
export function isOrdinalLabel(key: string): boolean {
  return key === podNameLabel || key === podIndexLabel;
}

/** Whether a selector matches the pods of a workload, or one of them. */
export function matchPods(selector: Labels, workload: Workload): Match {
  const ordinal = ordinalIn(selector, workload);
  const { labels } = workload.template;
  if (ordinal === undefined) return matchPairs(selector, labels);
  const own = new Map([
    [podNameLabel, `${workload.name}-${ordinal}`],
    [podIndexLabel, String(ordinal)],
  ]);
  return matchPairs(selector, new Map([...labels, ...own]));
}

/** The number of the pod that a selector names; undefined when it names none that the workload surely has. */
export function ordinalIn(selector: Labels, workload: Workload): number | undefined {
  const { workloadKind, name, firstOrdinal, replicas } = workload;
  if (workloadKind !== "StatefulSet" || name === undefined || replicas === undefined) return undefined;
  const podName = selector.get(podNameLabel);
  const digits = podName?.startsWith(`${name}-`)
    ? podName.slice(name.length + 1)
    : selector.get(podIndexLabel);
  const ordinal = digits !== undefined && /^(?:0|[1-9]\d{0,8})$/.test(digits) ? Number(digits) : -1;
  return ordinal >= firstOrdinal && ordinal < firstOrdinal + replicas ? ordinal : undefined;
}
