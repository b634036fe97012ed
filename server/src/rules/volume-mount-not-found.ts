/**
 * A container mounts a volume that its pod does not have.
 *
 * ## What
 * `volumeMounts` names a volume, and neither `volumes` nor the claim templates of a StatefulSet have one of that name.
 *
 * ## Why it matters
 * The API server refuses the pods: `spec.containers[0].volumeMounts[0].name: Not found`.
 *
 * ## Reported
 * - `reported-typo.yaml`: the name is misspelt.
 * - `reported-claim.yaml`: a StatefulSet, whose claim templates make volumes.
 * - `reported-patched-typo.yaml`: a kustomization patches volumes, and one has nearly the name, as a warning.
 * - `reported-none.yaml`: the pod has no volumes, in flow style.
 *
 * ## Accepted
 * - `accepted-found.yaml`: volumes and claim templates.
 * - `accepted-patched.yaml`: a kustomization patches volumes.
 * - `accepted-unknown.yaml`: the name of a volume is a placeholder.
 *
 * ## Fix
 * Name the volume that was meant, where one is near or the only one.
 *
 * ## References
 * S8.47
 */
import * as l10n from "@vscode/l10n";
import { distance } from "fastest-levenshtein";
import { isMisspelling, isSlip } from "../kubernetes/misspelling.ts";
import type { VolumeMount } from "../resources/pod-reference.ts";
import type { Workload } from "../resources/workload.ts";
import type { Placed } from "../workspace/source-file.ts";
import { mayBePatched } from "../workspace/world.ts";
import { fix, setScalar } from "./fixes.ts";
import { defineRule, type Report } from "./rule.ts";
import { containerName, listed } from "./wording.ts";

export const rule = defineRule({
  id: "volume-mount-not-found",
  title: "A container mounts a volume that its pod does not have",
  level: "error",
  since: "0.2.0",
  references: ["S8.47"],
  on: "workload",
  check(workload, { graph }) {
    const { complete, whole, workloadKind, template } = workload.resource;
    const { volumes, volumesKnown, containers } = template;
    if (!complete || !whole || workloadKind === undefined || !volumesKnown) return [];
    const patched = mayBePatched(graph.world, [workload.document.uri], "volumes");
    const names = new Set(volumes.map(({ name }) => name));
    return containers.flatMap((container) =>
      container.mounts
        .filter(({ name }) => !names.has(name))
        .filter((mount) => !patched || nearOf(mount, names) !== undefined)
        .map((mount) => report(workload, containerName(workload, container), mount))
        .map((each) => (patched ? { ...each, level: "warning" as const } : each)),
    );
  },
});

function report(workload: Placed<Workload>, container: string, { name, nameNode }: VolumeMount): Report {
  const { volumes } = workload.resource.template;
  const names = [...new Set(volumes.map((volume) => volume.name))];
  const near = nearOf({ name }, names) ?? (names.length === 1 ? names[0] : undefined);
  return {
    range: nameNode.range,
    message: message(container, name, names),
    related: volumes
      .filter((volume) => volume.name === near)
      .map((volume) => ({
        placed: workload,
        range: volume.nameNode.range,
        message: l10n.t("Volume `{0}` is here", volume.name),
      })),
    fixes:
      near === undefined
        ? []
        : fix(l10n.t("Mount volume `{0}`", near), [setScalar(workload, nameNode, near)]),
  };
}

/** The name that was probably meant. */
function nearOf({ name }: Pick<VolumeMount, "name">, names: Iterable<string>): string | undefined {
  return [...names]
    .filter((each) => isMisspelling(each, name) || isSlip(each, name))
    .sort((a, b) => distance(a, name) - distance(b, name))[0];
}

function message(container: string, name: string, names: readonly string[]): string {
  const has = listed(names.map((each) => `\`${each}\``));
  return names.length === 0
    ? l10n.t(
        "{0} mounts volume `{1}`, and its pod has no volume. The API server refuses it.",
        container,
        name,
      )
    : l10n.t(
        "{0} mounts volume `{1}`, and its pod has {2}. The API server refuses it.",
        container,
        name,
        has,
      );
}
