/**
 * The pods that a Service selects are in another namespace.
 *
 * ## What
 * The labels match, but the only match nearby names another namespace, or one of the two names a namespace and the
 * other leaves it to whoever applies it, in the same file, with nothing that brings them together.
 *
 * ## Why it matters
 * A Service selects pods of its own namespace only. Across namespaces it gets no endpoints, whatever the labels say.
 *
 * ## Reported
 * - `reported-explicit.yaml`: both name a namespace, and not the same one.
 * - `reported-absent.yaml`: only one of them names a namespace.
 * - `reported-beside.yaml`: pods far away match, but those beside the Service are nobody else's.
 *
 * ## Accepted
 * - `accepted-same.yaml`: the same namespace, or none on either side.
 * - `accepted-kustomization.yaml`: a kustomization sets the namespace of both.
 *
 * ## Fix
 * Give both the same namespace, on either side, or none.
 *
 * ## References
 * S2.33
 */
import * as l10n from "@vscode/l10n";
import type { Service } from "../resources/service.ts";
import type { Workload } from "../resources/workload.ts";
import { isNear, matchesIgnoringNamespace, namespaceFit } from "../workspace/selection.ts";
import type { Placed } from "../workspace/source-file.ts";
import { isFree, surroundingsOf } from "../workspace/surroundings.ts";
import { addPair, dropPair, fix, setScalar } from "./fixes.ts";
import { defineRule, type Fix, type Report, type RuleContext } from "./rule.ts";
import { isOnePod, nameOf, podsOf, sentences } from "./wording.ts";

export const rule = defineRule({
  id: "selector-namespace-mismatch",
  title: "The pods that a Service selects are in another namespace",
  level: "warning",
  since: "0.1.0",
  references: ["S2.33"],
  on: "service",
  check(service, context) {
    const pods = otherNamespace(service, context);
    return pods === undefined || !service.resource.complete ? [] : [report(service, pods)];
  },
});

/** The nearest match of another namespace, when no pod of the Service's own matches and both namespaces are known. */
function otherNamespace(
  service: Placed<Service>,
  { graph, select }: RuleContext,
): Placed<Workload> | undefined {
  if (service.resource.serviceType === "ExternalName") return undefined;
  const { rank, pods } = select(service);
  const near = isNear(rank);
  const matched = pods.some((each) => each.namespaces === "same");
  if (matched && near) return undefined;
  const differing = matchesIgnoringNamespace(graph, service, service).filter(
    (placed) => namespaceFit(graph, service, placed) === "differs",
  );
  const beside = differing.find((placed) => placed.document.uri === service.document.uri);
  const candidate = rank === "file" ? pods[0]?.placed : (beside ?? (near ? undefined : differing[0]));
  if (candidate === undefined || !isKnown(service) || !isKnown(candidate)) return undefined;
  // Pods of another folder match: those beside are only meant when no other Service is there for them.
  const taken = matched && !isFree(surroundingsOf(graph, service, service), candidate);
  return taken ? undefined : candidate;
}

/** False for a namespace that is written and cannot be known. */
function isKnown({ resource }: Placed): boolean {
  return resource.namespaceNode === undefined || resource.namespace !== undefined;
}

function report(service: Placed<Service>, pods: Placed<Workload>): Report {
  const range =
    service.resource.namespaceNode?.range ?? service.resource.nameNode?.range ?? service.resource.range;
  const message = sentences(
    whereTheyAre(service, pods),
    l10n.t("A Service reaches pods of its own namespace only."),
  );
  const place = pods.resource.namespaceNode?.range ?? pods.resource.nameNode?.range ?? pods.resource.range;
  const related = [{ placed: pods, range: place, message: nameOf(pods) }];
  return { range, message, related, fixes: [...move(service, pods), ...move(pods, service)] };
}

/** They differ, so that at least one of them names a namespace. */
function whereTheyAre(service: Placed<Service>, pods: Placed<Workload>): string {
  const [own, other = ""] = [service.resource.namespace, pods.resource.namespace];
  const names = [nameOf(service), podsOf([pods])] as const;
  const one = isOnePod([pods]);
  if (own === undefined) {
    return one
      ? l10n.t("{0} names no namespace and selects {1}, which is in namespace `{2}`.", ...names, other)
      : l10n.t("{0} names no namespace and selects {1}, which are in namespace `{2}`.", ...names, other);
  }
  if (other === "") {
    return one
      ? l10n.t("{0} is in namespace `{2}` and selects {1}, which names no namespace.", ...names, own)
      : l10n.t("{0} is in namespace `{2}` and selects {1}, which name no namespace.", ...names, own);
  }
  return one
    ? l10n.t("{0} is in namespace `{2}` and selects {1}, which is in namespace `{3}`.", ...names, own, other)
    : l10n.t(
        "{0} is in namespace `{2}` and selects {1}, which are in namespace `{3}`.",
        ...names,
        own,
        other,
      );
}

/** Moves one object into the namespace of the other, or leaves its own to whoever applies it, as the other does. */
function move(placed: Placed, { resource: { namespace } }: Placed): readonly Fix[] {
  const { namespaceNode, metadataShape } = placed.resource;
  if (namespace === undefined) {
    return fix(l10n.t("Name no namespace in {0}", nameOf(placed)), [
      dropPair(placed, metadataShape, namespaceNode),
    ]);
  }
  const edit =
    namespaceNode === undefined
      ? addPair(placed, metadataShape, { key: "namespace", value: namespace })
      : setScalar(placed, namespaceNode, namespace);
  return fix(l10n.t("Move {0} into namespace `{1}`", nameOf(placed), namespace), [edit]);
}
