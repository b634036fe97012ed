/** A key that pods read and that the ConfigMap or Secret beside them does not have: one report for both kinds. */
import * as l10n from "@vscode/l10n";
import type { PodReference } from "../resources/pod-reference.ts";
import type { ConfigMap, Secret } from "../resources/resource.ts";
import type { Workload } from "../resources/workload.ts";
import { type MissingKey, missingKeys } from "../workspace/missing-keys.ts";
import type { Placed } from "../workspace/source-file.ts";
import { fix, setScalar } from "./fixes.ts";
import { withoutKey } from "./kubelet-words.ts";
import type { Report, RuleContext } from "./rule.ts";
import { few, nameOf, sentences } from "./wording.ts";

/** More keys than these are counted. */
const most = 6;

/** The reports on the keys that a workload of Kubernetes itself reads from objects of a kind. */
export function keyNotFound(
  workload: Placed<Workload>,
  kind: "ConfigMap" | "Secret",
  { graph }: RuleContext,
): readonly Report[] {
  const { complete, whole, workloadKind, template } = workload.resource;
  if (!complete || !whole || workloadKind === undefined) return [];
  return template.references
    .filter(({ mention }) => mention.kind === kind)
    .flatMap((reference) =>
      missingKeys(graph, workload, reference).map((missing) => report(workload, reference, missing)),
    );
}

function report(workload: Placed<Workload>, reference: PodReference, missing: MissingKey): Report {
  const { reference: named, holder, near, sure } = missing;
  const message = sentences(
    l10n.t(
      "{0} reads key `{1}` of {2}, which has {3}.",
      nameOf(workload),
      named.key,
      nameOf(holder),
      keysText(missing.keys),
    ),
    withoutKey(reference, named),
  );
  const related = [
    { placed: holder, range: placeIn(holder, near), message: l10n.t("The keys of {0}", nameOf(holder)) },
  ];
  const offered = near ?? (missing.keys.length === 1 ? missing.keys[0] : undefined);
  const fixes =
    offered === undefined
      ? []
      : fix(l10n.t("Read key `{0}`", offered), [setScalar(workload, named.node, offered)]);
  return {
    range: named.node.range,
    message,
    related,
    fixes,
    level: sure && named.by === "key" ? "error" : "warning",
  };
}

/** Names of keys only, never what stands under them. */
function keysText(keys: readonly string[]): string {
  return few(
    keys.map((key) => `\`${key}\``),
    most,
  );
}

function placeIn({ resource }: Placed<ConfigMap | Secret>, near: string | undefined) {
  const keys = resource.keys ?? [];
  const key = keys.find((each) => each.key === near) ?? keys[0];
  return key?.keyRange ?? resource.nameNode?.range ?? resource.range;
}
