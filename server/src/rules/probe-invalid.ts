/**
 * A probe or a hook is refused.
 *
 * ## What
 * A probe or a hook has no handler or more than one; a liveness or startup probe wants another `successThreshold` than
 * 1; a port is no port number, or a gRPC probe names it.
 *
 * ## Why it matters
 * The API server refuses the workload.
 *
 * ## Reported
 * - `reported-none.yaml`: nothing says how to ask.
 * - `reported-two.yaml`: two ways at once.
 * - `reported-threshold.yaml`: a liveness probe that has to succeed twice.
 * - `reported-port.yaml`: a number that is no port.
 * - `reported-grpc.yaml`: a gRPC probe with the name of a port.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-each.yaml`: one handler each, and a readiness probe that has to succeed twice.
 * - `accepted-patch.yaml`: a piece that changes the delay of a probe elsewhere.
 * - `accepted-placeholder.yaml`: another tool fills in the port.
 *
 * ## Fix
 * Set the threshold to 1. How to ask is yours to say.
 *
 * ## References
 * S8.39
 */
import * as l10n from "@vscode/l10n";
import { isPortNumber } from "../kubernetes/ports.ts";
import type { Probe, ProbeHandler } from "../resources/container.ts";
import type { Workload } from "../resources/workload.ts";
import type { Placed } from "../workspace/source-file.ts";
import { integerOf, scalarValue } from "../yaml/value.ts";
import { fix, setNumber } from "./fixes.ts";
import { defineRule, type Report } from "./rule.ts";
import { listed, nameOf, theContainer } from "./wording.ts";

export const rule = defineRule({
  id: "probe-invalid",
  title: "A probe or a hook is refused",
  level: "error",
  since: "0.2.0",
  references: ["S8.39"],
  on: "workload",
  check(workload) {
    const { complete, whole, workloadKind, template } = workload.resource;
    if (!complete || !whole || workloadKind === undefined) return [];
    return template.containers.flatMap((container) =>
      container.probes.flatMap((probe) => {
        const names = [probe.owner, theContainer(container), nameOf(workload)] as const;
        return [
          ...handlerReports(probe, names),
          ...thresholdReports(workload, probe, names),
          ...probe.handlers.flatMap((handler) => portReports(handler, names)),
        ];
      }),
    );
  },
});

/** Of the probe, its container and its workload, for a sentence. */
type Names = readonly [owner: string, container: string, workload: string];

function handlerReports({ owner, handlers, keyRange }: Probe, names: Names): readonly Report[] {
  if (handlers.length === 0) {
    const message = owner.startsWith("lifecycle.")
      ? l10n.t("The `{0}` of {1} of {2} does not say what to do. The API server refuses it.", ...names)
      : l10n.t("The `{0}` of {1} of {2} does not say how to ask. The API server refuses it.", ...names);
    return [{ range: keyRange, message }];
  }
  const [, second] = handlers;
  if (second === undefined) return [];
  const ways = listed(handlers.map(({ name }) => `\`${name}\``));
  const message = l10n.t(
    "The `{0}` of {1} of {2} has {3}, where one is allowed. The API server refuses it.",
    ...names,
    ways,
  );
  return [{ range: second.keyRange, message }];
}

/** Unset and 0 become 1 (S8.39). */
function thresholdReports(
  workload: Placed<Workload>,
  { owner, successThreshold: node }: Probe,
  names: Names,
): readonly Report[] {
  const times = integerOf(node);
  const once = owner === "livenessProbe" || owner === "startupProbe";
  if (!once || node === undefined || times === undefined || times === 0 || times === 1) return [];
  const message = l10n.t(
    "The `{0}` of {1} of {2} has `successThreshold` {3}, and must have 1. The API server refuses it.",
    ...names,
    times,
  );
  const fixes = fix(l10n.t("Set it to {0}", 1), [setNumber(workload, node, 1)]);
  return [{ range: node.range, message, fixes }];
}

function portReports({ name, port, portNode }: ProbeHandler, names: Names): readonly Report[] {
  if (portNode === undefined) return [];
  if (port !== undefined && !isPortNumber(port)) {
    const message = l10n.t(
      "The `{0}` of {1} of {2} asks port {3}, which is no port number. The API server refuses it.",
      ...names,
      port,
    );
    return [{ range: portNode.range, message }];
  }
  if (name !== "grpc" || scalarValue(portNode).type !== "string") return [];
  const message = l10n.t(
    "The `{0}` of {1} of {2} asks port `{3}` by gRPC, which takes numbers only. The API server refuses it.",
    ...names,
    portNode.text,
  );
  return [{ range: portNode.range, message }];
}
