/**
 * An autoscaler names a target that cannot be scaled.
 *
 * ## What
 * `scaleTargetRef` lacks a kind or a name; since Kubernetes 1.34 it must also name the API group of its kind. A
 * DaemonSet, a Job, a CronJob or a Pod has no number of replicas that anybody could set.
 *
 * ## Why it matters
 * The API server refuses what is incomplete. A kind that cannot be scaled is accepted, and the autoscaler then fails
 * for ever, which is a warning here.
 *
 * ## Reported
 * - `reported-group.yaml`: no group, which 1.34 refuses.
 * - `reported-core-group.yaml`: `v1` is no group either.
 * - `reported-name.yaml`: no name.
 * - `reported-kind.yaml`: a DaemonSet, as a warning.
 * - `reported-flow.yaml`: in flow style.
 *
 * ## Accepted
 * - `accepted-controller.yaml`: a ReplicationController needs no group.
 * - `accepted-old-version.yaml`: up to 1.33 the group may be left out.
 * - `accepted-placeholder.yaml`: another tool fills in the kind.
 *
 * ## Fix
 * Write `apps/v1`, where the kind is of that group.
 *
 * ## References
 * S8.35
 */
import * as l10n from "@vscode/l10n";
import type { Autoscaler } from "../resources/resource.ts";
import type { Placed } from "../workspace/source-file.ts";
import type { YamlScalar } from "../yaml/node.ts";
import { scalarValue } from "../yaml/value.ts";
import { addPair, fix, setScalar } from "./fixes.ts";
import { defineRule, type Fix, type Report } from "./rule.ts";
import { nameOf } from "./wording.ts";

export const rule = defineRule({
  id: "autoscaler-target-invalid",
  title: "An autoscaler names a target that cannot be scaled",
  level: "error",
  since: "0.2.0",
  references: ["S8.35"],
  on: "autoscaler",
  check(autoscaler, { minor }) {
    const { reference, complete } = autoscaler.resource;
    if (!complete || reference === undefined) return [];
    const missing = missingParts(autoscaler, reference);
    if (missing.length > 0) return missing;
    return [...unscalable(autoscaler), ...(minor < 34 ? [] : withoutGroup(autoscaler, reference))];
  },
});

type Reference = NonNullable<Autoscaler["reference"]>;

function missingParts(autoscaler: Placed<Autoscaler>, reference: Reference): readonly Report[] {
  const parts = [
    ["kind", reference.kindNode],
    ["name", reference.nameNode],
  ] as const;
  return parts
    .filter(([, node]) => isMissing(node))
    .map(([part, node]) => ({
      range: node !== undefined && node.text !== "" ? node.range : reference.keyRange,
      message: l10n.t(
        "{0}: `scaleTargetRef` has no `{1}`. The API server refuses it.",
        nameOf(autoscaler),
        part,
      ),
    }));
}

function isMissing(node: YamlScalar | undefined): boolean {
  if (node === undefined) return true;
  const value = scalarValue(node);
  return value.type === "null" || (value.type === "string" && value.value === "");
}

const fixedInNumber = new Set(["DaemonSet", "Job", "CronJob", "Pod"]);

function unscalable(autoscaler: Placed<Autoscaler>): readonly Report[] {
  const { target, reference, mentions } = autoscaler.resource;
  const [mention] = mentions;
  if (target === undefined || reference?.kindNode === undefined || !fixedInNumber.has(mention?.kind ?? ""))
    return [];
  return [
    {
      range: reference.kindNode.range,
      level: "warning",
      message: l10n.t(
        "{0} scales {1} `{2}`, a kind whose number of pods nobody can set. It will scale nothing.",
        nameOf(autoscaler),
        target.kind,
        target.name,
      ),
    },
  ];
}

/** The group may be missing altogether, or be that of the core, which has no name. */
function withoutGroup(autoscaler: Placed<Autoscaler>, reference: Reference): readonly Report[] {
  const { target } = autoscaler.resource;
  const { apiVersionNode: node, keyRange } = reference;
  const value = node === undefined ? undefined : scalarValue(node);
  if (value !== undefined && value.type !== "string" && value.type !== "null") return [];
  const text = value?.type === "string" ? value.value : "";
  if (target === undefined || target.kind === "ReplicationController" || text.includes("/")) return [];
  return [
    {
      range: node !== undefined && text !== "" ? node.range : keyRange,
      message: l10n.t(
        "{0} does not say of which API group its target {1} `{2}` is. Kubernetes 1.34 and later refuse it.",
        nameOf(autoscaler),
        target.kind,
        target.name,
      ),
      fixes: writeGroup(autoscaler, reference, target.kind),
    },
  ];
}

function writeGroup(autoscaler: Placed<Autoscaler>, reference: Reference, kind: string): readonly Fix[] {
  if (!["Deployment", "ReplicaSet", "StatefulSet"].includes(kind)) return [];
  const { apiVersionNode, shape } = reference;
  const edit =
    apiVersionNode === undefined
      ? addPair(autoscaler, shape, { key: "apiVersion", value: "apps/v1" })
      : setScalar(autoscaler, apiVersionNode, "apps/v1");
  return fix(l10n.t("Write `{0}`", "apiVersion: apps/v1"), [edit]);
}
