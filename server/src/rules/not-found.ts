/** An object that pods name and that is not there, beside one with nearly its name: one report for every kind. */
import * as l10n from "@vscode/l10n";
import type { PodReference } from "../resources/pod-reference.ts";
import type { Workload } from "../resources/workload.ts";
import { type NearName, nearName } from "../workspace/near-name.ts";
import type { Placed } from "../workspace/source-file.ts";
import { fix, setScalar } from "./fixes.ts";
import { withoutObject } from "./kubelet-words.ts";
import type { Report, RuleContext } from "./rule.ts";
import { nameOf, sentences } from "./wording.ts";

/** The reports on what a workload of Kubernetes itself names of a kind. Optional references may lead nowhere (S8.51). */
export function notFound(
  workload: Placed<Workload>,
  kind: "ConfigMap" | "Secret" | "PersistentVolumeClaim" | "ServiceAccount",
  { graph }: RuleContext,
): readonly Report[] {
  const { complete, whole, workloadKind, template } = workload.resource;
  if (!complete || !whole || workloadKind === undefined) return [];
  return template.references
    .filter(({ mention }) => mention.kind === kind && !mention.optional)
    .flatMap((reference) => {
      const near = nearName(graph, { from: workload, mention: reference.mention });
      return near === undefined ? [] : [report(workload, reference, near)];
    });
}

function report(workload: Placed<Workload>, reference: PodReference, { name, placed }: NearName): Report {
  const { mention } = reference;
  const message = sentences(
    l10n.t(
      "{0} names {1} `{2}`, which is not here; {1} `{3}` is.",
      nameOf(workload),
      mention.kind,
      mention.name,
      name,
    ),
    withoutObject(reference),
  );
  const related =
    placed === undefined
      ? []
      : [
          {
            placed,
            range: placed.resource.nameNode?.range ?? placed.resource.range,
            message: l10n.t("{0} is here", nameOf(placed)),
          },
        ];
  const title = l10n.t("Name {0} `{1}`", mention.kind, name);
  return {
    range: mention.range,
    message,
    related,
    fixes: fix(title, [setScalar(workload, mention.node, name)]),
  };
}
